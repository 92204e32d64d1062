"""Spending progress as a workbook: every line with its light and reasons, the forecasts, and the chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from jixiao.kernel.money import from_fen
from jixiao.monitoring.pace.forecast import Forecast
from jixiao.monitoring.pace.gathering import KINDS
from jixiao.monitoring.pace.lights import Light, Paced

from .chart_model import Chart
from .pace_text import forecast_lines, light_text, rate_text
from .xlsx_charts import SHEET, write_charts
from .xlsx_formats import FIXED_TIME, looks, set_print

HEADS = (
    ("口径", 12), ("编码", 12), ("名称", 32), ("全年预算数（万元）", 15), ("已支付（万元）", 15), ("支出进度", 11),
    ("计划支出（万元）", 15), ("灯", 10), ("原因", 50),
)  # fmt: skip
COLOURS = {Light.GREEN: "#d9ead3", Light.YELLOW: "#fff2cc", Light.RED: "#f4cccc"}


def write_pace(
    target: Path,
    *,
    rows: Sequence[Paced],
    forecasts: Mapping[str, Forecast],
    as_of: date,
    unit: str,
    chart: Chart,
) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "支出进度", "created": FIXED_TIME})
    formats = looks(book)
    lights = {
        light: book.add_format(
            {"font_name": "宋体", "font_size": 10.5, "border": 1, "align": "center", "bg_color": colour}
        )
        for light, colour in COLOURS.items()
    }
    sheet = book.add_worksheet("支出进度")
    sheet.write_string(0, 0, f"{unit}支出进度（截至 {as_of:%Y-%m-%d}）", formats["line"])
    for column, (head, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, one in enumerate(rows, start=2):
        line = one.money
        code = line.code if line.kind == "project" else ""
        for column, text in enumerate((KINDS[line.kind], code, line.name)):
            sheet.write_string(number, column, text, formats["text"])
        for column, amount in ((3, line.budget), (4, line.paid), (6, line.planned)):
            if amount is None:
                sheet.write_string(number, column, "", formats["text"])
            else:
                sheet.write_number(number, column, from_fen(amount, "万元"), formats["money"])
        sheet.write_string(number, 5, rate_text(one), formats["center"])
        sheet.write_string(number, 7, light_text(one.light), lights.get(one.light, formats["center"]))
        sheet.write_string(number, 8, "；".join(one.reasons), formats["text"])
    told = [text for label, found in forecasts.items() for text in forecast_lines(label, found)]
    for number, text in enumerate(told, start=len(rows) + 3):
        sheet.write_string(number, 0, text, formats["line"])
    set_print(sheet, header_row=1)
    if chart.labels:
        write_charts(book, book.add_worksheet(SHEET), [chart], formats=formats)
    book.close()
