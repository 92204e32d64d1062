"""Use of results decided: who may, with a ground, the next budget from the ledger, written and told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.result_uses import Use, decide_use, next_budgets
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.process.models import Notice

ACTOR = Actor(name="测试")


def planned(unit: Unit) -> None:
    """A line of the next year's budget."""
    record = BY_NAME["budget_line"]
    known = {"unit": unit.code, "fiscal_year": 2024, "code": "1", "project": "A0101", "kind": "project", "initial": 700}
    row = Row(record, dict.fromkeys(record.columns) | known, Source(person="测试", form="预算指标"))
    accept(Delivery(unit, 2024, "import", "预算", [row], ("budget_line",), None, "测试"))


def test_a_decision_stands_in_the_ledger(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    use = Use(unit, 2023, "A0101", "统筹经费", "keep", "reduce", "任务减少")
    with pytest.raises(NotPermitted):
        decide_use(use, by=people[Role.HANDLER], actor=ACTOR)
    for wrong in (replace(use, ground=" "), replace(use, consequence="x"), replace(use, next_amount="很多")):
        with pytest.raises(ValidationError):
            decide_use(wrong, by=people[Role.LEADER], actor=ACTOR)
    planned(unit)
    assert next_budgets(unit, 2023) == {"A0101": 700}
    decide_use(use, by=people[Role.REVIEWER], actor=ACTOR)
    decide_use(replace(use, next_amount="5.00"), by=people[Role.LEADER], actor=ACTOR)
    (row,) = current("result_use", unit=unit, fiscal_year=2023).values("consequence", "next_amount", "decided_by")
    assert row == {"consequence": "reduce", "next_amount": 500, "decided_by": str(people[Role.LEADER])}
    told = Event.objects.filter(action="result.decide").first()
    assert told is not None
    assert told.summary == "结果应用：A0101 统筹经费 调减（建议保留）"
    assert Notice.objects.filter(to=people[Role.OFFICE]).count() == 2
