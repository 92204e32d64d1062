"""People told of costs whose light turns yellow or red (成本控制预警): once for each item and level, as the page of costs shows it."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote

from django.db import transaction

from jixiao.monitoring.cost.items import GROUPS
from jixiao.monitoring.cost.judging import Costed
from jixiao.monitoring.pace.lights import LABELS, Light
from jixiao.reporting.cost_text import reasons_text, text
from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import current
from jixiao.server.process.deadlines import Reminder
from jixiao.workbench.cost import Controlled

from .notices import notify
from .watching import costed_now

AFTERWARDS = 30
"""So many days of a new year the old one is looked at too: the last payments come in late."""
TOLD = (Role.OFFICE, Role.LEADER)


def warn_of_costs(today: date) -> int:
    """How many warnings were sent. Run as often as one likes: each level of each item is told once, and a lower one not after a higher."""
    years = sorted({(today - timedelta(days=AFTERWARDS)).year, today.year})
    return sum(_warn(unit, year, today) for year in years for unit in _units(year))


def warning_text(row: Costed, as_of: date) -> str:
    """成本控制红灯：公务接待费已支付 1.20万元，控制数 1.00万元（已经超过控制数），截至 6月30日."""
    limit = f"，控制数 {text(row.limit)}" if row.limit is not None else ""
    stands = f"{row.item.name}已支付 {text(row.paid)}{limit}（{reasons_text(row)}）"
    return f"成本控制{LABELS[row.light]}：{stands}，截至 {as_of.month}月{as_of.day}日"


def _units(year: int) -> list[Unit]:
    """The departments that have handed in an item of cost for a year."""
    return [
        unit
        for unit in Unit.objects.filter(kind="department")
        if any(current(name, unit=unit, fiscal_year=year).exists() for name in GROUPS)
    ]


def _warn(unit: Unit, year: int, today: date) -> int:
    people = _people(unit)
    found = _costs(unit, year, today) if people else None
    return sum(_tell(row, found, people) for row in found.costs.rows if row.light >= Light.YELLOW) if found else 0


def _costs(unit: Unit, year: int, today: date) -> Controlled | None:
    """By the day of the last payment, as the page does, never by a day to come."""
    found = costed_now(unit, year, None)
    return costed_now(unit, year, today) if found is not None and found.costs.as_of > today else found


def _people(unit: Unit) -> list[User]:
    held = Membership.objects.filter(unit=unit, role__in=TOLD, user__is_active=True).select_related("user")
    return list({one.user_id: one.user for one in held}.values())


def _tell(row: Costed, found: Controlled, people: list[User]) -> bool:
    """Whether it was news."""
    graver = [_key(row, found, light) for light in Light if light >= row.light]
    if Reminder.objects.filter(key__in=graver).exists():
        return False
    as_of = found.costs.as_of
    link = f"/watch/cost/?unit={quote(found.unit)}&year={found.fiscal_year}&as_of={as_of.isoformat()}"
    with transaction.atomic():
        # Of two workers one makes the row; the other finds it and says nothing.
        _, fresh = Reminder.objects.get_or_create(key=_key(row, found, row.light))
        if fresh:
            told = warning_text(row, as_of)
            notify(to=people, kind="deadline", title=told, link=link, subject=f"unit:{found.unit}")
    return fresh


def _key(row: Costed, found: Controlled, light: Light) -> str:
    """Names a level of an item; items are known by name, since their numbers change with every delivery."""
    item = row.item
    return f"cost:{found.unit}:{found.fiscal_year}:{light.name}:{item.group}:{item.scope}:{item.name}"[:200]
