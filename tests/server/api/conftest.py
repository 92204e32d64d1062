"""Programs of people: a client with a token for each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.tokens import make_token
from jixiao.server.audit.trail import Actor

Programs = Callable[..., "Program"]
START = "/api/v1"


class Program:
    """Asks as a program with a token would."""

    def __init__(self, secret: str) -> None:
        self.client = Client(HTTP_HOST="localhost", headers={"authorization": f"Bearer {secret}"})

    def get(self, address: str, **asked: Any) -> Any:
        return self.client.get(f"{START}{address}", asked)

    def post(self, address: str, body: Any, key: str = "key-00001") -> Any:
        return self.client.post(
            f"{START}{address}", body, content_type="application/json", headers={"idempotency-key": key}
        )


@pytest.fixture
def program(people: dict[Role, User]) -> Programs:
    """The program of whoever holds a role."""

    def of(role: Role, *, writes: bool = True) -> Program:
        return Program(make_token(name="财务系统", writes=writes, days=30, by=people[role], actor=Actor())[1])

    return of
