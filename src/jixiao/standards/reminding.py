"""Whether a record of a register asks for a reminder on a day, by the rule that its pack declares: until when, who still has to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type, Value
from jixiao.kernel.period import day_of

from .calendars import workday_before
from .registers import ReminderRule, TimeLimit
from .time_limits import Standing, judge

LATE = "late"
LATE_DAYS = 30
"""A day that has passed without what it asked for is told of for so many days after it."""
_WAITING = (Standing.OPEN, Standing.OVERDUE)


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder that is due: before `day`, for those in `waiting` (in Chinese; none where a time limit itself is what is open).

    `stage` counts the days of the rule that have come, LATE after the day: each is told once.
    """

    day: date
    waiting: tuple[str, ...]
    stage: str


def reminded(
    rule: ReminderRule,
    record: Mapping[str, Value],
    *,
    limit: TimeLimit | None,
    columns: Mapping[str, Type],
    today: date,
    calendar: Mapping[int, int],
) -> Reminded | None:
    """What a record asks for today; None before the first day of the rule, when all is done, and when the day is long over.

    `limit` is the time limit that the rule names, None where it names a date field. A reminder on the day or after it comes too late
    and counts as none; while the days off of a year are not published, its weekdays count.
    """
    if (
        rule.where
        and parse(rule.where, columns=columns, expect=Type.BOOL).evaluate(record, calendar=calendar) is not True
    ):
        return None
    if limit is not None:
        judged = judge(limit, record, columns=columns, today=today, calendar=calendar)
        day = _day(judged.last) if judged.standing in _WAITING else None
    else:
        day = _day(record.get(rule.before))
    if day is None:
        return None
    waiting = tuple(who for who, field in rule.told if (on := _day(record.get(field))) is None or on >= day)
    if rule.told and not waiting:
        return None
    stage = _stage(rule, day, today=today, calendar=calendar)
    # Where nothing is awaited, a day that has come is over.
    return Reminded(day, waiting, stage) if stage and (stage != LATE or waiting or limit) else None


def _stage(rule: ReminderRule, day: date, *, today: date, calendar: Mapping[int, int]) -> str:
    if day < today:
        return LATE if (today - day).days <= LATE_DAYS else ""
    reached = sum(workday_before(day, count, calendar) <= today for count in rule.working_days)
    return str(reached) if reached else ""


def _day(value: Value) -> date | None:
    return day_of(value) if isinstance(value, int) else None
