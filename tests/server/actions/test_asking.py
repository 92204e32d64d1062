"""Asking about suspicions of units that one may not ask, or of none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.asking import ask_about
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.process.cases import Case
from tests.monitoring.rules.packaged import RULES

from .test_case_warnings import HIT


def test_one_case_each(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    office = people[Role.OFFICE]
    hits = [replace(HIT, sentence="疑" * 300), replace(HIT, key="l")]
    given = {"rule": RULES["TM-05"], "units": {"118001": unit}, "actor": Actor()}
    made = ask_about(hits=hits, by=office, **given)  # type: ignore[arg-type]
    assert [case.step for case in made] == ["explain", "explain"]
    assert Event.objects.filter(action="case.start").count() == 2
    with pytest.raises(ValidationError, match="还没有询问"):
        ask_about(hits=hits, by=office, **given)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        ask_about(hits=[replace(HIT, key="m")], by=people[Role.LEADER], **given)  # type: ignore[arg-type]
    assert Case.objects.count() == 2
