"""Obligations and contracts of the ledger are those of the package it was filled from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.complying import complied_now, contracts_now, contracts_published, obliged_now
from jixiao.server.process.deadlines import UnitDay
from jixiao.standards.compliance_answers import Answer
from tests.server.ledger.sample import delivered as rows_delivered
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


def test_the_ledger_answers_like_the_package(people: dict[Role, User], data: Path) -> None:
    delivered()
    unit = Unit.objects.get(code="118001")
    answers = {one.obligation.code: one.answer for one in complied_now(unit, 2023, date(2024, 1, 31)).judged}
    assert (answers["PRC-04"], answers["PUB-01"]) == (Answer.MET, Answer.OPEN)
    assert len(contracts_now(unit, 2023).signed) == 21
    assert len(json.loads(contracts_published(unit, 2023, date(2024, 1, 31)))["releases"]) == 21


def _disclosure(item: str, approved: date) -> Row:
    record = BY_NAME["disclosure"]
    values = {
        "unit": "118001",
        "fiscal_year": 2026,
        "item": item,
        "subject_year": 2026,
        "approved_on": day_number(approved),
    }
    source = Source(file="公开.xlsx", sha256="a" * 64, sheet="信息公开", row=2, batch="b-1")
    return Row(record, dict.fromkeys(record.columns) | values, source, {"item": "A"})


def test_what_the_calendar_has_a_day_for_is_asked_once(people: dict[Role, User], data: Path) -> None:
    unit, today = Unit.objects.get(code="118001"), date(2026, 2, 12)
    assert obliged_now(unit, (2026,), today) == []
    rows = [_disclosure("budget", date(2026, 2, 6)), _disclosure("unit_budget", date(2026, 2, 10))]
    rows_delivered(rows, fiscal_year=2026, present=["disclosure"])
    # The approval of the department's own budget is on record, so its deadline has a day; that of the units' budgets has none yet.
    (one,) = obliged_now(unit, (2025, 2026), today)
    assert (one.judged.obligation.code, one.day) == ("PUB-02", date(2026, 3, 2))
    assert one.link == "/watch/compliance/PUB-02/?unit=118001&year=2026&answer=open"
    assert obliged_now(unit, (2025,), today) == []
    late = obliged_now(unit, (2026,), date(2026, 3, 5), late=True)
    assert [(each.judged.obligation.code, each.day) for each in late if each.day < date(2026, 3, 5)] == [
        ("PUB-02", date(2026, 3, 2))
    ]
    assert obliged_now(unit, (2026,), date(2026, 3, 5)) == []
    day = date(2026, 2, 10)
    UnitDay.objects.create(unit=unit, year=2026, code="unit_budget_approved", day=day, by=people[Role.OFFICE])
    assert obliged_now(unit, (2026,), today) == []
