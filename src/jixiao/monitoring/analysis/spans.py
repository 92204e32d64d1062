"""The stretches of days an analysis looks at, and the same stretch of the year before."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def where(self) -> str:
        """The payments of these days, in the rule language."""
        return f"paid_on BETWEEN DATE '{self.first}' AND DATE '{self.last}'"


def year_to(day: date) -> Span:
    """From the first of January."""
    return Span(date(day.year, 1, 1), day)


def month_to(day: date) -> Span:
    """From the first of the month."""
    return Span(day.replace(day=1), day)


def months_to(day: date) -> tuple[Span, ...]:
    """Month by month up to a day; the last one ends on it."""
    whole = [Span(date(day.year, month, 1), last_day(day.year, month)) for month in range(1, day.month)]
    return (*whole, month_to(day))


def last_days(year: int, days: int) -> Span:
    """The last days of a year."""
    return Span(date(year, 12, 31) - timedelta(days=days - 1), date(year, 12, 31))


def year_before(day: date) -> date:
    """The same day of last year; the end of a month stays the end of the month.

    >>> year_before(date(2025, 2, 28)), year_before(date(2024, 2, 29)), year_before(date(2024, 2, 28))
    (datetime.date(2024, 2, 29), datetime.date(2023, 2, 28), datetime.date(2023, 2, 28))
    """
    end = last_day(day.year - 1, day.month)
    return end if is_month_end(day) else min(end, date(day.year - 1, day.month, min(day.day, end.day)))


def is_month_end(day: date) -> bool:
    """Whether a month is over by the end of the day."""
    return day == last_day(day.year, day.month)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
