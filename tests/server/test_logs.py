"""A line per request and task: who by number, which address by its pattern; of a fault its kind and place, never what was typed."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.log import CallbackFilter
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from jixiao.server import logs
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_imports import read_session

NAME = "张某某"


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """All that is told, however quiet the settings are."""
    kept: list[dict[str, Any]] = []
    handler, logger = logging.Handler(), logging.getLogger("jixiao")
    handler.emit = lambda record: kept.append(told(record))  # type: ignore[method-assign]
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield kept
    logger.removeHandler(handler)
    logger.setLevel(before)


def told(record: logging.LogRecord) -> dict[str, Any]:
    return json.loads(logs.JsonLine().format(record))  # type: ignore[no-any-return]


def test_a_request(as_role: Callable[[Role], Client], people: dict[Role, User], lines: list[dict[str, Any]]) -> None:
    client = as_role(Role.SYSTEM_ADMIN)
    number = people[Role.HANDLER].pk
    response = client.get(f"/people/{number}/", {"q": NAME}, headers={"x-request-id": "balancer-0001"})
    (line,) = lines
    expected = {
        "level": "info", "logger": "jixiao.request", "user": people[Role.SYSTEM_ADMIN].pk, "method": "GET",
        "address": "/people/<int:number>/", "status": 405,
    }  # fmt: skip
    assert expected.items() <= line.items()
    assert isinstance(line["ms"], int)
    assert set(line) == {*expected, "time", "id", "ms"}
    assert response["X-Request-ID"] == "balancer-0001"


@pytest.mark.django_db
def test_what_nobody_asks_about_is_not_told(lines: list[dict[str, Any]]) -> None:
    client = Client(HTTP_HOST="localhost")
    client.get("/healthz")
    assert b"".join(client.get("/static/jixiao.css"))  # type: ignore[arg-type]
    assert lines == []
    response = client.get(f"/nowhere/{NAME}", headers={"x-request-id": "a line\nmore"})
    (line,) = lines
    assert (line["address"], line["status"], line["user"]) == ("-", 404, None)
    assert response["X-Request-ID"].isalnum()


def test_a_fault_tells_its_place_and_not_what_was_typed() -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        request = RequestFactory().get(f"/people/{NAME}/")
        request.resolver_match = None  # type: ignore[assignment]
        record = logging.getLogger("x").makeRecord(
            "django.request", logging.ERROR, __file__, 1, "Internal Server Error: %s", (request.path,), sys.exc_info(),
            extra={"request": request},
        )  # fmt: skip
    line = told(record)
    assert line["fault"] == "ValueError"
    assert line["message"] == "GET -"
    assert "test_logs.py" in line["at"][0]
    text = logs.TextLine().format(record)
    assert "test_logs.py" in text
    assert NAME not in text + json.dumps(line, ensure_ascii=False)


def test_a_status_is_told_once() -> None:
    # As the settings make it: the logger itself is shared with whatever reads the settings anew.
    settings = logs.log_settings("json")
    assert settings["loggers"]["django.request"]["filters"] == ["faults"]
    faults = CallbackFilter(settings["filters"]["faults"]["callback"])
    record = logging.makeLogRecord({"msg": "Service Unavailable: %s", "args": ("/readyz",)})
    assert not faults.filter(record)
    record.exc_info = (ValueError, ValueError(), None)
    assert faults.filter(record)


def test_lines_within_a_request_carry_its_identity(lines: list[dict[str, Any]]) -> None:
    found: list[dict[str, Any]] = []

    def respond(request: HttpRequest) -> HttpResponse:
        found.append(logs.parts_of(logging.makeLogRecord({"msg": "within"})))
        return HttpResponse(status=503)

    response = logs.request_log(respond)(RequestFactory().get("/"))
    assert found[0]["id"] == response["X-Request-ID"]
    assert logs.current_request() == ""
    assert lines[0]["level"] == "error"


@pytest.mark.django_db
def test_a_task(lines: list[dict[str, Any]]) -> None:
    read_session.enqueue(999_001)
    kept = DBTaskResult.objects.get()
    logs.tell_tasks()
    try:
        kept.claim("w")
        task_started.send(sender=object, task_result=kept.task_result)
        assert logs.current_request() == str(kept.pk)
        kept.set_failed(ValueError(NAME))
        task_finished.send(sender=object, task_result=kept.task_result)
    finally:
        task_started.disconnect(dispatch_uid="jixiao-log")
        task_finished.disconnect(dispatch_uid="jixiao-log")
    (line,) = lines
    assert (line["task"], line["status"], line["level"]) == ("read_session", "failed", "error")
    assert line["fault"] == "ValueError"
    assert isinstance(line["ms"], int)
    assert line["id"] == str(kept.pk)
    assert NAME not in json.dumps(line, ensure_ascii=False)


@pytest.mark.parametrize("form", logs.FORMS)
def test_settings(form: str) -> None:
    chosen = logs.log_settings(form)
    assert chosen["loggers"]["jixiao"]["level"] == ("WARNING" if form == "quiet" else "INFO")
    assert chosen["formatters"]["line"]["()"] is (logs.JsonLine if form == "json" else logs.TextLine)


def test_another_word_is_refused() -> None:
    with pytest.raises(ValueError, match="JIXIAO_LOG"):
        logs.log_settings("xml")
