"""The parts of the workbench: numbers with their traces, alerts that lead somewhere, deadlines that are near, for each their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.models import ImportSession
from jixiao.server.pages.home_parts import (
    Alert,
    alerts,
    glance,
    looked_after,
    near,
    newest_of,
    steps_to_begin,
    unit_lines,
)
from jixiao.server.process.deadlines import UnitDay
from jixiao.server.results.models import Evaluation
from tests.server.ledger.sample import delivered as more
from tests.server.ledger.sample import payment
from tests.server.results.sample import data, delivered, evaluated

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
TODAY = date(2026, 3, 1)
AsRole = Callable[[Role], Client]
People = dict[Role, User]


@pytest.fixture
def evaluation(people: People, data: Path) -> Evaluation:
    """The example, evaluated."""
    delivered()
    return evaluated(people[Role.OFFICE])


def alerts_of(person: User) -> list[Alert]:
    return alerts(person, TODAY, newest=newest_of(person), deadlines=looked_after(person, TODAY))


def test_an_evaluation_at_a_glance(evaluation: Evaluation, people: People, as_role: AsRole) -> None:
    found = glance(newest_of(people[Role.LEADER]))
    assert found is not None
    assert [(card.name, card.value) for card in found.cards[:4]] == [
        ("全年预算数", "7,514.04万元"),
        ("全年执行数", "7,493.67万元"),
        ("预算执行率", "99.7%"),
        ("自评得分", "99.97分"),
    ]
    client = as_role(Role.LEADER)
    assert [client.get(card.address).status_code for card in found.cards] == [200] * 5
    assert not found.stale
    assert steps_to_begin(people[Role.OFFICE], frozenset({Role.OFFICE})) == []
    (line,) = unit_lines(newest_of(people[Role.REVIEWER]))
    assert [text for _, text, _ in line.money] == ["7,514.04万元", "7,493.67万元", "99.7%"]
    assert (line.total, line.stale) == ("99.97", False)
    page = as_role(Role.REVIEWER).get("/home/").content.decode()
    assert "各单位最近的评价" in page
    more([payment("Z1", 100)])
    assert any("重新评价" in one.text for one in alerts_of(people[Role.REVIEWER]))


def test_alerts_lead_somewhere(people: People, as_role: AsRole) -> None:
    unit = Unit.objects.get(code="118001")
    for state in ("problems", "ready", "accepted"):
        ImportSession.objects.create(unit=unit, fiscal_year=2026, state=state, by=people[Role.OFFICE])
    found = alerts_of(people[Role.OFFICE])
    assert [one.text for one in found] == [
        "1 次导入有错误，没有入库。",
        "1 次导入读完了，等您确认入库。",
        "2026 年有 9 个期限还没有日期，到时不会提醒。",
    ]
    client = as_role(Role.OFFICE)
    assert [client.get(one.address).status_code for one in found] == [200] * 3
    assert len(alerts_of(people[Role.HANDLER])) == 2


def test_what_is_near(people: People) -> None:
    office = people[Role.OFFICE]
    found = near(looked_after(office, TODAY), TODAY, counts=False)
    assert [(one.title, one.mark, one.units) for one in found] == [
        ("2025 年项目绩效自评报主管部门", "超期 1 天", 0),
        ("2025 年部门整体绩效自评报财政部门", "还有 14 天", 0),
    ]
    june = date(2026, 6, 1)
    assert near(looked_after(office, june), june, counts=False) == []


def test_the_bureau_counts_units(people: People) -> None:
    Unit.objects.create(code="118002", name="另一局", kind="department")
    unit = Unit.objects.get(code="118001")
    UnitDay.objects.create(unit=unit, year=2026, code="project_self_evaluation", done_on=TODAY, by=people[Role.OFFICE])
    found = near(looked_after(people[Role.REVIEWER], TODAY), TODAY, counts=True)
    assert [(one.title, one.units) for one in found] == [
        ("2025 年项目绩效自评报主管部门", 1),
        ("2025 年部门整体绩效自评报财政部门", 2),
    ]
