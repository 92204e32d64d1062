"""The charts of a results folder: four of the example, months that end at the year's figure, the drawing script made once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.reporting.chart_model import Shape
from jixiao.workbench.charting import chart_table, charts_for, drawing_script, interactive, picture
from tests.conftest import Evaluated


def test_the_example_has_four_charts(evaluated: Evaluated) -> None:
    charts = charts_for(evaluated.folder, settings=evaluated.settings)
    assert [chart.name for chart in charts] == ["progress", "projects", "points", "states"]
    assert {chart.shape for chart in charts} == {Shape.BARS, Shape.STEPS, Shape.STACKED, Shape.LINES}


def test_the_months_end_at_the_years_spending(evaluated: Evaluated) -> None:
    progress = charts_for(evaluated.folder, settings=evaluated.settings)[0]
    assert progress.labels[-1] == "12月"
    label, values = chart_table(progress).rows[-1]
    assert (label, [text for text, _ in values]) == ("12月", ["7,514.04", "7,493.67"])


def test_a_snapshot_that_is_gone_takes_the_months_with_it(evaluated: Evaluated, tmp_path: Path) -> None:
    charts = charts_for(evaluated.folder, settings=replace(evaluated.settings, data=tmp_path))
    assert [chart.name for chart in charts] == ["projects", "points", "states"]


def test_no_results_no_charts(evaluated: Evaluated, tmp_path: Path) -> None:
    assert charts_for(tmp_path, settings=evaluated.settings) == ()


def test_bars_lead_to_their_figures_in_a_page_only(evaluated: Evaluated) -> None:
    points = charts_for(evaluated.folder, settings=evaluated.settings)[-2]
    drawn = interactive(points, links={"item.A13": "/figures/item.A13/"})
    assert {value.get("href") for value in drawn["data"]["values"]} == {None, "/figures/item.A13/"}
    assert "/figures/" not in picture(points)


def test_the_script_is_made_once(evaluated: Evaluated, tmp_path: Path) -> None:
    settings = replace(evaluated.settings, data=tmp_path)
    made = drawing_script(settings)
    assert "vegaEmbed" in made.read_text(encoding="utf-8")
    made.write_text("kept", encoding="utf-8")
    assert drawing_script(settings).read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    ("room", "width"), [("330", 330), ("10", 240), ("", 440), ("x", 440), ("9" * 9, 440), ("1200", 440)]
)
def test_a_phone_says_how_much_room_there_is(evaluated: Evaluated, room: str, width: int) -> None:
    chart = charts_for(evaluated.folder, settings=evaluated.settings)[0]
    assert interactive(chart, links={}, room=room)["width"] == width
