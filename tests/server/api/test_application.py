"""The interface as a whole: its description, and problems instead of pages whatever goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.accounts.roles import Role
from jixiao.server.api import evaluations
from jixiao.server.api.application import api
from jixiao.server.api.description import RECORD, without_record_types

from .conftest import Programs

DESCRIPTION = Path(__file__).parents[3] / "docs" / "openapi.json"


def test_description_is_served_and_committed(db: None) -> None:
    served = Client(HTTP_HOST="localhost").get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    values = served["components"]["schemas"][f"{RECORD}payment"]["properties"]
    assert values["amount"]["title"] == "支付金额"
    assert served["paths"]["/api/v1/records/{name}"]["post"]["responses"]["409"]["content"].keys() == {
        "application/problem+json"
    }
    committed = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    assert committed == without_record_types(served), "python docs/generate.py"


def test_every_operation_is_told_of_in_the_documents() -> None:
    told = (DESCRIPTION.parent / "api.md").read_text(encoding="utf-8")
    paths = api.get_openapi_schema()["paths"]
    assert [path for path in paths if f"`{path.removeprefix('/api/v1')}`" not in told] == []


def test_problems(program: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = program(Role.OFFICE)
    for answer, status in (
        (asking.get("/nowhere"), 404),
        (asking.get("/evaluations", year="soon"), 400),
        (asking.client.post("/api/v1/records/payment", "{", content_type="application/json"), 400),
    ):
        told = answer.json()
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert {"type", "title", "status", "detail", "instance", "request_id"} <= set(told)
    kind = asking.get("/problems/conflict").json()
    assert (kind["status"], kind["title"]) == (409, "记录已被别人修改")

    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(evaluations, "page_of", lambda *_, **__: broken())
    answer = asking.get("/evaluations")
    assert (answer.status_code, answer.json()["type"]) == (500, "/api/v1/problems/broken")
    assert "secret" not in answer.content.decode()
