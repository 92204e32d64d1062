"""A unit that has handed in nothing: every page says so, and nothing is asked for, arranged, published or warned of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.arranging import propose
from jixiao.server.actions.cost_warnings import warn_of_costs
from jixiao.server.actions.publishing import publish_assessment
from jixiao.server.pages.home_parts import steps_to_begin
from tests.server.results.sample import ACTOR, asked, data

__all__ = ["data"]
WATCHED = (
    *("pace", "dual", "compliance", "disclosure", "procurement", "analysis", "cost", "supervision", "management"),
    *("rules",),
)
BELOW = (
    *("pace/chart.json", "dual/chart.svg", "compliance/PRC-04/", "procurement/ocds.json", "procurement/HT2023-07/"),
    *("analysis/118001/2023-07-31/charts/months.json", "rules/TM-01/", "rules/?unit=999"),
)
DRAWN = {"quarter": "1", "total": "126", "seed": "7", "most": "12", "same_offence": "50", "days": "7"}


def test_pages(as_role: Callable[[Role], Client], data: Path) -> None:
    office = as_role(Role.OFFICE)
    Unit.objects.create(code="999", name="别的局", kind="department")
    for address in (*(f"/watch/{name}/" for name in WATCHED), "/arrangements/", "/assessments/"):
        text = office.get(address).content.decode()
        assert "还没有记录" in text or "还没有支付记录" in text, address
    for name in BELOW:
        assert office.get(f"/watch/{name}").status_code == 404, name


def test_actions(people: dict[Role, User], data: Path) -> None:
    office, unit = people[Role.OFFICE], Unit.objects.get(code="118001")
    with pytest.raises(ValidationError, match="还没有任何记录"):
        asked(office)
    with pytest.raises(ValidationError, match="不能公布"):
        publish_assessment(unit=unit, fiscal_year=2023, scheme="jx-town-case-handling", by=office, actor=ACTOR)
    with pytest.raises(ValidationError, match="没有“社区矫正档案名册”的记录"):
        propose(unit=unit, fiscal_year=2023, kind="files", inputs=DRAWN, by=office, actor=ACTOR)
    assert warn_of_costs(date(2023, 12, 31)) == 0


def test_the_way_to_the_first_result(people: dict[Role, User]) -> None:
    office = steps_to_begin(people[Role.OFFICE], frozenset({Role.OFFICE}))
    assert [(one.title, one.done) for one in office] == [
        ("导入资料", False),
        ("发起评价", False),
        ("发起部门整体自评", False),
    ]
    assert steps_to_begin(people[Role.LEADER], frozenset({Role.LEADER})) == []
