"""An evaluation is asked for by those who work on the unit, of a year with records, once at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.evaluating import hand_out, request_pdf
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from tests.server.results.sample import ACTOR, asked, data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_who_and_when(people: dict[Role, User], data: Path) -> None:
    delivered()
    with pytest.raises(NotPermitted):
        asked(people[Role.AUDITOR])
    assert asked(people[Role.OFFICE]).state == "queued"
    with pytest.raises(ValidationError, match="正在进行"):
        asked(people[Role.REVIEWER])


def test_files_are_told_to_the_trail(people: dict[Role, User], data: Path) -> None:
    delivered()
    one = evaluated(people[Role.OFFICE])
    hand_out(evaluation=one, name="评分表.xlsx", actor=ACTOR)
    with pytest.raises(NotPermitted):
        request_pdf(evaluation=one, by=people[Role.AUDITOR], actor=ACTOR)
    request_pdf(evaluation=one, by=people[Role.LEADER], actor=ACTOR)
    told = list(Event.objects.filter(action__startswith="evaluation.").values_list("action", flat=True))
    assert sorted(told) == ["evaluation.export", "evaluation.finish", "evaluation.print", "evaluation.request"]
