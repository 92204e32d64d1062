"""Days are numbers and come back; a fiscal year is a calendar year with first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.period import FiscalYear, day_number, day_of


@given(st.dates())
def test_there_and_back(day: date) -> None:
    assert day_of(day_number(day)) == day


def test_days_are_counted_from_1970() -> None:
    assert (day_number(date(1970, 1, 1)), day_number(date(2024, 3, 1)) - day_number(date(2024, 2, 28))) == (0, 2)


def test_the_fiscal_year() -> None:
    year = FiscalYear(2023)
    assert (year.first_day, year.last_day) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize("year", [1993, 2101, 23])
def test_a_year_out_of_range_is_a_bug(year: int) -> None:
    with pytest.raises(ValueError, match="fiscal year"):
        FiscalYear(year)
