"""Totals are held against the rows they add; a structure that the columns do not bear out is not claimed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.grids import outcomes

A, R, D = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("项目 | 预算 | 支出\n甲 | 10.5 | 9.5\n乙 | 20.5 | 18.5\n合计 | 31.0 | 28.0", [("31.0", A), ("28.0", A)]),
        ("项目 | 预算 | 支出\n甲 | 10.5 | 9.5\n乙 | 20.5 | 18.5\n合计 | 31.0 | 29.0", [("31.0", A), ("29.0", D)]),
        ("项目 | 金额\n合计 | 30.0\n201 | 10.0\n20106 | 10.0\n208 | 20.0\n20805 | 20.0", [("30.0", A)]),
        ("项目 | 金额\n甲 | 10.01\n其中：子 | 4.00\n乙 | 20.02\n合计 | 30.03", [("30.03", A)]),
        (
            "项目 | 金额\n甲 | 1.25\n乙 | 2.25\n小计 | 3.50\n丙 | 4.00\n丁 | 5.00\n小计 | 9.00\n合计 | 12.50",
            [("12.50", A)],
        ),
        ("项目 | 金额\n甲 | 1.25\n乙 | 2.25\n合计 | 77.10", []),
        ("序号 | 项目\n1 | 甲\n2 | 乙\n合计 | 3", []),
    ],
)
def test_totals(table: str, found: list[tuple[str, Outcome]]) -> None:
    assert outcomes(table) == found


@given(
    st.lists(st.tuples(st.integers(1, 10**8), st.integers(1, 10**8)), min_size=2, max_size=12),
    st.integers(1, 9),
    st.integers(0, 4),
)
def test_a_consistent_table_is_silent_and_one_wrong_total_is_found(
    rows: list[tuple[int, int]], digit: int, place: int
) -> None:
    def cell(number: int) -> str:
        return f"{Decimal(number).scaleb(-2):,.2f}"

    totals = [sum(row[index] for row in rows) for index in (0, 1)]
    body = "\n".join(f"项目{index}甲 | {cell(one)} | {cell(two)}" for index, (one, two) in enumerate(rows))
    good = outcomes(f"项目 | 预算 | 拨款\n{body}\n合计 | {cell(totals[0])} | {cell(totals[1])}")
    assert {outcome for _, outcome in good} <= {A}
    wrong = outcomes(
        f"项目 | 预算 | 拨款\n{body}\n合计 | {cell(totals[0])} | {cell(totals[1] + digit * 10**place + len(rows))}"
    )
    assert D in {outcome for _, outcome in wrong}
