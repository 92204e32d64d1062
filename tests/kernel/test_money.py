"""Amounts become fen exactly or not at all, and come back unrounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.money import FEN_IN, MoneyUnit, from_fen, to_fen


@pytest.mark.parametrize(
    ("amount", "unit", "fen"),
    [("7493.67", "万元", 7_493_670_000), ("0.01", "元", 1), ("-12500", "元", -1_250_000),
     ("1.2", "亿元", 12_000_000_000), ("0.000001", "万元", 1), ("3", "分", 3)],
)  # fmt: skip
def test_to_fen(amount: str, unit: str, fen: int) -> None:
    assert to_fen(Decimal(amount), unit) == fen


@pytest.mark.parametrize(("amount", "unit"), [("0.001", "元"), ("0.0000001", "万元"), ("0.5", "分")])
def test_finer_than_one_fen_is_refused(amount: str, unit: str) -> None:
    assert to_fen(Decimal(amount), unit) is None


@given(st.integers(min_value=-(10**16), max_value=10**16), st.sampled_from(list(MoneyUnit)))
def test_there_and_back(fen: int, unit: str) -> None:
    assert to_fen(from_fen(fen, unit), unit) == fen


def test_every_unit_has_its_size() -> None:
    assert set(FEN_IN) == set(MoneyUnit)
