"""Use case: the charts of an evaluation from its results folder – points and money from its trace, months from its snapshot."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jixiao.kernel.formatting import figure_text
from jixiao.reporting.chart_model import Chart, charts_in
from jixiao.reporting.charts import WIDTH, browser_bundle, spec, svg
from jixiao.reporting.files import TRACE
from jixiao.reporting.trace_read import load_trace

from .monthly import BUDGET, months_chart
from .results import open_results
from .settings import Settings

NARROWEST, AROUND, MOST_DIGITS = 240, 90, 6
"""In pixels: the narrowest drawing that can be read, and what a drawing of the usual width takes around it."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as a table: heads, then a row a label, each value with the code of its figure."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def charts_for(folder: Path, *, settings: Settings) -> tuple[Chart, ...]:
    """Spending by month and by project, points gained and lost, indicators by state; none without results."""
    trace = folder / TRACE
    return _charts(folder, settings, trace.stat().st_mtime_ns) if trace.is_file() else ()


def chart_table(chart: Chart) -> ChartTable:
    """The numbers of a chart, printed as everywhere."""
    rows = tuple(
        (label, tuple((figure_text(one, with_unit=False), one.code) for one in values))
        for label, *values in zip(chart.labels, *(series.figures for series in chart.series), strict=True)
    )
    return ChartTable(tuple(series.name for series in chart.series), rows)


def interactive(chart: Chart, *, links: Mapping[str, str], room: str = "") -> dict[str, Any]:
    """The specification for a browser; bars lead to the addresses of their figures. `room`: the pixels that a narrow screen told."""
    told = int(room) if room.isdecimal() and len(room) < MOST_DIGITS else 0
    return spec(chart, links=links, room=max(told, NARROWEST) if 0 < told < WIDTH + AROUND else 0)


def picture(chart: Chart) -> str:
    """The chart as SVG."""
    return svg(spec(chart))


def drawing_script(settings: Settings) -> Path:
    """The script that draws charts in a browser, made once and kept under the data folder."""
    path = settings.data / "static" / "vega.js"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Several web processes may make it at once; each writes its own and moves it there whole.
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(browser_bundle())
        Path(name).replace(path)
    return path


@lru_cache(maxsize=16)
def _charts(folder: Path, settings: Settings, written: int) -> tuple[Chart, ...]:
    """The charts of what was `written` in the folder; the example's folder may be written again."""
    results = open_results(folder)
    if results is None:
        return ()
    document = load_trace(results.document)
    months = months_chart(document.content["snapshot"], settings=settings, budget=document.figures.get(BUDGET))
    return (*((months,) if months else ()), *charts_in(document))
