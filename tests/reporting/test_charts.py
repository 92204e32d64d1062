"""Charts drawn from one definition: the specification, and SVG with its words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.ratio import Ratio
from jixiao.reporting.chart_model import PALETTES, Chart, Shape, charts_in, charts_of, quadrant_chart
from jixiao.reporting.charts import browser_bundle, spec, svg, wrapped
from jixiao.reporting.trace_json import trace_json
from jixiao.reporting.trace_read import load_trace

NAMES = ("钱事同进", "钱快事慢", "钱慢事快", "钱事皆慢")


def quadrants() -> Chart:
    """One project in each of two quadrants, and one without a budget."""

    def rate(code: str, num: int | None) -> Figure:
        ratio = None if num is None else Ratio(num, 100)
        return Figure(code, "进度", FigureKind.RATE, ratio=ratio, unit="%", decimals=2)

    rows = (
        ("法律援助", "钱快事慢", rate("A", 80), rate("A", 40)),
        ("人民调解", "钱事同进", rate("B", 70), rate("B", 75)),
        ("没有预算的项目", "", rate("C", None), rate("C", 75)),
    )
    return quadrant_chart(rows, names=NAMES, gone=rate("gone", 58))


def test_bars_carry_digits_printed_by_the_kernel(evaluation: Evaluation) -> None:
    values = spec(charts_of(evaluation)[1])["data"]["values"]
    assert {"label": "002部门预算资金支出率", "series": "得分", "value": 9.97, "text": "9.97"} in values


def test_two_projects_of_one_name_stay_two(evaluation: Evaluation) -> None:
    chart = charts_of(evaluation)[0]
    labels = {value["label"] for value in spec(chart)["data"]["values"]}
    assert len(labels) == len(chart.labels)


def test_the_svg_says_the_labels_and_values(evaluation: Evaluation) -> None:
    drawn = svg(spec(charts_of(evaluation)[0]))
    assert "法律援助工作经费" in drawn
    assert "300.00" in drawn
    assert "001公共" not in drawn


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("法律援助工作经费", "法律援助工作经费"),
        ("公共法律服务特色站点建设经费", "公共法律服务特\n色站点建设经费"),
        (
            "公共法律服务体系建设和民主法治建设示范创建专项工作经费",
            "公共法律服务体系建设和民主\n法治建设示范创建专项工作…",
        ),
    ],
)
def test_long_names_are_wrapped_evenly_or_cut(label: str, shown: str) -> None:
    assert wrapped(label) == shown


def test_points_begin_where_those_above_ended(evaluation: Evaluation) -> None:
    points = next(chart for chart in charts_in(load_trace(trace_json(evaluation))) if chart.name == "points")
    values = spec(points)["data"]["values"]
    assert all(before["end"] == after["start"] for before, after in pairwise(values))
    assert "−0.03" in svg(spec(points))


def test_a_bar_leads_somewhere_only_where_it_is_told(evaluation: Evaluation) -> None:
    chart = charts_of(evaluation)[1]
    linked = spec(chart, links={chart.series[1].figures[0].code: "/there/"})
    assert [value["href"] for value in linked["data"]["values"] if "href" in value] == ["/there/"]
    assert "href" not in str(spec(chart))


def test_the_bundle_draws_in_a_browser() -> None:
    assert "vegaEmbed" in browser_bundle()


def test_quadrants_name_every_project_in_colour_and_word() -> None:
    drawn = svg(spec(quadrants()))
    assert all(word in drawn for word in ("法律援助", "钱快事慢", "资金进度", "目标进度", PALETTES[Shape.QUADRANTS][1]))
    assert "没有预算的项目" not in drawn
    assert "法律援助：钱快事慢，资金进度80.00%" in quadrants().description
    linked = spec(quadrants(), links={"A": "/there/"})
    assert [value.get("href") for value in linked["data"]["values"]] == [None, "/there/"]


def test_a_narrow_screen_gets_a_drawing_of_its_own(evaluation: Evaluation) -> None:
    for chart in (*charts_of(evaluation), quadrants()):
        drawn = spec(chart, room=330)
        assert (drawn["width"], drawn["autosize"]["type"]) == (330, "fit-x")
        found = re.search(r'viewBox="0 0 (\d+)', svg(drawn))
        assert found is not None
        assert int(found[1]) <= 332
