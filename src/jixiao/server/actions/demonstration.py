"""The demonstration: the example organisation with one account for every role, made once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Actor
from jixiao.workbench.organisation import Organisation

from .people import add_account, add_division, add_unit, grant, reset_password

BUREAU = ("118000", "广州市白云区财政局")
PEOPLE: tuple[tuple[str, str, Role], ...] = (
    ("jingban", "梁经办", Role.HANDLER),
    ("kezhang", "黄科长", Role.DIVISION_HEAD),
    ("bangongshi", "陈主任", Role.OFFICE),
    ("fenguan", "周局长", Role.LEADER),
    ("caizheng", "何审核", Role.REVIEWER),
    ("xitong", "吴系统", Role.SYSTEM_ADMIN),
    ("anquan", "林安全", Role.SECURITY_ADMIN),
    ("shenji", "郑审计", Role.AUDITOR),
)
OFFICE, HANDLER = "bangongshi", "jingban"
IN_A_DIVISION = frozenset({Role.HANDLER, Role.DIVISION_HEAD})


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account of the demonstration with its initial password."""

    username: str
    name: str
    role: Role
    password: str


def loaded() -> bool:
    """Whether there are units or people already: then nothing is loaded beside them."""
    return Unit.objects.exists() or User.objects.exists()


@transaction.atomic
def load(organisation: Organisation) -> tuple[DemoAccount, ...]:
    """The accounts made, with passwords that are told once; none when the units are there already."""
    if loaded():
        return ()
    program = Actor(name="演示数据")
    bureau = add_unit(code=BUREAU[0], name=BUREAU[1], kind="finance", parent=None, by=None, actor=program)
    department = add_unit(
        code=organisation.unit, name=organisation.name, kind="department", parent=None, by=None, actor=program
    )
    divisions = [
        add_division(unit=department, code=code, name=name, by=None, actor=program)
        for code, name in organisation.divisions
    ]
    made = []
    for username, name, role in PEOPLE:
        user, password = add_account(username=username, name=name, by=None, actor=program)
        unit = bureau if role is Role.REVIEWER else department
        division = divisions[-1] if role in IN_A_DIVISION else None
        grant(user=user, unit=unit, role=role, division=division, by=None, actor=program)
        made.append(DemoAccount(username, name, role, password))
    return tuple(made)


def new_passwords() -> tuple[DemoAccount, ...]:
    """New initial passwords for the demonstration's accounts."""
    program = Actor(name="演示数据")
    made = []
    for username, name, role in PEOPLE:
        user = User.objects.filter(username=username).first()
        if user is not None:
            made.append(DemoAccount(username, name, role, reset_password(user=user, by=None, actor=program)))
    return tuple(made)
