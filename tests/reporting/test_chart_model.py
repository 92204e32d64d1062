"""Two charts, each with its numbers in words."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.chart_model import charts_of


def test_projects_and_items_in_the_order_of_their_tables(evaluation: Evaluation) -> None:
    projects, items = charts_of(evaluation)
    assert projects.labels[0] == "法律援助工作经费"
    assert [series.name for series in projects.series] == ["全年预算数", "全年执行数"]
    assert items.labels == tuple(leaf.item.name for leaf in evaluation.leaves())


def test_the_description_says_what_the_bars_show(evaluation: Evaluation) -> None:
    _, items = charts_of(evaluation)
    assert "部门预算资金支出率：分值10.00分，得分9.97分" in items.description


def test_a_department_without_projects_has_one_chart(evaluation: Evaluation) -> None:
    assert [chart.name for chart in charts_of(replace(evaluation, projects=()))] == ["items"]
