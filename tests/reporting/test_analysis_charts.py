"""The charts: one series without last year, two with it; the largest projects only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.reporting.analysis_charts import MOST, analysis_charts
from jixiao.reporting.chart_model import Shape
from jixiao.reporting.charts import spec, svg
from tests.workbench.spending import analysed, package, paid


def test_charts(tmp_path: Path) -> None:
    many = range(MOST + 3)
    budget = "\n".join(f"B{one},P{one},项目支出,一般公共预算,2040607,{one}.00,{one}.00" for one in many)
    projects = "\n".join(f"P{one},项目{one},一科" for one in many)
    folder = package(tmp_path / "p", [paid(1, "2023-01-10", "60000.00")], budget=budget, projects=projects)
    alone = {chart.name: chart for chart in analysis_charts(analysed(tmp_path, folder, date(2023, 1, 31)))}
    assert list(alone) == ["months", "divisions", "spent_projects", "classes", "payees"]
    assert (alone["months"].shape, len(alone["months"].series)) == (Shape.SINGLE, 1)
    assert len(alone["spent_projects"].labels) == MOST
    assert "项目0" not in alone["spent_projects"].labels
    assert "6.00" in svg(spec(alone["months"]))
    last = package(tmp_path / "q", [paid(1, "2022-01-10", "60000.00")], year=2022)
    both = analysis_charts(analysed(tmp_path, folder, date(2023, 1, 31), before=last))[0]
    assert (both.shape, [series.name for series in both.series]) == (Shape.BARS, ["2022年", "2023年"])
