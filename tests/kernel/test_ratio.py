"""half_up is exact: it agrees with Decimal's ROUND_HALF_UP everywhere, ties included."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.ratio import Ratio, half_up

NUM = st.integers(min_value=-(10**18), max_value=10**18)
DEN = st.integers(min_value=1, max_value=10**12)


@pytest.mark.parametrize(
    ("num", "den", "whole"),
    [(749367 * 1000, 751404, 997), (5, 2, 3), (-5, 2, -3), (1, 3, 0), (4999, 10000, 0)],
)
def test_half_up(num: int, den: int, whole: int) -> None:
    assert half_up(num, den) == whole


@given(NUM, DEN)
def test_half_up_is_the_nearest_and_takes_ties_away_from_zero(num: int, den: int) -> None:
    whole = half_up(num, den)
    assert 2 * abs(num - whole * den) <= den
    if 2 * abs(num - whole * den) == den:
        assert abs(whole * den) > abs(num)


@given(NUM, st.sampled_from([1, 2, 4, 5, 8, 10, 1000, 1024]))
def test_half_up_is_what_decimal_says(num: int, den: int) -> None:
    with localcontext() as context:
        context.prec = 60
        assert half_up(num, den) == int((Decimal(num) / den).to_integral_value(ROUND_HALF_UP))


@given(NUM, DEN, st.integers(min_value=1, max_value=1000))
def test_a_common_factor_changes_nothing(num: int, den: int, factor: int) -> None:
    assert half_up(num * factor, den * factor) == half_up(num, den)


@given(NUM, NUM, DEN)
def test_more_never_gives_less(one: int, other: int, den: int) -> None:
    assert (half_up(min(one, other), den)) <= half_up(max(one, other), den)


@pytest.mark.parametrize("den", [0, -1])
def test_a_zero_denominator_has_no_ratio(den: int) -> None:
    with pytest.raises(ValueError, match="denominator"):
        half_up(1, den)
    with pytest.raises(ValueError, match="denominator"):
        Ratio(1, den)


def test_thresholds_compare_what_was_not_rounded() -> None:
    almost = Ratio(8996, 10000)
    assert almost.scaled(1000) == 900
    assert not almost.at_least(Ratio(9, 10))
    assert Ratio(18, 20).at_least(Ratio(9, 10))
