"""Assessed units asked for their self-marks: by the office, each once, those without people here named."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.assessing import ask_units
from jixiao.server.actions.permission import NotPermitted
from tests.server.actions.test_case_assessment import ACTOR, SCHEME, asked, town


def test_each_is_asked_once(people: dict[Role, User]) -> None:
    user, unit = town(), Unit.objects.get(code="118001")
    with pytest.raises(NotPermitted):
        ask_units(unit=unit, fiscal_year=2023, scheme=SCHEME, by=user, actor=ACTOR)
    with pytest.raises(ValidationError, match="没有这个考评方案"):
        ask_units(unit=unit, fiscal_year=2023, scheme="x", by=people[Role.OFFICE], actor=ACTOR)
    assert asked(people).unit.code == "T1"
    with pytest.raises(ValidationError, match="没有可以发起的单位"):
        asked(people)
