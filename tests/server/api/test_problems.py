"""Problem details with everything a program needs, and nothing unknown."""

from __future__ import annotations

import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jixiao.server.api.problems import CONTENT_TYPE, KINDS, Problem, only_problems, problem_of


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind(name: str) -> None:
    answer = problem_of(RequestFactory().get("/api/v1/x"), Problem(name, more={"findings": []}, headers={"X": "1"}))
    told = json.loads(answer.content)
    assert (answer.status_code, told["status"]) == (KINDS[name].status, KINDS[name].status)
    assert told["type"] == f"/api/v1/problems/{name}"
    assert told["detail"] == KINDS[name].advice
    assert (told["instance"], told["findings"], answer["X"]) == ("/api/v1/x", [], "1")
    assert KINDS[name].title


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [("/api/v1/x", 405, "not-allowed"), ("/api/", 418, "malformed"), ("/api/v1/x", 502, "broken"), ("/home/", 404, "")],
)
def test_answers_of_the_framework(path: str, status: int, kind: str) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        return HttpResponse("No.", status=status, headers={"Allow": "GET", "X": "1"})

    answer = only_problems(respond)(RequestFactory().get(path))
    assert (answer["Content-Type"] == CONTENT_TYPE, answer["Allow"]) == (bool(kind), "GET")
    assert not kind or json.loads(answer.content)["type"] == f"/api/v1/problems/{kind}"
