"""Dates as whole days and the fiscal year (预算年度, 1 January to 31 December: 预算法 第十八条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days from 1970-01-01 to `day`; the shape in which every engine holds dates."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """The date with this day number; the inverse of `day_number`."""
    return EPOCH + timedelta(days=number)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """One budget year; months run from 1 to 12."""

    year: int

    def __post_init__(self) -> None:
        if not 1994 <= self.year <= 2100:
            raise ValueError(f"a fiscal year lies between 1994 (预算法) and 2100, got {self.year}")

    @property
    def first_day(self) -> date:
        """1 January of the year."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """31 December of the year."""
        return date(self.year, 12, 31)
