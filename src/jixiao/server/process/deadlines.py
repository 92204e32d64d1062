"""The deadlines of a unit's year: what the packs say, the days that the unit or the finance bureau set, and what has been met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.tables import TABLES
from jixiao.standards.calendars import calendar_files, load_calendar, works
from jixiao.standards.deadlines import Deadlines, Milestone, YearlyDeadline, load_deadlines
from jixiao.standards.library import packs
from jixiao.workbench.settings import Settings

from .cases import Case
from .flow import SATURDAY, due_day

BEFORE = (10, 3, 0)
"""Days before its day when people are reminded."""


class UnitDay(models.Model):
    """A day that a unit set in a calendar year for a deadline or milestone of this code, and the day on which it was done.

    A finance bureau's day holds for all units that set none themselves.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="days", verbose_name="预算单位")
    year = models.PositiveSmallIntegerField("年份")
    code = models.CharField("期限", max_length=60)
    day = models.DateField("日期", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="填写人")
    at = models.DateTimeField("填写时间", auto_now=True)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        """By unit and year."""

        ordering = ("unit", "year", "code")
        verbose_name = "单位的期限"
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "year", "code"), name="unit_day_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.year} {self.code}"


class Reminder(models.Model):
    """That people were reminded of something, once for each `key` (what, which day, how far before)."""

    key = models.CharField("提醒", max_length=200, unique=True)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """In the order in which they were sent."""

        ordering = ("id",)
        verbose_name = "期限提醒"

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of a unit in a year. `day` None: nobody has said it, or its `milestone` has no day yet.

    `origin` is where the day comes from: rule, unit (the unit's own), finance (the bureau's), none. `done_on` None while it is open.
    """

    unit: Unit
    year: int
    rule: YearlyDeadline
    day: date | None
    origin: str
    milestone: Milestone | None
    done_on: date | None
    note: str

    @property
    def title(self) -> str:
        """What people call it."""
        return self.rule.named(self.year)

    @property
    def code(self) -> str:
        """Its code in the packs."""
        return self.rule.code

    @property
    def key(self) -> str:
        """Names it among all units and years, with its day: another day is another reminder."""
        return f"deadline:{self.unit.code}:{self.year}:{self.code}:{self.day}"

    def left(self, today: date) -> int | None:
        """Days until its day, below 0 when it has passed; None when it is done or has no day."""
        return (self.day - today).days if self.day and self.done_on is None else None


@dataclass(slots=True)
class _Known:
    """What the database knows about one unit's year."""

    days: dict[str, UnitDay] = field(default_factory=dict)
    approved: dict[str, date] = field(default_factory=dict)
    published: dict[str, date] = field(default_factory=dict)
    handed_in: dict[str, date] = field(default_factory=dict)


def deadlines_of(units: Sequence[Unit], year: int, *, settings: Settings) -> list[Deadline]:
    """All deadlines of these units in a calendar year, by day; those without a day come last."""
    shelf, known = _shelf(settings), _known(units, year)
    bureau = {one.code: one for one in UnitDay.objects.filter(unit__kind="finance", year=year)}
    found = [
        _deadline(rule, milestones, unit=unit, year=year, known=known[unit.pk], bureau=bureau, settings=settings)
        for unit in units
        for rule, milestones in _rules(shelf, unit, year)
    ]
    return sorted(found, key=lambda one: (one.day or date.max, one.unit.path))


def milestones_of(unit: Unit, year: int, *, settings: Settings) -> list[tuple[Milestone, date | None, bool]]:
    """The milestones of a unit's year, with the day of each and whether it comes from the ledger."""
    known = _known([unit], year)[unit.pk]
    found = {code: one for _, milestones in _rules(_shelf(settings), unit, year) for code, one in milestones.items()}
    return [(one, _milestone_day(one, known), one.disclosure in known.approved) for one in found.values()]


def last_working_day(day: date, *, settings: Settings) -> date:
    """The day itself or, when nobody works then, the last working day before it; without published holidays, Monday to Friday."""
    ordinals = _ordinals(settings)
    while not _works(day, ordinals):
        day -= timedelta(days=1)
    return day


def works_on(days: Iterable[date], *, settings: Settings) -> dict[date, bool]:
    """Whether people work, for each of these days."""
    ordinals = _ordinals(settings)
    return {day: _works(day, ordinals) for day in days}


def _works(day: date, ordinals: dict[int, int]) -> bool:
    working = works(day, ordinals)
    return day.weekday() < SATURDAY if working is None else working


def _shelf(settings: Settings) -> list[Deadlines]:
    """The packs of deadlines, those for all units first, so that a unit's own replaces them by code; faulty ones are left out."""
    listed = [pack.path for pack in packs(settings.standards) if pack.kind == "deadlines"]
    loaded = [_pack(path, path.stat().st_mtime_ns) for path in listed]
    return sorted((one for one in loaded if one is not None), key=lambda one: (bool(one.units), one.id))


@lru_cache(maxsize=64)
def _pack(path: Path, changed: int) -> Deadlines | None:
    return load_deadlines(path)[0]


def _ordinals(settings: Settings) -> dict[int, int]:
    changed = tuple((str(path), path.stat().st_mtime_ns) for path in calendar_files(settings.standards))
    return _calendar(settings.standards, changed)


@lru_cache(maxsize=4)
def _calendar(root: Path, changed: tuple[tuple[str, int], ...]) -> dict[int, int]:
    return load_calendar(root)


def _rules(shelf: list[Deadlines], unit: Unit, year: int) -> list[tuple[YearlyDeadline, dict[str, Milestone]]]:
    found: dict[str, tuple[YearlyDeadline, dict[str, Milestone]]] = {}
    for pack in shelf:
        named = not pack.units or bool(set(pack.units) & set(unit.path.split("/")))
        if named and pack.first_year <= year <= pack.last_year:
            milestones = {one.code: one for one in pack.milestones}
            found |= {rule.code: (rule, milestones) for rule in pack.deadlines}
    return list(found.values())


def _known(units: Sequence[Unit], year: int) -> dict[int, _Known]:
    known = {unit.pk: _Known() for unit in units}
    by_code = {unit.code: known[unit.pk] for unit in units}
    for one in UnitDay.objects.filter(unit__in=known, year=year):
        known[one.unit_id].days[one.code] = one
    table: Any = TABLES["disclosure"]
    rows = table.objects.filter(unit__in=list(by_code), fiscal_year=year, ended__isnull=True)
    for code, item, approved, published in rows.values_list("unit_id", "item", "approved_on", "published_on"):
        by_code[code].approved |= {item: approved} if approved else {}
        by_code[code].published |= {item: published} if published else {}
    # Monitoring is about the year itself, a self-evaluation made in it about the year before.
    cases = Case.objects.filter(unit__in=known, fiscal_year__in=(year - 1, year)).exclude(state="stopped")
    for case in cases.order_by("-moved_at"):
        about = year if case.subject == "monitoring" else year - 1
        if case.fiscal_year == about and (case.state == "done" or ",reviewer," in case.waits_for):
            known[case.unit_id].handed_in[case.subject] = case.moved_at.date()
    return known


def _milestone_day(milestone: Milestone, known: _Known) -> date | None:
    own = known.days.get(milestone.code)
    return known.approved.get(milestone.disclosure) or (own.day if own else None)


def _deadline(
    rule: YearlyDeadline,
    milestones: dict[str, Milestone],
    *,
    unit: Unit,
    year: int,
    known: _Known,
    bureau: dict[str, UnitDay],
    settings: Settings,
) -> Deadline:
    own, common = known.days.get(rule.code), bureau.get(rule.code)
    milestone = milestones.get(rule.after)
    day, origin = _day(rule, _milestone_day(milestone, known) if milestone else None, year=year, settings=settings)
    if own is not None and own.day:
        day, origin = own.day, "unit"
    elif common is not None and common.day:
        day, origin = common.day, "finance"
    met = known.published.get(rule.disclosure) or known.handed_in.get(rule.subject)
    said = own or common
    return Deadline(
        unit=unit,
        year=year,
        rule=rule,
        day=day,
        origin=origin,
        milestone=milestone,
        done_on=(own.done_on if own else None) or met,
        note=said.note if said else "",
    )


def _day(rule: YearlyDeadline, start: date | None, *, year: int, settings: Settings) -> tuple[date | None, str]:
    """The day by the rule alone. Days are counted from the day after the milestone (从次日起算)."""
    if rule.fixed(year) is not None:
        return rule.fixed(year), "rule"
    if start is None:
        return None, "none"
    if rule.days is not None:
        return start + timedelta(days=rule.days), "rule"
    return due_day(start, rule.working_days, settings=settings), "rule"
