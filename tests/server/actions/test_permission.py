"""An action asks for a role, in the unit it is about or above it."""

from __future__ import annotations

import pytest

from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.permission import NotPermitted, demand


def test_a_role_permits_in_its_unit_and_below(people: dict[Role, User]) -> None:
    department = Unit.objects.get(code="118001")
    below = Unit.objects.create(code="118001-1", name="法律援助处", kind="subunit", parent=department)
    bureau = Unit.objects.get(code="118000")
    assert demand(people[Role.OFFICE], Role.OFFICE, unit=below).unit == department
    assert demand(people[Role.OFFICE], Role.LEADER, Role.OFFICE).role == "office"
    with pytest.raises(NotPermitted, match="须由“广州市白云区财政局”的办公室（财务）办理"):
        demand(people[Role.OFFICE], Role.OFFICE, unit=bureau)
    with pytest.raises(NotPermitted, match="分管领导"):
        demand(people[Role.OFFICE], Role.LEADER)


def test_a_role_taken_away_permits_no_more(people: dict[Role, User]) -> None:
    Membership.objects.filter(role=Role.OFFICE).delete()
    with pytest.raises(NotPermitted):
        demand(people[Role.OFFICE], Role.OFFICE)
