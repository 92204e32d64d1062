"""Targets: what a declaration begins with, what it lacks, and which records it replaces."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import case_targets
from jixiao.server.actions.case_subjects import RULES
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")


@pytest.fixture
def unit(people: dict[Role, User], data: Path) -> Unit:
    """The example's unit with its records."""
    delivered()
    return Unit.objects.get(code="118001")


def declared(unit: Unit, people: dict[Role, User], reference: str = "") -> Case:
    return Case(
        unit=unit, fiscal_year=2023, by=people[Role.HANDLER], title="申报", reference=reference, moved_at=timezone.now()
    )


def test_begins_with_the_year_or_the_year_before(unit: Unit) -> None:
    this, next_year = (case_targets.begun(unit, year, "") for year in (2023, 2024))
    assert this == next_year
    assert {line["level"] for line in this["indicator"]} == {"部门整体"}
    project = case_targets.begun(unit, 2023, "A0101")
    assert {line["project"] for line in project["indicator"]} == {"A0101"}
    assert case_targets.begun(unit, 2030, "") == {"objective": [], "indicator": []}


def test_what_is_missing(unit: Unit, people: dict[Role, User]) -> None:
    problems = RULES["target"].problems(declared(unit, people), {})
    assert [one.text for one in problems] == ["还没有填写绩效目标。", "还没有填写绩效指标。"]


def test_only_its_own_scope_is_replaced(unit: Unit, people: dict[Role, User]) -> None:
    case = declared(unit, people)
    body = case_targets.begun(unit, 2023, "")
    dropped = body["indicator"].pop()["code"]
    projects = current("indicator", unit=unit, fiscal_year=2023).filter(level="project").count()  # type: ignore[misc]
    case.process_id = ""
    RULES["target"].effect(case, body, people[Role.REVIEWER])
    standing = current("indicator", unit=unit, fiscal_year=2023)
    assert not standing.filter(code=dropped).exists()  # type: ignore[misc]
    assert standing.filter(level="project").count() == projects  # type: ignore[misc]
    assert standing.filter(level="department").count() == len(body["indicator"])  # type: ignore[misc]


def test_coached(unit: Unit, people: dict[Role, User]) -> None:
    coached = case_targets.coached_of(declared(unit, people), case_targets.begun(unit, 2023, ""))
    assert coached is not None
    assert [one.heading.name for one in coached.whole.headings] == ["完整性", "相关性", "适当性", "可行性"]
    assert case_targets.coached_of(declared(unit, people), {}) is None
