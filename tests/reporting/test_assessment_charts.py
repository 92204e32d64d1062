"""The ranking as bars and one unit's web: items above and below the total are left out."""

from __future__ import annotations

from jixiao.reporting.assessment_charts import own_figure, radar_chart, ranking_chart
from jixiao.reporting.chart_model import Shape

from .assessed_sample import assessment


def test_the_ranking_stands_beside_the_self_marks() -> None:
    chart = ranking_chart(assessment())
    assert chart.labels == ("1. 镇街1", "2. 镇街2", "3. 镇街3", "4. 镇街4")
    assert [series.name for series in chart.series] == ["自评得分", "考评得分"]
    assert [figure.value for figure in chart.series[1].figures] == [1800, 1700, 1650, 1550]
    assert own_figure(assessment().assessed[0]).value == 1900


def test_two_items_make_no_web() -> None:
    found = assessment()
    chart = radar_chart(found, found.assessed[0])
    assert (chart.shape, chart.labels) == (Shape.RADAR, ())
