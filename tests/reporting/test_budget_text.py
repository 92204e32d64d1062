"""The explanation of a budget: sums, 三公, targets, and tables that are empty or could not be filled."""

from __future__ import annotations

from jixiao.monitoring.disclosure.budget_highlights import BudgetHighlights
from jixiao.monitoring.disclosure.tables import public_tables
from jixiao.reporting.budget_text import budget_explained
from tests.monitoring.disclosure.account import ECONOMIC, pack


def test_what_is_on_record_is_told() -> None:
    said = BudgetHighlights(
        funds=(("一般公共预算", 30_000_000),),
        basic=20_000_000,
        project=10_000_000,
        running=None,
        public=(("公务接待费", 1_000_000),),
        projects=2,
        indicators=9,
    )
    told = dict(budget_explained((), said, fiscal_year=2023, withheld=0))
    assert told["收支预算情况"] == [
        "2023年部门预算收支总额30.00万元，其中：一般公共预算30.00万元。",
        "支出预算30.00万元，其中：基本支出20.00万元，项目支出10.00万元。",
    ]
    assert told["“三公”经费和公用经费预算"] == ["“三公”经费预算1.00万元，其中：公务接待费1.00万元。"]
    assert told["绩效目标"] == ["2个项目设定了绩效目标，共有绩效指标9个，随预算公开，见“绩效目标表”。"]


def test_without_records_the_tables_are_listed_all_the_same() -> None:
    made = public_tables({"budget_line": []}, pack(), item="budget", economic=ECONOMIC)
    ((heading, texts),) = budget_explained(made, None, fiscal_year=2023, withheld=0)
    assert (heading, texts[0]) == ("公开报表", "预算报表共9张，附后；没有数字的表也列出并说明。")
    assert "第1表《部门收支总表》为空表：本部门本年没有收支预算，本表无数据。" in texts
