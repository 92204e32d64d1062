"""The working days of 2023 in China: weekdays without public holidays (days moved to weekends are not needed here)."""

from __future__ import annotations

from datetime import date, timedelta

_CLOSED = (
    (date(2023, 1, 2), date(2023, 1, 2)),
    (date(2023, 1, 21), date(2023, 1, 27)),
    (date(2023, 4, 5), date(2023, 4, 5)),
    (date(2023, 4, 29), date(2023, 5, 3)),
    (date(2023, 6, 22), date(2023, 6, 24)),
    (date(2023, 9, 29), date(2023, 10, 6)),
)


def is_workday(day: date) -> bool:
    """Whether offices and the treasury work on this day."""
    return day.weekday() < 5 and not any(first <= day <= last for first, last in _CLOSED)


def workdays(month: int) -> list[date]:
    """The working days of a month of 2023, in order."""
    days = (date(2023, month, 1) + timedelta(days=number) for number in range(31))
    return [day for day in days if day.month == month and is_workday(day)]


def after(day: date, count: int) -> date:
    """The working day that follows `day` by `count` working days."""
    while count:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day
