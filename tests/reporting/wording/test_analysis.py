"""Sentences beside last year and beside budgets; those of odd data stand in tests/workbench/test_analysis.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.reporting.content import Paragraph, printed
from jixiao.reporting.wording import analysis as words
from tests.workbench.spending import analysed, package, paid


def said(paragraphs: list[Paragraph]) -> str:
    return "".join(printed(one.parts) for one in paragraphs)


def test_changes_and_rates(tmp_path: Path) -> None:
    budget = "B1,P1,项目支出,一般公共预算,2040607,10.00,10.00\nB2,P2,项目支出,一般公共预算,2040607,10.00,10.00"
    both = "P1,甲项目,一科\nP2,乙项目,二科"
    this = package(
        tmp_path / "p", [paid(1, "2023-01-10", "60000.00"), paid(2, "2023-01-10", "30000.00", project="P2")], budget=budget, projects=both
    )  # fmt: skip
    last = package(tmp_path / "q", [paid(1, "2022-01-10", "120000.00")], year=2022)
    found = analysed(tmp_path, this, date(2023, 1, 31), before=last)
    assert "比上年同期（12.00万元）下降25.0%" in said(words.overall(found))
    assert "快于序时进度" in said(words.overall(found))
    told = said(words.projects(found))
    assert "支出最多的是“甲项目”，累计6.00万元；执行率最低的是“乙项目”，30.0%。" in told
    assert "变化较大的项目：“甲项目”-50.0%（负数为减少）。" in told
    assert "执行率最低的是二科，30.0%" in said(words.divisions(found))
    assert said(words.slow(found)) == "没有亮红灯或黄灯的项目。"
    assert "没有“三公”经费预算数" not in said(words.three_public(found))
    assert said(words.three_public(found)).startswith("截至目前没有支付“三公”经费。")
