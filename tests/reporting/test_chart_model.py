"""Two charts, each with its numbers in words."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import Figure, FigureKind
from jixiao.reporting.chart_model import Shape, charts_in, charts_of, points_chart, states_chart
from jixiao.reporting.trace_json import trace_json
from jixiao.reporting.trace_read import load_trace


def test_projects_and_items_in_the_order_of_their_tables(evaluation: Evaluation) -> None:
    projects, items, points, states = charts_of(evaluation)
    assert (points.shape, states.shape) == (Shape.STEPS, Shape.STACKED)
    assert projects.labels[0] == "法律援助工作经费"
    assert [series.name for series in projects.series] == ["全年预算数", "全年执行数"]
    assert items.labels == tuple(leaf.item.name for leaf in evaluation.leaves())


def test_the_description_says_what_the_bars_show(evaluation: Evaluation) -> None:
    items = charts_of(evaluation)[1]
    assert "部门预算资金支出率：分值10.00分，得分9.97分" in items.description


def test_a_department_without_projects_has_no_chart_of_them(evaluation: Evaluation) -> None:
    assert [chart.name for chart in charts_of(replace(evaluation, projects=()))] == [
        "items",
        "points",
        "states",
    ]


def test_a_page_and_a_document_show_the_same_chart(evaluation: Evaluation) -> None:
    documents = {chart.name: chart for chart in charts_of(evaluation)}
    pages = {chart.name: chart for chart in charts_in(load_trace(trace_json(evaluation)))}
    assert set(pages) == set(documents) - {"items"}
    for name, shown in pages.items():
        told = (shown.title, shown.labels, shown.description, shown.shape)
        assert told == (
            documents[name].title,
            documents[name].labels,
            documents[name].description,
            documents[name].shape,
        )
    document, page = documents["projects"], pages["projects"]
    codes = [[one.code for one in series.figures] for series in page.series]
    assert codes == [[one.code for one in series.figures] for series in document.series]


def _points(hundredths: int | None, code: str = "item.A13") -> Figure:
    return Figure(code, "支出率", FigureKind.POINTS, value=hundredths, unit="分", decimals=2)


def test_what_is_lost_keeps_the_way_back_of_what_was_earned() -> None:
    lost = points_chart([("支出率", _points(1000, "item.A13.full"), _points(997))]).series[1].figures[0]
    assert (lost.code, lost.value) == ("item.A13", 3)


def test_indicators_are_counted_by_what_they_earned() -> None:
    full = _points(500)
    chart = states_chart([("产出", full, _points(earned)) for earned in (500, 500, 320, 0, None)])
    assert [(series.name, series.figures[0].value) for series in chart.series] == [
        ("得满分", 2),
        ("部分得分", 1),
        ("未得分", 1),
        ("无法判定", 1),
    ]
