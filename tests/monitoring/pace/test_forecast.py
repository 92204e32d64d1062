"""Forecasts and how wrong they were: worked examples, ties, too few months."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.pace.forecast import LINEAR, SEASONAL, forecast

LATE = (0, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 200)


def test_an_even_year_is_linear_without_error() -> None:
    found = forecast((10, 20, 30, 40, 50, 60))
    assert found.chosen is not None
    assert (found.chosen.code, found.chosen.year, found.chosen.error, found.chosen.tried) == (
        LINEAR,
        120,
        Ratio(0, 1),
        3,
    )


def test_a_year_that_follows_its_pattern_is_seasonal() -> None:
    found = forecast((0, 0, 100, 200, 300, 400), season=LATE)
    assert [way.code for way in found.ways] == [SEASONAL, LINEAR]
    assert (found.ways[0].year, found.ways[0].error) == (2_000, Ratio(0, 1))
    assert found.ways[1].year == 800
    # Linear from March says 200 of June (400 were paid), from April 300, from May 360: off by 50 %, 25 %, 10 %.
    error = found.ways[1].error
    assert error is not None
    assert Fraction(error.num, error.den) == Fraction(85, 300)


def test_too_few_months() -> None:
    assert forecast(()).chosen is None
    early = forecast((5, 11))
    assert early.chosen is not None
    assert (early.chosen.year, early.chosen.error, early.chosen.tried) == (66, None, 0)


def test_a_pattern_of_nothing_yet_is_not_used() -> None:
    assert [way.code for way in forecast((5, 9), season=LATE).ways] == [LINEAR]


@given(st.lists(st.integers(0, 10**12), min_size=12, max_size=12))
def test_at_the_end_of_the_year_both_say_what_was_paid(amounts: list[int]) -> None:
    paid = [sum(amounts[: month + 1]) for month in range(12)]
    assert {way.year for way in forecast(paid, season=LATE).ways} == {paid[-1]}
