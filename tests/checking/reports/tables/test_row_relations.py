"""Rates and sums along rows are accepted where most rows bear them out; the row that does not is wrong."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.grids import outcomes

A, D = Outcome.AGREES, Outcome.DISAGREES


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "项目 | 预算数 | 执行数 | 执行率\n甲 | 80 | 76.32 | 95.4%\n乙 | 120 | 118.5 | 98.75%",
            [("95.4%", A), ("98.75%", A)],
        ),
        (
            "项目 | 预算数 | 执行数 | 执行率\n甲 | 80 | 76.32 | 95.4%\n乙 | 120 | 118.5 | 98.75%\n丙 | 50 | 40 | 85.0%",
            [("95.4%", A), ("98.75%", A), ("85.0%", D)],
        ),
        (
            "项目 | 年初预算 | 全年预算 | 执行数 | 执行率\n甲 | 70 | 80 | 76.32 | 95.40\n乙 | 100 | 120 | 118.5 | 98.75",
            [("95.40", A), ("98.75", A)],
        ),
        (
            "科目 | 合计 | 基本支出 | 项目支出\n甲 | 30.5 | 10.5 | 20.0\n乙 | 7.5 | 3.0 | 4.5\n丙 | 9.0 | 4.0 | 6.0\n丁 | 2.0 | 1.0 | 1.0",
            [("30.5", A), ("7.5", A), ("9.0", D), ("2.0", A)],
        ),
        ("项目 | 预算数 | 执行数 | 满意率\n甲 | 80 | 76.32 | 90%", []),
    ],
)
def test_rows(table: str, found: list[tuple[str, Outcome]]) -> None:
    assert outcomes(table) == found
