"""Whether a person may do something: asked by every action before it writes."""

from __future__ import annotations

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.scope import duties_of
from jixiao.server.ledger.registers import WRITERS, hidden_from, may_write
from jixiao.workbench.platforms import platforms
from jixiao.workbench.settings import from_environment

ENTERING = (*WRITERS, Role.REPORTER)
"""Who enters records at all; of which types, the register says (`demand_to_enter`)."""


class NotPermitted(Exception):
    """The person does not hold a role that the action asks for; says in Chinese which."""


def demand(by: User, *roles: Role, unit: Unit | None = None) -> Membership:
    """The membership that permits it: one of the roles, held in `unit` or in a unit above it; NotPermitted without one."""
    held = by.memberships.filter(role__in=roles).select_related("unit", "division")
    for membership in held:
        if unit is None or unit.path.startswith(membership.unit.path):
            return membership
    wanted = "、".join(role.label for role in roles)
    where = f"“{unit.name}”的" if unit is not None else ""
    raise NotPermitted(f"这一步须由{where}{wanted}办理。")


def demand_to_enter(by: User, name: str, *, unit: Unit) -> None:
    """NotPermitted for who may not enter records of this type in the unit."""
    if not may_write(by, name, unit=unit):
        raise NotPermitted(f"您的角色或科室不能在“{unit.name}”填报{BY_NAME[name].label}。")


def sees_exports(person: User, *, handed_in_by: int | None = None) -> bool:
    """Whether somebody may read what other systems export: names and numbers stand there in full.

    Not who sees a register masked that such cases are entered in. Whoever handed a file in, or decided over it, has seen it, and leaders
    see what they countersign.
    """
    if person.pk == handed_in_by or any(one.role is Role.LEADER for one in duties_of(person)):
        return True
    registers = {layout.register for layout in platforms(from_environment())}
    return not any(hidden_from(person, name) for name in registers)


def demand_exports(by: User, *, handed_in_by: int | None = None) -> None:
    """NotPermitted for who may not read exports."""
    if not sees_exports(by, handed_in_by=handed_in_by):
        raise NotPermitted("导出文件里有当事人的姓名和号码，您的角色或科室看不到，不能办理这一步。")
