"""Points are whole hundredths; finer ones are refused, printed ones have two decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.points import text_of, to_points


def test_to_points() -> None:
    assert to_points(Decimal("9.97")) == 997
    assert to_points(Decimal("10")) == 1000
    assert to_points(Decimal("9.975")) is None


@pytest.mark.parametrize(
    ("points", "text"), [(997, "9.97"), (1000, "10.00"), (5, "0.05"), (-5, "-0.05"), (-1250, "-12.50"), (0, "0.00")]
)
def test_text_of(points: int, text: str) -> None:
    assert text_of(points) == text


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_there_and_back(points: int) -> None:
    assert to_points(Decimal(text_of(points))) == points
