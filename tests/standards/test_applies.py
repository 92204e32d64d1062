"""A pack holds for the units it names, or for all, in its years."""

from __future__ import annotations

from jixiao.standards.applies import Applies


def test_units_and_years() -> None:
    assert Applies().fits("118001", 2023)
    own = Applies(units=("118001",), first_year=2023, last_year=2024)
    assert [own.fits(unit, year) for unit, year in (("118001", 2023), ("118001", 2024), ("118002", 2023))] == [
        True,
        True,
        False,
    ]
    assert not own.fits("118001", 2022)
    assert not own.fits("118001", 2025)
