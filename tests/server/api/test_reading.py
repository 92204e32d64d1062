"""Bodies are JSON and nothing beside it; what does not fit is told in Chinese, with its place in the request."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jixiao.server.api.reading import TOLD, Strict, findings_of


def read(body: bytes) -> object:
    return Strict().parse_body(RequestFactory().post("/", body, content_type="application/json"))


def test_json_is_read() -> None:
    assert read('{"a": ["甲", 1, null, {"b": "\\ud83d\\ude00"}]}'.encode()) == {"a": ["甲", 1, None, {"b": "😀"}]}


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[NaN]", b"-Infinity", b'{"a\\u0000": 1}', b'["\\ud800"]'])
def test_nothing_else_is(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 – the reason is for nobody: the answer says that it is not JSON
        read(body)


def test_places_and_words() -> None:
    errors = [
        {"loc": ("body", "delivered", "records", 2, "a/b"), "type": "missing"},
        {"loc": ("query", "limit"), "type": "less_than_equal", "ctx": {"le": 500}},
        {"loc": ("header", "Idempotency-Key"), "type": "a_new_one"},
    ]
    assert findings_of(errors) == [
        {"at": "/records/2/a~1b", "message": TOLD["missing"]},
        {"at": "/query/limit", "message": "不能大于 500。"},
        {"at": "/header/Idempotency-Key", "message": "填写有误，见接口描述。"},
    ]
