"""The sheet 图表: the charts of the evaluation as native charts of the workbook, over a table of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.chart import Chart as XlsxChart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from jixiao.kernel.figure import FigureKind

from .chart_model import PALETTES, Chart, Shape, short
from .charts import QUADRANT_HEIGHT, WIDTH
from .edge import edge_cell, edge_number
from .placing import named
from .xlsx_formats import set_print

SHEET = "图表"
WIDTHS = (44, 14, 14, 14, 14)
CHART_COLUMN = "G"
START, QUADRANT = "起点", "象限"
UNSEEN = {"fill": {"none": True}, "border": {"none": True}}
CHART_WIDTH = 760
HEAD_HEIGHT, BAR_HEIGHT = 110, 40
ROW_HEIGHT = 20
PRINT_SCALE = 50
GRID = "#e6e6e6"
LINE_HEIGHT = 380
AREAS = frozenset({Shape.LINES, Shape.QUADRANTS, Shape.RADAR})
"""Charts as high as they are, however many labels they have."""


def write_charts(
    workbook: Workbook, sheet: Worksheet, charts: Iterable[Chart], *, formats: Mapping[str, Format]
) -> None:
    """Writes the numbers of every chart, and the chart beside them."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    at = 0
    starts: list[int] = []
    for chart in charts:
        starts.append(at)
        height = LINE_HEIGHT if chart.shape in AREAS else HEAD_HEIGHT + BAR_HEIGHT * len(chart.labels)
        write_numbers(sheet, chart, at=at, formats=formats)
        native = native_chart(workbook, chart, at=at, titled=True)
        native.set_size({"width": CHART_WIDTH, "height": height})
        sheet.insert_chart(f"{CHART_COLUMN}{at + 1}", native, {"description": chart.description, "object_position": 2})
        at += max(len(chart.labels) + 3, height // ROW_HEIGHT + 2)
    set_print(sheet, header_row=None)
    # Fitted to the page, Excel would not heed the break between the charts.
    sheet.set_print_scale(PRINT_SCALE)
    sheet.set_h_pagebreaks(starts[1:])


def write_numbers(sheet: Worksheet, chart: Chart, *, at: int, formats: Mapping[str, Format]) -> None:
    """Writes the numbers of a chart as a table from row `at`: labels, a column for each series, and for steps where each begins."""
    heads = [series.name for series in chart.series]
    if chart.shape is Shape.STEPS:
        heads.append(START)
    if chart.groups:
        heads.append(QUADRANT)
    sheet.write_row(at, 0, (f"{chart.title}（{chart.unit}）", *heads), formats["head"])
    for row, label in enumerate(chart.labels, start=at + 1):
        sheet.write_string(row, 0, label, formats["text"])
        for column, series in enumerate(chart.series, start=1):
            figure = series.figures[row - at - 1]
            sheet.write(row, column, edge_cell(figure), formats["rate" if figure.kind is FigureKind.RATE else "money"])
        if chart.groups:
            sheet.write_string(row, len(heads), chart.groups[row - at - 1], formats["center"])
        if chart.shape is Shape.STEPS:
            _write_start(sheet, chart, row=row, at=at, look=formats["money"])


def native_chart(workbook: Workbook, chart: Chart, *, at: int, titled: bool) -> XlsxChart:
    """The chart over a table of its numbers that stands from row `at` of the sheet 图表; not yet placed on a sheet."""
    if chart.shape is Shape.QUADRANTS:
        return _quadrants(workbook, chart, at=at, titled=titled)
    if chart.shape is Shape.RADAR:
        return _radar(workbook, chart, at=at, titled=titled)
    native = workbook.add_chart(KINDS[chart.shape])
    assert native is not None
    steps = chart.shape is Shape.STEPS
    if steps:
        native.add_series(_series(chart, len(chart.series) + 1, at=at) | UNSEEN)
    for column in range(1, 1 + len(chart.series)):
        native.add_series(_series(chart, column, at=at) | _look(chart, column))
    if steps:
        # The start has no place in the legend. Office counts the entries of bars from the first, LibreOffice from the last:
        # with a series of the empty column behind the others, the first and the last go, and both mean the same.
        native.add_series(_series(chart, len(chart.series) + 2, at=at) | UNSEEN)
    _set_title(native, chart, titled=titled)
    ticks = {"major_tick_mark": "none", "minor_tick_mark": "none", "num_font": {"size": 9}}
    lines = {"visible": True, "line": {"color": GRID}}
    labels = ticks | {"major_gridlines": {"visible": False}}
    values = ticks | {"name": chart.unit, "num_format": "#,##0", "name_font": {"size": 9}, "major_gridlines": lines}
    if chart.shape is Shape.LINES:
        native.set_x_axis(labels)
        native.set_y_axis(values)
    else:
        # A bar chart counts upwards; reversed, the first row of the table is the topmost bar.
        native.set_y_axis(labels | {"reverse": True})
        native.set_x_axis(values)
    native.set_legend({"position": "top"} | ({"delete_series": [0, len(chart.series) + 1]} if steps else {}))
    return native


def _set_title(native: XlsxChart, chart: Chart, *, titled: bool) -> None:
    if titled:
        native.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
        return
    native.set_title({"none": True})
    native.set_chartarea({"border": {"none": True}})


def _quadrants(workbook: Workbook, chart: Chart, *, at: int, titled: bool) -> XlsxChart:
    """Points of each quadrant as a series of its own, named by their labels; the axes cross where the quadrants meet."""
    native = workbook.add_chart({"type": "scatter"})
    assert native is not None
    shown = named(chart, width=WIDTH, height=QUADRANT_HEIGHT)
    for name, colour in zip(chart.group_names, PALETTES[chart.shape], strict=True):
        rows = [at + 1 + number for number, group in enumerate(chart.groups) if group == name]
        if not rows:
            continue
        # Written out: not every program follows a label's reference to a cell.
        labels = [
            {"value": short(chart.labels[row - at - 1])} if shown[row - at - 1] else {"delete": True} for row in rows
        ]
        native.add_series(
            {
                "name": name,
                "categories": [SHEET, rows[0], 1, rows[-1], 1],
                "values": [SHEET, rows[0], 2, rows[-1], 2],
                "marker": {"type": "circle", "size": 8, "fill": {"color": colour}, "border": {"color": colour}},
                "data_labels": {"value": True, "custom": labels, "position": "right", "font": {"size": 8}},
            }
        )
    _set_title(native, chart, titled=titled)
    cross = (edge_number(chart.cross) if chart.cross else None) or 0
    for series, set_axis in zip(chart.series, (native.set_x_axis, native.set_y_axis), strict=True):
        look = {"num_format": "0%", "label_position": "low", "major_gridlines": {"visible": False}, "min": 0}
        set_axis(look | {"name": series.name, "crossing": cross, "name_font": {"size": 9}, "num_font": {"size": 9}})
    native.set_legend({"position": "top"})
    return native


def _radar(workbook: Workbook, chart: Chart, *, at: int, titled: bool) -> XlsxChart:
    """A web with a spoke a label, from nothing in the middle to all of the points at the rim."""
    native = workbook.add_chart({"type": "radar", "subtype": "with_markers"})
    assert native is not None
    for column, colour in enumerate(PALETTES[chart.shape][: len(chart.series)], start=1):
        marker = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
        native.add_series(_series(chart, column, at=at) | {"line": {"color": colour, "width": 2.25}, "marker": marker})
    _set_title(native, chart, titled=titled)
    rings = {"min": 0, "max": 1, "major_unit": 0.25, "major_gridlines": {"visible": True, "line": {"color": GRID}}}
    ticks = {"major_tick_mark": "none", "minor_tick_mark": "none", "num_font": {"size": 8}}
    native.set_y_axis(rings | ticks | {"num_format": "0%", "line": {"none": True}})
    native.set_x_axis({"num_font": {"size": 9}})
    native.set_legend({"position": "top"})
    return native


KINDS = {
    Shape.BARS: {"type": "bar"},
    Shape.SINGLE: {"type": "bar"},
    Shape.STEPS: {"type": "bar", "subtype": "stacked"},
    Shape.STACKED: {"type": "bar", "subtype": "stacked"},
    Shape.LINES: {"type": "line"},
}


def _series(chart: Chart, column: int, *, at: int) -> dict[str, Any]:
    first, last = at + 1, at + len(chart.labels)
    return {
        "name": [SHEET, at, column],
        "categories": [SHEET, first, 0, last, 0],
        "values": [SHEET, first, column, last, column],
    }


def _look(chart: Chart, column: int) -> dict[str, Any]:
    colour = PALETTES[chart.shape][column - 1]
    if chart.shape is Shape.LINES:
        # What is only expected is dashed, what happened is not.
        dash = "dash" if column % 2 else "solid"
        return {"line": {"color": colour, "width": 2.25, "dash_type": dash}, "marker": {"type": "circle", "size": 5}}
    number = {
        "num_format": "#,##0.00" if chart.shape in (Shape.BARS, Shape.SINGLE) else "#,##0.##;;",
        "font": {"size": 8},
    }
    labelled = chart.shape is not Shape.STEPS or column == len(chart.series)
    return {"fill": {"color": colour}, "gap": 60} | ({"data_labels": {"value": True} | number} if labelled else {})


def _write_start(sheet: Worksheet, chart: Chart, *, row: int, at: int, look: Format) -> None:
    """Where the bar of a row begins: where the one above ended. A formula, so that it follows a corrected number."""
    column = len(chart.series) + 1
    above = [edge_number(series.figures[number]) or 0 for series in chart.series for number in range(row - at - 1)]
    if row == at + 1:
        sheet.write_number(row, column, 0, look)
        return
    cells = [xl_rowcol_to_cell(row - 1, place) for place in range(1, column + 1)]
    sheet.write_formula(row, column, f"=SUM({cells[0]}:{cells[-1]})", look, round(sum(above), 2))
