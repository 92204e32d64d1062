"""Stretches of days, leap years among them."""

from __future__ import annotations

from datetime import date

import pytest

from jixiao.monitoring.analysis.spans import is_month_end, last_days, month_to, months_to, year_before, year_to


def test_stretches() -> None:
    day = date(2024, 3, 15)
    assert year_to(day).where == "paid_on BETWEEN DATE '2024-01-01' AND DATE '2024-03-15'"
    assert month_to(day).first == date(2024, 3, 1)
    assert [span.last for span in months_to(day)] == [date(2024, 1, 31), date(2024, 2, 29), day]
    assert last_days(2023, 10).first == date(2023, 12, 22)
    assert is_month_end(date(2023, 2, 28))
    assert not is_month_end(date(2024, 2, 28))


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2023, 2, 28)),
        (date(2023, 7, 15), date(2022, 7, 15)),
        (date(2023, 12, 31), date(2022, 12, 31)),
    ],
)
def test_last_years_day(day: date, before: date) -> None:
    assert year_before(day) == before
