"""Days follow from the pack, the ledger, the unit and the bureau, in that order of who wins; what shows that a deadline was met."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.process.cases import Case, ProcessText
from jixiao.server.process.deadlines import Deadline, UnitDay, deadlines_of, last_working_day, milestones_of, works_on
from jixiao.workbench.settings import from_environment

SETTINGS = from_environment()
People = dict[Role, User]


@pytest.fixture
def unit(people: People) -> Unit:
    return Unit.objects.get(code="118001")


def deadline(unit: Unit, code: str, year: int = 2026) -> Deadline:
    return next(one for one in deadlines_of([unit], year, settings=SETTINGS) if one.code == code)


def disclosed(unit: Unit, by: User, **values: date) -> None:
    days = {name: day_number(day) for name, day in values.items()}
    own = {"unit": unit.code, "fiscal_year": 2026, "item": "budget"}
    row = Row(BY_NAME["disclosure"], own | days, Source(person="陈主任", form="信息公开"))
    accept(
        Delivery(
            unit=unit, fiscal_year=2026, kind="import", title="公开", rows=[row], present=["disclosure"], by=by, person=str(by)
        )
    )  # fmt: skip


def test_without_a_day_of_approval_nothing_is_guessed(unit: Unit) -> None:
    found = deadline(unit, "budget_disclosure")
    assert (found.day, found.origin, found.left(date(2026, 3, 1))) == (None, "none", None)
    assert found.milestone is not None
    assert found.milestone.title == "财政部门批复本部门预算"
    assert deadline(unit, "self_evaluation").day == date(2026, 3, 15)
    assert deadline(unit, "target_declaration").day is None


def test_twenty_days_from_the_day_after(unit: Unit, people: People) -> None:
    UnitDay.objects.create(unit=unit, year=2026, code="budget_approved", day=date(2026, 2, 6), by=people[Role.OFFICE])
    assert deadline(unit, "budget_disclosure").day == date(2026, 2, 26)
    assert deadline(unit, "budget_to_units").day == date(2026, 2, 21)
    assert deadline(unit, "budget_disclosure").left(date(2026, 2, 20)) == 6


def test_the_ledger_knows_approval_and_publication(unit: Unit, people: People) -> None:
    by = people[Role.OFFICE]
    UnitDay.objects.create(unit=unit, year=2026, code="budget_approved", day=date(2026, 1, 1), by=by)
    disclosed(unit, by, approved_on=date(2026, 2, 6))
    assert deadline(unit, "budget_disclosure").day == date(2026, 2, 26)
    assert ("财政部门批复本部门预算", date(2026, 2, 6), True) in [
        (one.title, day, ledger) for one, day, ledger in milestones_of(unit, 2026, settings=SETTINGS)
    ]
    disclosed(unit, by, approved_on=date(2026, 2, 6), published_on=date(2026, 2, 20))
    found = deadline(unit, "budget_disclosure")
    assert found.done_on == date(2026, 2, 20)
    assert found.left(date(2026, 3, 1)) is None


def test_the_units_day_before_the_bureaus(unit: Unit, people: People) -> None:
    bureau = Unit.objects.get(kind="finance")
    UnitDay.objects.create(
        unit=bureau, year=2026, code="self_evaluation", day=date(2026, 3, 31), by=people[Role.REVIEWER]
    )
    assert (deadline(unit, "self_evaluation").day, deadline(unit, "self_evaluation").origin) == (
        date(2026, 3, 31), "finance",
    )  # fmt: skip
    UnitDay.objects.create(unit=unit, year=2026, code="self_evaluation", day=date(2026, 3, 20), by=people[Role.OFFICE])
    assert deadline(unit, "self_evaluation").origin == "unit"
    assert deadline(unit, "self_evaluation", 2027).day == date(2027, 3, 15)


@pytest.mark.parametrize(
    ("year", "waits", "state", "met"),
    [
        (2025, ",reviewer,", "open", True),
        (2025, "", "done", True),
        (2025, ",office,", "open", False),
        (2025, "", "stopped", False),
        (2026, "", "done", False),
    ],
)
def test_handed_in_to_the_bureau_is_met(
    unit: Unit, people: People, year: int, waits: str, state: str, met: bool
) -> None:
    text = ProcessText.objects.create(digest="0", identifier="p", title="p", text="")
    Case.objects.create(
        subject="self_evaluation", process=text, unit=unit, fiscal_year=year, title="自评", step="x", waits_for=waits,
        state=state, by=people[Role.OFFICE], moved_at=timezone.now(),
    )  # fmt: skip
    assert (deadline(unit, "self_evaluation").done_on is not None) is met


def test_working_days(unit: Unit) -> None:
    # 2026-03-15 is a Sunday; 2026-10-01 begins the holidays; of 2040 no holidays are known.
    assert last_working_day(date(2026, 3, 15), settings=SETTINGS) == date(2026, 3, 13)
    assert last_working_day(date(2026, 3, 16), settings=SETTINGS) == date(2026, 3, 16)
    days = [date(2026, 10, 1), date(2026, 9, 28), date(2040, 1, 2), date(2040, 1, 1)]
    assert list(works_on(days, settings=SETTINGS).values()) == [False, True, True, False]
