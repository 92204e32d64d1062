"""Every operation of the description, asked with what programs get wrong: no answer is a fault of ours, each is one that was announced."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.tokens import make_token
from jixiao.server.api.application import api
from jixiao.server.audit.trail import Actor
from tests.server.ledger.sample import delivered, payment

PROBLEM = "application/problem+json"
CHINESE = re.compile("[\u4e00-\u9fff]")
TEXTS = ("", "-1", "1.5", "9" * 30, "甲", "\x00", "'; --", "../..", "x" * 3000, "１２")
VALUES = (None, True, -1, 1.5, 10**30, "", "x" * 3000, "\x00", "\ud800", [], {}, [[None]])
PAPERS = (
    b"", b"{", b"\xff\xfe", b"null", b"[]", b'"x"', b"NaN", b'{"a": Infinity}', b"[" * 100_000, b"1" * 10_000,
    b"x" * (4 * 1024 * 1024 + 1),
)  # fmt: skip
KNOWN = {"name": "payment", "kind": "conflict", "key": "s-1", "code": "score.total", "number": "1"}
SOUND = {
    "Delivered": {
        "unit": "118001",
        "fiscal_year": 2023,
        "reason": "补录",
        "records": [{"seen": None, "values": {"voucher": "Z1", "paid_on": "2023-03-01", "amount": "1.00"}}],
    },
    "Withdrawn": {"unit": "118001", "fiscal_year": 2023, "reason": "重复", "records": [1]},
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One of the description: its address with gaps, its parameters, a body that would do."""

    method: str
    path: str
    told: dict[str, Any]
    body: Any = field(default=None)

    def parameters(self, where: str) -> list[str]:
        return [one["name"] for one in self.told.get("parameters", ()) if one["in"] == where]

    def address(self, **given: str) -> str:
        filled = KNOWN | given
        return re.sub(r"\{(\w+)\}", lambda gap: quote(filled[gap[1]], safe=""), self.path)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an operation."""

    address: str
    body: bytes | None = None
    kind: str = "application/json"
    key: str = "key-00001"


def operations() -> Iterator[Operation]:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, told in methods.items():
            content = told.get("requestBody", {}).get("content", {})
            name = content["application/json"]["schema"]["$ref"].rsplit("/", 1)[1] if content else ""
            yield Operation(method, path, told, SOUND[name] if name else None)


def changed(body: Any) -> Iterator[Any]:
    """The body with one part left out, replaced or added, at every depth."""
    for name in body if isinstance(body, dict) else range(len(body)):
        for value in VALUES:
            other = copy.copy(body)
            other[name] = value
            yield other
        without = copy.copy(body)
        del without[name]
        yield without
        if isinstance(body[name], dict | list):
            for part in changed(body[name]):
                other = copy.copy(body)
                other[name] = part
                yield other
    if isinstance(body, dict):
        yield body | {"unbekannt": 1}


def requests(operation: Operation) -> Iterator[Request]:
    sound = None if operation.body is None else json.dumps(operation.body).encode()
    yield Request(operation.address(), sound)
    gaps = re.findall(r"\{(\w+)\}", operation.path)
    # A whole number in an address is part of the address: with anything else there it is another one.
    for gap in (one for one in gaps if one != "number"):
        yield from (
            Request(operation.address(**{gap: text}), sound) for text in TEXTS if text.strip() and "/" not in text
        )
    if "number" in gaps:
        yield Request(operation.address(number="9" * 30), sound)
    for name in (*operation.parameters("query"), "unbekannt"):
        yield from (Request(f"{operation.address()}?{urlencode({name: text})}", sound) for text in TEXTS)
    yield Request(f"{operation.address()}?year=%ED%A0%80&q=%FF", sound)
    if operation.body is None:
        return
    yield from (Request(operation.address(), paper) for paper in PAPERS)
    yield from (Request(operation.address(), sound, kind=kind) for kind in ("text/plain", "multipart/form-data", ""))
    yield from (Request(operation.address(), sound, key=key) for key in ("", "short", "k" * 200, "\x01" * 10))
    yield from (Request(operation.address(), json.dumps(body).encode()) for body in changed(operation.body))


@pytest.fixture
def client(people: dict[Role, User], settings: Settings) -> Client:
    settings.JIXIAO_RATES = {**settings.JIXIAO_RATES, "api": "100000/10m"}
    delivered([payment("A1", 500)])
    _, secret = make_token(name="试", writes=True, days=1, by=people[Role.OFFICE], actor=Actor())
    return Client(HTTP_HOST="localhost", headers={"authorization": f"Bearer {secret}"}, raise_request_exception=False)


@pytest.mark.parametrize("operation", list(operations()), ids=lambda one: f"{one.method} {one.path}")
def test_operation(operation: Operation, client: Client) -> None:
    answers = operation.told["responses"]
    for request in requests(operation):
        answer = client.generic(
            operation.method.upper(), request.address, request.body or b"", content_type=request.kind,
            headers={"idempotency-key": request.key},
        )  # fmt: skip
        asked = (
            request.address[:200],
            (request.body or b"")[:300],
            request.kind,
            answer.content[:300].decode(errors="replace"),
        )
        assert str(answer.status_code) in answers, (answer.status_code, asked)
        assert answer.status_code != 500, asked
        kind = answer["Content-Type"].split(";")[0]
        assert kind in answers[str(answer.status_code)]["content"], (kind, asked)
        if kind == PROBLEM:
            told = answer.json()
            texts = [told["title"], told["detail"], *(one["message"] for one in told.get("findings", ()))]
            assert all(CHINESE.search(text) for text in texts), asked


@pytest.mark.parametrize(
    ("method", "address", "host", "status"),
    [
        ("PUT", "/api/v1/records/payment", "localhost", 405),
        ("DELETE", "/api/v1/units", "localhost", 405),
        ("GET", "/api/v1/nowhere", "localhost", 404),
        ("GET", "/api/v1/", "localhost", 404),
        ("GET", "/api/", "localhost", 404),
        ("POST", "/api/v2/records", "localhost", 404),
        ("GET", "/api/v1/units", "stranger.example", 400),
        ("GET", "/api/v1/units?q=%00", "localhost", 400),
    ],
)
def test_around_the_operations(client: Client, method: str, address: str, host: str, status: int) -> None:
    answer = client.generic(method, address, HTTP_HOST=host)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM), answer.content[:300]
    told = answer.json()
    assert told["status"] == status
    assert CHINESE.search(told["detail"])
    if status == 405:
        assert answer["Allow"]
