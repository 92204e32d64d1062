"""Hearings before which street and judicial office are to be reminded (双提醒), and the people who stand for them here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Q

from jixiao.facts.registers import REGISTERS
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.workbench.arranging import CASES, arrange_reminders
from jixiao.workbench.settings import from_environment

from .arranging import LedgerRecords

JUDICIAL = "司法所"
WINDOW = 60
"""So many days ahead hearings are looked at; the rule of the register says when somebody is told."""
LATE, LATE_DAYS = "late", 30
"""A hearing before which not both were reminded is told for so many days after it."""
REMINDED = ("town", "judicial_office", "subunit")
"""A mediation committee has the street's name too, and nothing to do with its hearings."""
ENDINGS = ("街道办事处", "街道", "街", "镇")


@dataclass(frozen=True, slots=True)
class HearingDue:
    """A hearing that is near, or passed without both having been reminded: what to say, and to whom.

    `stage` counts the reminder days that have come, LATE after the hearing: each is told once.
    """

    name: str
    stage: str
    title: str
    day: date
    people: tuple[User, ...]


def hearings_due(unit: Unit, today: date) -> Iterator[HearingDue]:
    """The hearings of a department for which somebody still has to be reminded, by its register of this and last year."""
    if CASES not in REGISTERS:
        return
    for year in (today.year - 1, today.year):
        found = arrange_reminders(LedgerRecords(unit, year), today=today, days=WINDOW, settings=from_environment())
        for one in cast("list[dict[str, Any]]", found.facts["hearings"]):
            stage = _stage(one, today)
            if one["waiting"] and stage:
                who = "、".join(one["waiting"])
                yield HearingDue(
                    name=f"{CASES}:{unit.code}:{one['case']}",
                    stage=stage,
                    title=f"开庭双提醒：{one['case']}（{one['defendant']}）负责人应当出庭，{who}还没有登记提醒",
                    day=date.fromisoformat(one["held_on"]),
                    people=_people(unit, one["street"]),
                )


def _stage(hearing: dict[str, Any], today: date) -> str:
    """How many of the days on which to remind have come; "" before the first, and when the hearing is long over."""
    held = date.fromisoformat(hearing["held_on"])
    if held < today:
        return LATE if (today - held).days <= LATE_DAYS else ""
    reached = sum(date.fromisoformat(day) <= today for day in hearing["remind_on"])
    return str(reached) if reached else ""


def _people(unit: Unit, street: str) -> tuple[User, ...]:
    """The accounts of the street and of its judicial office, below the department; and always the office, which sees to it."""
    core = next((street.removesuffix(end) for end in ENDINGS if street.endswith(end)), street)
    office = Q(memberships__unit=unit, memberships__role=Role.OFFICE)
    below = Q(
        memberships__unit__path__startswith=unit.path,
        memberships__unit__name__startswith=core,
        memberships__unit__kind__in=REMINDED,
    )
    its_own = Q(memberships__unit=unit, memberships__division__name=f"{core}{JUDICIAL}")
    wanted = office | below | its_own if core else office
    return tuple(User.objects.filter(wanted, is_active=True).exclude(memberships__unit__kind="finance").distinct())
