"""Recomputation is exact: half up agrees, printed digits explain rounding, cut digits are told apart from errors."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checking.reports.amounts import amounts_of
from jixiao.checking.reports.arithmetic import judge, printed, quotient, rounded, shown, slip_like
from jixiao.checking.reports.model import Interval, Outcome
from tests.checking.reports.paragraphs import passage


def only(text: str):  # type: ignore[no-untyped-def]
    (amount,) = amounts_of(passage(text))
    return amount


@pytest.mark.parametrize(
    ("stated", "outcome"),
    [
        ("70.7%", Outcome.AGREES),
        ("70.70%", Outcome.AGREES),
        ("70.69%", Outcome.TRUNCATED),
        ("71%", Outcome.AGREES),
        ("70.6%", Outcome.TRUNCATED),
        ("72.7%", Outcome.DISAGREES),
    ],
)
def test_the_seeds_share_of_basic_spending(stated: str, outcome: Outcome) -> None:
    value = Fraction(529767, 749367) * 100
    assert judge(only(stated), value=value, possible=Interval(value, value)) is outcome


def test_what_the_printed_digits_leave_open_is_rounding() -> None:
    seven, budget = only("7万元"), only("9.2万元")
    around = quotient(printed(seven), printed(budget))
    assert around is not None
    possible = Interval(around.low * 100, around.high * 100)
    assert judge(only("78.1%"), value=Fraction(700, 92) * 10, possible=possible) is Outcome.ROUNDING
    assert judge(only("85.1%"), value=Fraction(700, 92) * 10, possible=possible) is Outcome.DISAGREES


def test_whole_things_are_counted_not_rounded() -> None:
    assert printed(only("12个")) == Interval(Fraction(12), Fraction(12))
    assert printed(only("12万元")) == Interval(Fraction(115000), Fraction(125000))


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_rounding_is_half_away_from_zero(number: int, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    value = Fraction(number, 10**5)
    result = rounded(value, step)
    assert abs(result - value) <= Fraction(step) / 2
    assert (result / Fraction(step)).denominator == 1
    assert rounded(-value, step) == -result


@pytest.mark.parametrize(
    ("gap", "telling"), [("0.03", True), ("300", True), ("0.27", True), ("123.45", False), ("0", False)]
)
def test_slips_change_one_digit_or_exchange_two(gap: str, telling: bool) -> None:
    assert slip_like(Fraction(gap), step=Decimal("0.01"), largest=Fraction("7493.67")) is telling


def test_round_figures_tell_nothing() -> None:
    assert not slip_like(Fraction(100), step=Decimal(1), largest=Fraction(500))


def test_values_are_shown_in_the_unit_of_the_text() -> None:
    assert shown(Fraction(74936600), like=only("7,493.67万元")) == "7,493.66万元"
    assert shown(Fraction(2, 3) * 100, like=only("66.7%")) == "66.7%"
