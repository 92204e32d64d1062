"""双提醒: before a hearing both the street and its judicial office are reminded that the responsible official has to appear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from jixiao.standards.calendars import workday_before


class Reminded(StrEnum):
    """Where a hearing stands: BOTH were reminded before it, ONE or NONE still has to be, it is LATE when the hearing was before that."""

    BOTH = "both"
    ONE = "one"
    NONE = "none"
    LATE = "late"

    @property
    def label(self) -> str:
        """In Chinese."""
        return {"both": "已双提醒", "one": "只提醒了一方", "none": "待提醒", "late": "开庭前没有双提醒"}[self]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A case with a hearing: whom it is against, and when street and office were reminded (None: not yet)."""

    case: str
    defendant: str
    street: str
    held_on: date
    street_on: date | None
    office_on: date | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A hearing with its standing; `waiting` names who still has to be reminded, `days` are those on which to do it."""

    hearing: Hearing
    standing: Reminded
    waiting: tuple[str, ...]
    days: tuple[date, ...] = ()


STREET, OFFICE = "镇街", "司法所"
EMPTY: Mapping[int, int] = MappingProxyType({})


def reminders(
    hearings: Iterable[Hearing],
    *,
    today: date,
    days: int,
    ahead: Sequence[int] = (),
    calendar: Mapping[int, int] = EMPTY,
) -> tuple[Reminder, ...]:
    """The hearings of the next `days` days and those that have passed without both being reminded, the earliest first.

    A reminder on the day of the hearing or after it comes too late and counts as none. `ahead` are working days before the hearing on
    which to remind; while the days off of a year are not published, its weekdays count.
    """
    found = [
        replace(
            standing_of(one, today=today), days=tuple(workday_before(one.held_on, count, calendar) for count in ahead)
        )
        for one in hearings
    ]
    until = today + timedelta(days=days)
    due = [one for one in found if one.standing is Reminded.LATE or today <= one.hearing.held_on <= until]
    return tuple(sorted(due, key=lambda one: (one.hearing.held_on, one.hearing.case)))


def standing_of(hearing: Hearing, *, today: date) -> Reminder:
    """How a hearing stands on a day."""
    given = ((STREET, hearing.street_on), (OFFICE, hearing.office_on))
    waiting = tuple(who for who, on in given if on is None or on >= hearing.held_on)
    if not waiting:
        return Reminder(hearing, Reminded.BOTH, ())
    if hearing.held_on < today:
        return Reminder(hearing, Reminded.LATE, waiting)
    return Reminder(hearing, Reminded.ONE if len(waiting) == 1 else Reminded.NONE, waiting)
