"""Standing in: who may be asked, for how long, and what it permits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.delegations import delegate, end_delegation
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.process.cases import Case, open_for
from jixiao.server.process.notices import Notice
from tests.server.actions.test_cases import adjustment, go
from tests.server.results.sample import ACTOR, data

__all__ = ["adjustment", "data"]


def test_standing_in(adjustment: Case, people: dict[Role, User]) -> None:
    office, leader, today = people[Role.OFFICE], people[Role.LEADER], timezone.localdate()
    go(adjustment, "submit", people[Role.HANDLER])

    def given(**days: int) -> None:
        first, last = today + timedelta(days=days.get("first", 0)), today + timedelta(days=days.get("last", 3))
        delegate(giver=office, taker=leader, first_day=first, last_day=last, reason="出差", by=office, actor=ACTOR)

    for wrong in ({"first": -1}, {"first": 5, "last": 1}, {"last": 200}):
        with pytest.raises(ValidationError):
            given(**wrong)
    with pytest.raises(NotPermitted):
        delegate(giver=office, taker=leader, first_day=today, last_day=today, reason="x", by=leader, actor=ACTOR)
    given()
    assert Notice.objects.filter(to=leader, subject__startswith="delegation:").count() == 1
    assert list(open_for(leader)) == [adjustment]
    assert list(open_for(leader, on=today + timedelta(days=4))) == []
    go(adjustment, "agree", leader, "同意")
    made = adjustment.moves.last()
    assert made is not None
    assert (made.by, made.for_whom, made.role) == (leader, office, Role.OFFICE)
    with pytest.raises(NotPermitted):
        end_delegation(delegation=office.delegations_given.get(), by=leader, actor=ACTOR)
    end_delegation(delegation=office.delegations_given.get(), by=office, actor=ACTOR)
    adjustment.step, adjustment.waits_for = "office", ",office,"
    adjustment.save()
    assert list(open_for(leader)) == []
