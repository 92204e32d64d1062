"""Control of costs as a workbook: every item with limit, pace, last year, unit cost beside peers, light and reasons."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.monitoring.cost.judging import Costs
from jixiao.monitoring.pace.lights import LABELS

from .cost_text import HEADS, public_text, reasons_text, row_figures
from .edge import edge_cell
from .xlsx_formats import FIXED_TIME, looks, set_print

SHEET = "成本控制"
WIDTHS = (26, 15, 15, 10, 15, 15, 10, 14, 14, 10, 44)


def write_cost(target: Path, costs: Costs, *, unit: str) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": SHEET, "created": FIXED_TIME})
    formats = looks(book)
    sheet = book.add_worksheet(SHEET)
    sheet.write_string(0, 0, f"{unit}成本控制（截至 {costs.as_of:%Y-%m-%d}）。{public_text(costs)}", formats["line"])
    for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, one in enumerate(costs.rows, start=2):
        sheet.write_string(number, 0, one.item.name, formats["text"])
        for column, figure in enumerate(row_figures(one), start=1):
            if isinstance(figure, Figure):
                look = formats["rate" if figure.kind is FigureKind.RATE else "money"]
                sheet.write(number, column, edge_cell(figure), look)
            else:
                sheet.write_blank(number, column, None, formats["text"])
        sheet.write_string(number, 9, LABELS[one.light], formats["center"])
        sheet.write_string(number, 10, reasons_text(one), formats["text"])
    set_print(sheet, header_row=1)
    book.close()
