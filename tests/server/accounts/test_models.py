"""Units form a tree; duties that must stay apart cannot be joined in one person."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_path_follows_from_the_parents() -> None:
    top = Unit.objects.create(code="118001", name="司法局", kind="department")
    below = Unit.objects.create(code="118001-1", name="法律援助处", kind="subunit", parent=top)
    assert (top.path, below.path) == ("/118001/", "/118001/118001-1/")
    with pytest.raises(ValidationError, match="单位编码"):
        Unit(code="1/2", name="x", kind="department").full_clean()


@pytest.mark.parametrize(
    ("held", "added"),
    [
        (Role.SYSTEM_ADMIN, Role.AUDITOR),
        (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
        (Role.AUDITOR, Role.OFFICE),
        (Role.OFFICE, Role.SYSTEM_ADMIN),
    ],
)
def test_the_three_administrators_are_three_people(held: Role, added: Role, people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    with pytest.raises(ValidationError, match="不同的人"):
        Membership(user=people[held], unit=unit, role=added).full_clean()


def test_a_role_of_a_division_names_it(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    with pytest.raises(ValidationError, match="指明科室"):
        Membership(user=people[Role.OFFICE], unit=unit, role=Role.HANDLER).full_clean()
    elsewhere = Unit.objects.get(code="118000")
    foreign = Division.objects.create(unit=elsewhere, code="01", name="绩效科")
    with pytest.raises(ValidationError, match="不属于"):
        Membership(user=people[Role.OFFICE], unit=unit, role=Role.HANDLER, division=foreign).full_clean()


def test_reviewers_sit_in_the_finance_bureau(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    with pytest.raises(ValidationError, match="财政部门"):
        Membership(user=people[Role.LEADER], unit=unit, role=Role.REVIEWER).full_clean()


def test_a_role_is_held_once(people: dict[Role, User]) -> None:
    unit = Unit.objects.get(code="118001")
    with pytest.raises(IntegrityError):
        Membership.objects.create(user=people[Role.OFFICE], unit=unit, role=Role.OFFICE)


def test_names(people: dict[Role, User]) -> None:
    user = people[Role.OFFICE]
    assert [str(user), user.get_full_name(), user.get_short_name()] == ["陈主任"] * 3
    assert str(user.memberships.get()) == "陈主任：广州市白云区司法局 办公室（财务）"
