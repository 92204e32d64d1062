"""What somebody sees follows from the roles held: own subtree, everything for the finance bureau, nothing for administrators."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import ADMINISTRATORS, Role
from jixiao.server.accounts.scope import roles_of, scope_of


@pytest.fixture
def units(people: dict[Role, User]) -> dict[str, Unit]:
    """The example's units, a unit below the department, and another department."""
    department = Unit.objects.get(code="118001")
    Unit.objects.create(code="118001-1", name="法律援助处", kind="subunit", parent=department)
    Unit.objects.create(code="118002", name="区教育局", kind="department")
    Unit.objects.create(code="1180015", name="名字相近的局", kind="department")
    return {unit.code: unit for unit in Unit.objects.all()}


def test_a_department_sees_itself_and_what_is_below(people: dict[Role, User], units: dict[str, Unit]) -> None:
    for role in (Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE, Role.LEADER):
        scope = scope_of(people[role])
        assert {unit.code for unit in scope.units()} == {"118001", "118001-1", "T01", "TW-J01"}
        assert not scope.holds(units["118002"])
        assert not scope.holds(units["1180015"])
        assert {row.code for row in scope.rows(Division.objects.all())} == {"01", "07", "12"}


def test_who_reports_sees_their_own_unit(people: dict[Role, User], units: dict[str, Unit]) -> None:
    scope = scope_of(people[Role.REPORTER])
    assert {unit.code for unit in scope.units()} == {"T01"}
    assert not scope.holds(units["118001"])


def test_the_finance_bureau_sees_all(people: dict[Role, User], units: dict[str, Unit]) -> None:
    scope = scope_of(people[Role.REVIEWER])
    assert scope.units().count() == len(units)
    assert all(scope.holds(unit) for unit in units.values())


def test_administrators_and_strangers_see_nothing(people: dict[Role, User], units: dict[str, Unit]) -> None:
    for person in (*(people[role] for role in ADMINISTRATORS), AnonymousUser()):
        scope = scope_of(person)
        assert scope.units().count() == 0
        assert not scope.holds(units["118001"])


def test_roles_in_two_units(people: dict[Role, User], units: dict[str, Unit]) -> None:
    Membership.objects.create(user=people[Role.OFFICE], unit=units["118002"], role=Role.LEADER)
    assert roles_of(people[Role.OFFICE]) == {Role.OFFICE, Role.LEADER}
    assert scope_of(people[Role.OFFICE]).units().count() == 5
    assert roles_of(AnonymousUser()) == frozenset()
