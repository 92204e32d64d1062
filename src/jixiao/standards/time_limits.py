"""A record against a time limit: 按期, 超期, 办理中, 已到期未办, 无法判定, 豁免 – with the last day and the days used."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type, Value
from jixiao.kernel.period import day_number, day_of

from .calendars import rolled_forward, term_end
from .registers import TimeLimit


class Standing(StrEnum):
    """Where a record stands with a limit; NOT_ASKED: the limit does not speak of it, or nothing has begun."""

    NOT_ASKED = "not_asked"
    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    OVERDUE = "overdue"
    UNDETERMINED = "undetermined"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        """In Chinese."""
        return LABELS[self]


LABELS: Mapping[Standing, str] = {
    Standing.NOT_ASKED: "不适用",
    Standing.KEPT: "按期",
    Standing.BROKEN: "超期",
    Standing.OPEN: "办理中",
    Standing.OVERDUE: "到期未办",
    Standing.UNDETERMINED: "无法判定",
    Standing.EXEMPT: "豁免",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """`last` is the last day allowed (for `at_least` the first), as a day number; None where the calendar does not reach."""

    standing: Standing
    last: int | None = None
    start: int | None = None
    end: int | None = None
    left: int | None = None
    """Days from today to the last day, negative when it has passed; None for records that are done."""


def last_day(
    limit: TimeLimit, start: int, *, more: int = 0, until: int | None = None, calendar: Mapping[int, int]
) -> int | None:
    """The last day of a limit that begins the day after `start` (从次日起算), `more` days, working days or months later when extended.

    `until` is what the record itself says. None where it says nothing, and where the working-day calendar has no such year.

    >>> last_day(TimeLimit("x", "某事", "a", "b", days=20, working_days=None), 100, calendar={})
    120
    """
    end: date | None
    if limit.until:
        end = None if until is None else day_of(until)
    elif limit.months is not None:
        end = months_later(day_of(start), limit.months + more, on_day=limit.on_day)
    else:
        days, working_days = limit.days, limit.working_days
        end = term_end(
            day_of(start),
            days=None if days is None else days + more,
            working_days=None if working_days is None else working_days + more,
            before=False,
            ordinals=calendar,
        )
    if end is not None and limit.roll_forward:
        end = rolled_forward(end, calendar)
    return None if end is None else day_number(end)


def months_later(day: date, months: int, *, on_day: int = 0) -> date:
    """The same day of a later month, or its day `on_day`; the month's last where it is shorter.

    >>> months_later(date(2023, 8, 31), 6), months_later(date(2023, 12, 5), 1, on_day=10)
    (datetime.date(2024, 2, 29), datetime.date(2024, 1, 10))
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(on_day or day.day, monthrange(year, month)[1]))


def judge(
    limit: TimeLimit,
    record: Mapping[str, Value],
    *,
    columns: Mapping[str, Type],
    today: date,
    calendar: Mapping[int, int],
) -> Judged:
    """Where a record (with its `columns`) stands on a day; never "kept" when a day is missing that the answer needs."""
    start, end = _day(record, limit.start), _day(record, limit.end)
    asked = _true(limit.where, record, columns, calendar) if limit.where else True
    if asked is False:
        return Judged(Standing.NOT_ASKED, start=start, end=end)
    if start is None:
        return Judged(Standing.NOT_ASKED if end is None else Standing.UNDETERMINED, end=end)
    if not _in_force(limit, start):
        return Judged(Standing.NOT_ASKED, start=start, end=end)
    if asked is None:
        return Judged(Standing.UNDETERMINED, start=start, end=end)
    if limit.exempt and _true(limit.exempt, record, columns, calendar) is True:
        return Judged(Standing.EXEMPT, start=start, end=end)
    more = limit.extension if limit.extended and _true(limit.extended, record, columns, calendar) is True else 0
    until = _day(record, limit.until) if limit.until else None
    last = last_day(limit, start, more=more, until=until, calendar=calendar)
    if last is None or (end is not None and end < start):
        return Judged(Standing.UNDETERMINED, last=last, start=start, end=end)
    if end is not None:
        kept = end >= last if limit.at_least else end <= last
        return Judged(Standing.KEPT if kept else Standing.BROKEN, last=last, start=start, end=end)
    left = last - day_number(today)
    waiting = Standing.OPEN if limit.at_least or left >= 0 else Standing.OVERDUE
    return Judged(waiting, last=last, start=start, left=left)


def done_when_asked(limit: TimeLimit) -> bool:
    """Whether a limit speaks only of records that have come to their end (申请了才算), so that none of them can be open.

    >>> done_when_asked(TimeLimit("x", "某事", "a", "b", days=30, working_days=None, where="b is not null"))
    True
    """
    if not limit.where:
        return False
    columns = {limit.end: Type.DATE}
    try:
        asked = parse(limit.where, columns=columns, expect=Type.BOOL).evaluate({limit.end: None})
    except ExpressionError:
        return False
    return asked is False


def _in_force(limit: TimeLimit, start: int) -> bool:
    from_day = day_number(limit.first_day) if limit.first_day else start
    to_day = day_number(limit.last_day) if limit.last_day else start
    return from_day <= start <= to_day


def _day(record: Mapping[str, Value], name: str) -> int | None:
    value = record.get(name)
    return value if isinstance(value, int) else None


def _true(
    text: str, record: Mapping[str, Value], columns: Mapping[str, Type], calendar: Mapping[int, int]
) -> bool | None:
    value = parse(text, columns=columns, expect=Type.BOOL).evaluate(record, calendar=calendar)
    return value if isinstance(value, bool) else None
