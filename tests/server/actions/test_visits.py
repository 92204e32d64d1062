"""The time of the last look is given back once and then moves on."""

from __future__ import annotations

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.visits import looked


def test_looked(people: dict[Role, User]) -> None:
    person = people[Role.HANDLER]
    assert looked(by=person) is None
    first = looked(by=person)
    assert first is not None
    person.refresh_from_db()
    assert person.seen_at is not None
    assert person.seen_at > first
