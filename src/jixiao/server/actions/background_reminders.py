"""People reminded of what is due: ten days before, three days before, on the day, and once when it has passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import WITH_A_BUDGET, Membership, Unit, User
from jixiao.server.process.cases import Case, people_at
from jixiao.server.process.deadlines import BEFORE, Reminder, deadlines_of, last_working_day
from jixiao.workbench.settings import from_environment

from .complying import obliged_now
from .cost_warnings import warn_of_costs
from .notices import notify
from .pressing import press
from .register_reminders import records_due

FORGOTTEN = 30
"""Days after which nobody is told any more that something has passed: an installation begins without its past."""
WEEKDAYS = "一二三四五六日"
OFFICE = "office"
"""Who is reminded of obligations that no single person has taken on."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a day, whom to remind, and the page that shows it."""

    key: str
    title: str
    day: date
    link: str
    people: tuple[User, ...]


def remind(today: date) -> int:
    """How many reminders were sent. Run as often as one likes: each stage of each deadline is told once."""
    sent, since = 0, timezone.now() - timedelta(days=3 * FORGOTTEN)
    before = frozenset(Reminder.objects.filter(at__gte=since).values_list("key", flat=True))
    for due in (
        *_yearly(today, before),
        *_cases(today, before),
        *_obligations(today, before),
        *_registers(today, before),
    ):
        if not due.people:
            continue
        with transaction.atomic():
            # Of two workers one makes the row; the other finds it and says nothing.
            _, fresh = Reminder.objects.get_or_create(key=due.key)
            if fresh:
                notify(to=due.people, kind="deadline", title=told(due, today), link=due.link, subject=due.key)
                sent += 1
    return sent + press(today) + warn_of_costs(today)


def stage_of(left: int) -> str | None:
    """Which reminder is due with so many days left: the nearest stage that has been reached, so that a day missed is made up for."""
    if left < 0:
        return "late" if left >= -FORGOTTEN else None
    reached = [before for before in BEFORE if left <= before]
    return str(min(reached)) if reached else None


def told(due: Due, today: date) -> str:
    """The reminder in words; when nobody works on the day, by when to be ready."""
    left = (due.day - today).days
    when = f"{due.day.month}月{due.day.day}日，周{WEEKDAYS[due.day.weekday()]}"
    if left < 0:
        return f"已超期 {-left} 天：{due.title}（期限 {when}）"
    ready = last_working_day(due.day, settings=from_environment())
    early = f"；当天休息，请在 {ready.month}月{ready.day}日前办妥" if ready != due.day and ready > today else ""
    return f"{'今天到期' if left == 0 else f'还有 {left} 天'}：{due.title}（{when}{early}）"


def _yearly(today: date, before: frozenset[str]) -> Iterable[Due]:
    units = list(Unit.objects.filter(kind__in=WITH_A_BUDGET))
    holders = _holders()
    for year in sorted({(today - timedelta(days=FORGOTTEN)).year, (today + timedelta(days=max(BEFORE))).year}):
        for one in deadlines_of(units, year, settings=from_environment()):
            key = _key(one.key, one.day, today) if one.left(today) is not None else ""
            if one.day is None or not key or key in before:
                continue
            people = {user.pk: user for role in one.rule.roles for user in holders[one.unit.pk, role]}
            yield Due(
                key=key,
                title=one.title,
                day=one.day,
                link=f"/calendar/{one.unit.code}/{one.year}/{one.code}/",
                people=tuple(people.values()),
            )


def _key(name: str, day: date | None, today: date) -> str:
    """Names one stage of one thing; "" when nothing is to be told."""
    stage = stage_of((day - today).days) if day else None
    return f"{name}:{stage}"[:200] if stage else ""


def _holders() -> dict[tuple[int, str], list[User]]:
    found: dict[tuple[int, str], list[User]] = defaultdict(list)
    for held in Membership.objects.filter(user__is_active=True).select_related("user"):
        found[held.unit_id, held.role].append(held.user)
    return found


def _cases(today: date, before: frozenset[str]) -> Iterable[Due]:
    near = (today - timedelta(days=FORGOTTEN), today + timedelta(days=max(BEFORE)))
    for case in Case.objects.filter(state="open", due__range=near).select_related("unit", "division"):
        key = _key(f"case:{case.pk}:{case.step}:{case.due}", case.due, today)
        if case.due is None or not key or key in before:
            continue
        yield Due(
            key=key,
            title=case.title,
            day=case.due,
            link=f"/cases/{case.pk}/",
            people=tuple(people_at(case, on=today)),
        )


def _obligations(today: date, before: frozenset[str]) -> Iterable[Due]:
    """What contracts, assets and transfers on record still ask for in time, beside the deadlines of the calendar."""
    holders = _holders()
    for unit in Unit.objects.filter(kind="department"):
        # A contract of December has deadlines in January.
        for one in obliged_now(unit, (today.year - 1, today.year), today):
            key = _key(f"obligation:{one.name}:{one.day}", one.day, today)
            if not key or key in before:
                continue
            yield Due(key=key, title=one.title, day=one.day, link=one.link, people=tuple(holders[unit.pk, OFFICE]))


def _registers(today: date, before: frozenset[str]) -> Iterable[Due]:
    """What registers want people to be reminded of; who works below the department is told without the way to its record."""
    for unit in Unit.objects.filter(kind="department"):
        for one in records_due(unit, today):
            for people, link, whose in ((one.people, one.link, ""), (one.below, "", ":below")):
                key = f"{one.name}:{one.day}:{one.stage}{whose}"[:200]
                if people and key not in before:
                    yield Due(key=key, title=one.title, day=one.day, link=link, people=people)
