"""A key that was used for something else is a problem of its own."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.api.problems import Problem
from jixiao.server.api.writing import written


def test_written(people: dict[Role, User]) -> None:
    def asked(text: str) -> dict[str, object]:
        request = RequestFactory().post("/api/v1/records/payment", text, content_type="application/json")
        request.user = people[Role.OFFICE]
        return {"request": request, "response": answer, "key": "key-00001"}

    answer = HttpResponse()
    assert written(**asked("{}"), act=lambda: {"batch": 1}) == {"batch": 1}  # type: ignore[arg-type]
    assert "Idempotent-Replayed" not in answer
    assert written(**asked("{}"), act=lambda: {"batch": 2}) == {"batch": 1}  # type: ignore[arg-type]
    assert answer["Idempotent-Replayed"] == "true"
    with pytest.raises(Problem, match="key-reused"):
        written(**asked("[]"), act=lambda: {"batch": 3})  # type: ignore[arg-type]
