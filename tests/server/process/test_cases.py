"""Whose turn it is: by role, unit and division."""

from __future__ import annotations

import pytest
from django.utils import timezone

from jixiao.server.accounts.models import Division, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.cases import Case, ProcessText, acting, open_for, people_at


@pytest.fixture
def case(people: dict[Role, User]) -> Case:
    """A case that waits for handlers of any division."""
    text = ProcessText.objects.create(digest="d", identifier="p", title="流程", text="")
    return Case.objects.create(
        subject="target",
        process=text,
        unit=Unit.objects.get(code="118001"),
        fiscal_year=2026,
        title="申报",
        step="draft",
        waits_for=",handler,",
        by=people[Role.HANDLER],
        moved_at=timezone.now(),
    )


def test_a_division_of_ones_own(case: Case, people: dict[Role, User]) -> None:
    handler = people[Role.HANDLER]
    assert list(open_for(handler)) == [case]
    assert people_at(case) == [handler]
    held = handler.memberships.get(division__code="12")
    case.waits_in = Division.objects.get(unit=case.unit, code="01")
    case.save()
    assert (list(open_for(handler)), acting(handler, case), people_at(case)) == ([], None, [])
    case.waits_in = held.division
    case.save()
    assert acting(handler, case) == (held, None)


def test_another_unit(case: Case, people: dict[Role, User]) -> None:
    case.waits_for = ",office,reviewer,"
    case.unit = Unit.objects.create(code="119001", name="别的局", kind="department")
    case.save()
    assert list(open_for(people[Role.OFFICE])) == []
    assert list(open_for(people[Role.REVIEWER])) == [case]


def test_overdue(case: Case) -> None:
    case.due = timezone.localdate()
    assert not case.overdue
    case.due = timezone.localdate().replace(year=2020)
    assert case.overdue
    case.state = "done"
    assert not case.overdue
