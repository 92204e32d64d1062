"""People pressed about supervised tasks (催办): every step that the unit's rules name, told once when a task reaches it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from jixiao.monitoring.supervision.tasks import Supervised, Told
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION, Role
from jixiao.server.ledger.batches import subtree
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.cases import Case
from jixiao.server.process.deadlines import Reminder
from jixiao.standards.supervision import SILENT

from .notices import notify
from .watching import supervised_now


def press(today: date) -> int:
    """How many steps were told, of tasks of this year and the last. Run as often as one likes: each step is told once."""
    return sum(_press(unit, year, today) for year in (today.year - 1, today.year) for unit in _units(year))


def told_text(row: Supervised, told: Told) -> str:
    """A step in words: 逾期督办：事项（已超过完成时限 12 天）."""
    reason = {
        "due_within": f"距完成时限还有 {told.days} 天",
        "overdue": f"已超过完成时限 {told.days} 天",
        SILENT: f"停报 {told.days} 天",
    }[told.step.when]
    return f"{told.step.title}：{row.task.name}（{reason}）"


def _units(year: int) -> list[Unit]:
    """The departments that have a task of a year which is not closed."""
    tasks: Any = TABLES["supervised_task"]
    return [
        unit
        for unit in Unit.objects.filter(kind="department")
        if tasks.objects.filter(unit__in=subtree(unit), fiscal_year=year, ended__isnull=True)
        .exclude(state="closed")
        .exists()
    ]


def _press(unit: Unit, year: int, today: date) -> int:
    found, sent = supervised_now(unit, year, today), 0
    open_ones = Case.objects.filter(subject="supervision", unit__in=subtree(unit), fiscal_year=year, state="open")
    cases = dict(open_ones.values_list("reference", "pk"))
    for row in found.rows if found else ():
        for told in row.told:
            people = _people(unit, told.step.roles, division=row.task.division)
            if not people:
                continue
            with transaction.atomic():
                _, fresh = Reminder.objects.get_or_create(key=_key(unit, year, row, told))
                if fresh:
                    case = cases.get(str(row.task.number))
                    link = f"/cases/{case}/" if case else f"/watch/supervision/?unit={unit.code}&year={year}"
                    notify(
                        to=people, kind="deadline", title=told_text(row, told), link=link, subject=f"unit:{unit.code}"
                    )
                    sent += 1
    return sent


def _key(unit: Unit, year: int, row: Supervised, told: Told) -> str:
    """Names one step of one deadline; of a silence, that after one report."""
    reports = row.task.reports
    since = (reports[-1].day if reports else row.task.starts) if told.step.when == SILENT else row.task.due
    return f"supervision:{unit.code}:{year}:{row.task.number}:{told.step.code}:{since}"[:200]


def _people(unit: Unit, roles: Iterable[str], *, division: str) -> list[User]:
    """Who holds one of the roles in the unit; of a division's roles only those in the division that leads the task.

    Where a street or another unit below leads it, its 基层填报人 stand for these.
    """
    wanted = Q(unit=unit, role__in=roles)
    if WITHIN_A_DIVISION & set(roles):
        wanted |= Q(unit__path__startswith=unit.path, unit__name=division, role=Role.REPORTER)
    held = Membership.objects.filter(wanted, user__is_active=True)
    people = {
        one.user_id: one.user
        for one in held.select_related("user", "division")
        if one.role not in WITHIN_A_DIVISION or (one.division is not None and one.division.name == division)
    }
    return list(people.values())
