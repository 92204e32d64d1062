"""A disclosure pack is asked for by those who may, once at a time; what is handed out is written down."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.disclosing import hand_out_disclosure, request_disclosure
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.results.models import DisclosurePack

ACTOR = Actor(name="测试")


def test_who_asks(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    made = request_disclosure(unit=unit, fiscal_year=2023, by=people[Role.OFFICE], actor=ACTOR)
    assert (made.state, str(made)) == ("queued", "广州市白云区司法局 2023 年度公开资料")
    with pytest.raises(ValidationError, match="正在生成"):
        request_disclosure(unit=unit, fiscal_year=2023, by=people[Role.REVIEWER], actor=ACTOR)
    with pytest.raises(NotPermitted):
        request_disclosure(unit=unit, fiscal_year=2022, by=people[Role.LEADER], actor=ACTOR)
    assert DisclosurePack.objects.count() == 1
    hand_out_disclosure(pack=made, name="公开资料.docx", actor=ACTOR)
    told = Event.objects.filter(action__startswith="disclosure.").values_list("action", flat=True)
    assert sorted(told) == ["disclosure.export", "disclosure.request"]
