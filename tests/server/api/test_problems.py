"""Problem details with everything a program needs, and nothing unknown."""

from __future__ import annotations

import json

import pytest
from django.test import RequestFactory

from jixiao.server.api.problems import KINDS, Problem, problem_of


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind(name: str) -> None:
    answer = problem_of(RequestFactory().get("/api/v1/x"), Problem(name, more={"findings": []}, headers={"X": "1"}))
    told = json.loads(answer.content)
    assert (answer.status_code, told["status"]) == (KINDS[name].status, KINDS[name].status)
    assert told["type"] == f"/api/v1/problems/{name}"
    assert told["detail"] == KINDS[name].advice
    assert (told["instance"], told["findings"], answer["X"]) == ("/api/v1/x", [], "1")
    assert KINDS[name].title
