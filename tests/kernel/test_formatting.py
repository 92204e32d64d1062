"""Digits for readers: half up, grouped by thousands, a zero denominator is never 0 % or 100 %."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.formatting import change_text, digits, figure_text, money, percent, quantity
from jixiao.kernel.numerals import read_number
from jixiao.kernel.period import day_number
from jixiao.kernel.ratio import Ratio, half_up


def test_money_and_rates() -> None:
    assert money(7_493_670_000, unit="万元") == "7,493.67"
    assert money(-1_250_000, unit="元") == "-12,500.00"
    assert (percent(749367, 751404), percent(749367, 751404, decimals=1), percent(1, 0)) == ("99.73%", "99.7%", "—")
    assert (quantity(923_500), quantity(21_730_000), quantity(-5_000), quantity(0)) == ("92.35", "2,173", "-0.5", "0")
    assert digits(5, 1000, decimals=2, grouped=False) == "0.01"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"kind": FigureKind.MONEY, "value": 7_493_670_000, "unit": "万元", "decimals": 2}, "7,493.67万元"),
        ({"kind": FigureKind.RATE, "ratio": Ratio(749367, 751404), "decimals": 1}, "99.7%"),
        ({"kind": FigureKind.COUNT, "value": 2173, "unit": "件"}, "2,173件"),
        ({"kind": FigureKind.QUANTITY, "value": 332_850_000, "unit": "件次", "approximate": "近"}, "近33,285件次"),
        ({"kind": FigureKind.QUANTITY, "value": 20_000_000, "unit": "人次", "approximate": "余"}, "2,000余人次"),
        ({"kind": FigureKind.QUANTITY, "value": 3_000_000, "unit": "件", "approximate": "左右"}, "300件左右"),
        ({"kind": FigureKind.POINTS, "value": 997, "unit": "分"}, "9.97分"),
        ({"kind": FigureKind.DAY, "value": day_number(date(2023, 3, 7))}, "2023年3月7日"),
        ({"kind": FigureKind.YEAR, "value": 2023}, "2023年"),
        ({"kind": FigureKind.ANSWER, "value": 0}, "否"),
        ({"kind": FigureKind.TEXT, "text": "甲"}, "甲"),
        ({"kind": FigureKind.MONEY, "state": State.UNDETERMINED, "unit": "万元"}, "无法判定"),
        ({"kind": FigureKind.RATE, "state": State.NOT_APPLICABLE}, "—"),
    ],
)
def test_figures(given: dict[str, Any], text: str) -> None:
    assert figure_text(Figure("x", "甲", **given)) == text


def test_a_figure_in_a_table_leaves_its_unit_to_the_heading() -> None:
    assert figure_text(Figure("x", "甲", FigureKind.MONEY, value=100, unit="元", decimals=2), with_unit=False) == "1.00"


@given(
    st.integers(min_value=-(10**15), max_value=10**15),
    st.integers(min_value=1, max_value=10**6),
    st.integers(min_value=0, max_value=4),
)
def test_printed_digits_are_the_rounded_number(num: int, den: int, decimals: int) -> None:
    number = read_number(digits(num, den, decimals=decimals))
    assert number is not None
    assert number.value == Decimal(half_up(num * 10**decimals, den)).scaleb(-decimals)


def test_differences_have_a_sign_and_rates_differ_in_points_of_a_per_cent() -> None:
    amount = Figure("m", "支出", FigureKind.MONEY, value=123_4500, unit="万元", decimals=2)
    assert change_text(amount) == "+1.23万元"
    assert change_text(Figure("m", "支出", FigureKind.MONEY, value=0, unit="万元", decimals=2)) == "0.00万元"
    assert change_text(Figure("r", "率", FigureKind.RATE, ratio=Ratio(-657, 10_000), decimals=2)) == "-6.57个百分点"
