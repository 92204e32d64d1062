"""Measures as lines and as JSON: exact values beside what is printed, what could not be told counted."""

from __future__ import annotations

from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.ratio import Ratio
from jixiao.reporting.measures_text import figure_json, measures_json, measures_lines

PAID = Figure("expenditure.executed", "全年执行数", FigureKind.MONEY, 749_366_878_3, unit="万元", decimals=2)
RATE = Figure("rate.execution", "预算执行率", FigureKind.RATE, ratio=Ratio(1, 3), unit="%", decimals=1)
OPEN = Figure("asset.count", "资产件数", FigureKind.COUNT, None, state=State.UNDETERMINED)
YEARS = {2023: {one.code: one for one in (RATE, PAID, OPEN)}}


def test_lines() -> None:
    assert measures_lines(YEARS) == (
        "2023 年度：2 个数，另有 1 个因缺少数据无法判定",
        "  全年执行数　7,493.67万元　expenditure.executed",
        "  预算执行率　33.3%　rate.execution",
    )
    assert measures_lines({}) == ("没有记录，什么也数不出来。",)


def test_json() -> None:
    assert figure_json(RATE)["ratio"] == [1, 3]
    told = measures_json(YEARS, engine="duckdb")
    assert [(one["code"], one["value"], one["fiscal_year"]) for one in told["measures"]] == [
        ("asset.count", None, 2023),
        ("expenditure.executed", 7_493_668_783, 2023),
        ("rate.execution", None, 2023),
    ]
