"""The roles of the process, and what kind of duty each has. Stored as short codes; a person may hold several, in several units."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody does in a unit."""

    HANDLER = "handler"
    DIVISION_HEAD = "division_head"
    OFFICE = "office"
    LEADER = "leader"
    REVIEWER = "reviewer"
    REPORTER = "reporter"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The role in Chinese."""
        return LABELS[self]


LABELS: dict[Role, str] = {
    Role.HANDLER: "科室经办人",
    Role.DIVISION_HEAD: "科室负责人",
    Role.OFFICE: "办公室（财务）",
    Role.LEADER: "分管领导",
    Role.REVIEWER: "财政审核人",
    Role.REPORTER: "基层填报人",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDITOR: "审计员",
}
BUSINESS = frozenset({Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE, Role.LEADER, Role.REVIEWER})
WITH_REPORTERS = BUSINESS | {Role.REPORTER}
"""Who does business, in a department or (基层填报人) in a street, judicial office or mediation organisation below it: these report what
their own unit does, and see nothing else."""
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
"""三员分立: each keeps to its duty, none of them sees business data, and nobody is two of them (GB/T 22239-2019)."""
WITHIN_A_DIVISION = frozenset({Role.HANDLER, Role.DIVISION_HEAD})
"""Roles that are held in a division."""
EVERYONE = frozenset(Role)
CHOICES = [(role.value, label) for role, label in LABELS.items()]
