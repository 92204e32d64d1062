"""An analysis is asked for by those who may, once at a time, by a day of its year."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.analysing import hand_out_analysis, request_analysis
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.results.models import AnalysisDocument

ACTOR = Actor(name="测试")


def test_who_asks_and_when(people: dict[Role, User]) -> None:
    unit, day = Unit.objects.get(code="118001"), date(2023, 7, 31)
    made = request_analysis(unit=unit, fiscal_year=2023, as_of=day, by=people[Role.OFFICE], actor=ACTOR)
    assert made.state == "queued"
    with pytest.raises(ValidationError, match="正在生成"):
        request_analysis(unit=unit, fiscal_year=2023, as_of=day, by=people[Role.REVIEWER], actor=ACTOR)
    with pytest.raises(ValidationError, match="不在 2023 年内"):
        request_analysis(unit=unit, fiscal_year=2023, as_of=date(2022, 7, 31), by=people[Role.OFFICE], actor=ACTOR)
    with pytest.raises(NotPermitted):
        request_analysis(unit=unit, fiscal_year=2023, as_of=date(2023, 8, 31), by=people[Role.LEADER], actor=ACTOR)
    assert AnalysisDocument.objects.count() == 1
    hand_out_analysis(document=made, name="执行分析.docx", actor=ACTOR)
    told = Event.objects.filter(action__startswith="analysis.").values_list("action", flat=True)
    assert sorted(told) == ["analysis.export", "analysis.request"]
