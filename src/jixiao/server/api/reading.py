"""What programs send, read strictly; what does not fit, told in Chinese with its place in the request."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

TOLD: Mapping[str, str] = {
    "missing": "缺少这一项。",
    "int_parsing": "应为整数。",
    "int_parsing_size": "这个整数太大。",
    "int_type": "应为整数。",
    "int_from_float": "应为整数，不能有小数。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "string_type": "应为文本（字符串）。",
    "string_too_short": "至少要有 {min_length} 个字符。",
    "string_too_long": "最多 {max_length} 个字符。",
    "list_type": "应为数组。",
    "too_short": "至少要有 {min_length} 项。",
    "too_long": "最多 {max_length} 项。",
    "dict_type": "应为对象。",
    "model_attributes_type": "应为对象。",
}
"""By pydantic's name of what is wrong; `{…}` is the limit."""
OTHER = "填写有误，见接口描述。"


class Strict(Parser):
    """JSON (RFC 8259) and nothing beside it: no NaN, no text that a database cannot keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body. ValueError for what is not JSON, or holds a NUL or half a character."""
        found = json.loads(request.body, parse_constant=_refused)
        for text in _texts(found):
            text.encode()
            if "\0" in text:
                raise ValueError("NUL")
        return found


def findings_of(errors: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What does not fit, each with its place: in the body a JSON Pointer, elsewhere /query/NAME, /path/NAME or /header/NAME."""
    return [{"at": _place(one["loc"]), "message": _told(one)} for one in errors]


def _place(loc: tuple[str | int, ...]) -> str:
    # The name that the body has in our function is no part of the request.
    parts = loc[2:] if loc[0] == "body" else loc
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def _told(error: Mapping[str, Any]) -> str:
    return TOLD.get(error["type"], OTHER).format(**error.get("ctx", {}))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _refused(constant: str) -> None:
    raise ValueError(constant)
