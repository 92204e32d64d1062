"""The demonstration: the example organisation with an account for every role, made once; two report from below the department."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION, Role
from jixiao.server.audit.trail import Actor
from jixiao.workbench.organisation import Organisation

from .people import add_account, add_division, add_unit, grant, reset_password

BUREAU = ("118000", "广州市白云区财政局")
BELOW = {
    "jiedao": ("T01", "示例镇街01", "town"),
    "tiaojie": ("TW-J01", "示例镇街01人民调解委员会", "mediation"),
}
"""The units below the department, by the account that reports for each: code, name and kind as in the example."""
CHECKING = "执法协调监督"
"""The division in which the demonstration's clerks work, if there is one: it checks what streets report (考评)."""
MEDIATING = "人民参与"
"""The division that keeps the cases of mediation, if there is one: the same clerks work there as well."""
PEOPLE: tuple[tuple[str, str, Role], ...] = (
    ("jingban", "梁经办", Role.HANDLER),
    ("kezhang", "黄科长", Role.DIVISION_HEAD),
    ("bangongshi", "陈主任", Role.OFFICE),
    ("fenguan", "周局长", Role.LEADER),
    ("caizheng", "何审核", Role.REVIEWER),
    ("jiedao", "赵镇街", Role.REPORTER),
    ("tiaojie", "孙调解", Role.REPORTER),
    ("xitong", "吴系统", Role.SYSTEM_ADMIN),
    ("anquan", "林安全", Role.SECURITY_ADMIN),
    ("shenji", "郑审计", Role.AUDITOR),
)
OFFICE, HANDLER = "bangongshi", "jingban"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account of the demonstration with its initial password, and the unit it works in."""

    username: str
    name: str
    role: Role
    unit: str
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
    working = next((one for one in divisions if CHECKING in one.name), divisions[-1])
    also = [one for one in divisions if MEDIATING in one.name and one != working]
    made = []
    for username, name, role in PEOPLE:
        user, password = add_account(username=username, name=name, by=None, actor=program)
        unit = bureau if role is Role.REVIEWER else department
        if username in BELOW:
            code, called, kind = BELOW[username]
            unit = add_unit(code=code, name=called, kind=kind, parent=department, by=None, actor=program)
        for division in [working, *also] if role in WITHIN_A_DIVISION else [None]:
            grant(user=user, unit=unit, role=role, division=division, by=None, actor=program)
        made.append(DemoAccount(username, name, role, str(unit), password))
    return tuple(made)


def new_passwords() -> tuple[DemoAccount, ...]:
    """New initial passwords for the demonstration's accounts."""
    program = Actor(name="演示数据")
    made = []
    for username, name, role in PEOPLE:
        user = User.objects.filter(username=username).first()
        if user is not None:
            unit = str(user.memberships.select_related("unit")[0].unit) if user.memberships.exists() else ""
            password = reset_password(user=user, by=None, actor=program)
            made.append(DemoAccount(username, name, role, unit, password))
    return tuple(made)
