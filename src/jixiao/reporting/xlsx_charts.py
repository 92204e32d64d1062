"""The sheet 图表: the charts of the evaluation as native charts of the workbook, over a table of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xlsxwriter.chart import Chart as XlsxChart
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from .chart_model import COLOURS, Chart
from .edge import edge_cell
from .xlsx_formats import set_print

SHEET = "图表"
WIDTHS = (44, 14, 14)
CHART_COLUMN = "E"
CHART_WIDTH = 760
HEAD_HEIGHT, BAR_HEIGHT = 110, 40
ROW_HEIGHT = 20
PRINT_SCALE = 72
GRID = "#e6e6e6"


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
        height = HEAD_HEIGHT + BAR_HEIGHT * len(chart.labels)
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
    """Writes the numbers of a chart as a table from row `at`: labels, then a column for each series."""
    sheet.write_row(
        at, 0, (f"{chart.title}（{chart.unit}）", *(series.name for series in chart.series)), formats["head"]
    )
    for row, label in enumerate(chart.labels, start=at + 1):
        sheet.write_string(row, 0, label, formats["text"])
        for column, series in enumerate(chart.series, start=1):
            sheet.write(row, column, edge_cell(series.figures[row - at - 1]), formats["money"])


def native_chart(workbook: Workbook, chart: Chart, *, at: int, titled: bool) -> XlsxChart:
    """The chart over a table of its numbers that stands from row `at` of the sheet 图表; not yet placed on a sheet."""
    first, last = at + 1, at + len(chart.labels)
    native = workbook.add_chart({"type": "bar"})
    assert native is not None
    for column in range(1, 1 + len(chart.series)):
        native.add_series(
            {
                "name": [SHEET, at, column],
                "categories": [SHEET, first, 0, last, 0],
                "values": [SHEET, first, column, last, column],
                "fill": {"color": COLOURS[column - 1]},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "#,##0.00", "font": {"size": 8}},
            }
        )
    if titled:
        native.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
    else:
        native.set_title({"none": True})
        native.set_chartarea({"border": {"none": True}})
    # A bar chart counts upwards; reversed, the first row of the table is the topmost bar.
    ticks = {"major_tick_mark": "none", "minor_tick_mark": "none", "num_font": {"size": 9}}
    native.set_y_axis(ticks | {"reverse": True, "major_gridlines": {"visible": False}})
    lines = {"visible": True, "line": {"color": GRID}}
    native.set_x_axis(
        ticks | {"name": chart.unit, "num_format": "#,##0", "name_font": {"size": 9}, "major_gridlines": lines}
    )
    native.set_legend({"position": "top"})
    return native
