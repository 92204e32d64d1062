"""An analysis of spending as a workbook: the sentences, a table for each cut, months, payees, outliers, and the charts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.monitoring.analysis.model import CUTS, Analysis, Line

from .analysis_charts import analysis_charts
from .analysis_report import analysis_sections, analysis_title
from .content import Paragraph, printed
from .edge import edge_cell
from .xlsx_charts import SHEET, write_charts
from .xlsx_formats import FIXED_TIME, looks, row_height, set_print

TOLD, LINES, MONTHS, PAYEES, OUTLIERS = "分析", "支出结构", "按月", "收款人", "离群支付"
TEXT_WIDTH = 110
LOOKS = {FigureKind.MONEY: "money", FigureKind.RATE: "rate"}


def write_analysis(target: Path, analysis: Analysis) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": analysis_title(analysis), "created": FIXED_TIME, "comments": analysis.key})
    formats = looks(book)
    _told(book.add_worksheet(TOLD), analysis, formats)
    _lines(book.add_worksheet(LINES), analysis, formats)
    _table(
        book.add_worksheet(MONTHS),
        (("月份", 10), ("本年支出（万元）", 16), ("上年支出（万元）", 16)),
        [(f"{month.number}月", month.paid, month.before) for month in analysis.months],
        formats,
    )
    _table(
        book.add_worksheet(PAYEES),
        (("收款人", 40), ("净额（万元）", 16), ("占比", 10)),
        [(one.name, one.total, one.share) for one in analysis.payees.payees],
        formats,
    )
    heads = (
        ("日期", 12), ("凭证", 18), ("项目", 34), ("收款人", 30), ("用途", 40), ("金额（万元）", 14), ("中位数（万元）", 14),
        ("相当于中位数", 12), ("本月", 8),
    )  # fmt: skip
    rows = [
        (
            f"{one.paid_on:%Y-%m-%d}", one.voucher, f"{one.project} {one.name}", one.payee, one.purpose, one.amount, one.median,
            one.times, "是" if one.in_month else "",
        )
        for one in analysis.outliers.found
    ]  # fmt: skip
    _table(book.add_worksheet(OUTLIERS), heads, rows, formats)
    charts = analysis_charts(analysis)
    if charts:
        write_charts(book, book.add_worksheet(SHEET), charts, formats=formats)
    book.close()


def _told(sheet: Any, analysis: Analysis, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, TEXT_WIDTH)
    sheet.write_string(0, 0, f"{analysis.unit_name} {analysis_title(analysis)}", formats["title"])
    row = 1
    for section in analysis_sections(analysis):
        texts = [printed(block.parts) for block in section.blocks if isinstance(block, Paragraph)]
        sheet.write_string(row, 0, section.heading, formats["head"])
        for number, text in enumerate(texts, start=row + 1):
            sheet.write_string(number, 0, text, formats["text"])
            sheet.set_row(number, row_height([(text, TEXT_WIDTH)]))
        row += 1 + len(texts)
    set_print(sheet, header_row=None)


def _lines(sheet: Any, analysis: Analysis, formats: dict[str, Any]) -> None:
    heads = (
        ("口径", 16), ("编码", 12), ("名称", 34), ("全年预算数（万元）", 15), ("本月支出（万元）", 15), ("累计支出（万元）", 15),
        ("占累计", 10), ("执行率", 10), ("上年同期（万元）", 15), ("增减", 10),
    )  # fmt: skip
    rows = [(CUTS[line.cut], line.code.removeprefix("all."), line.name, *_own(line)) for line in analysis.lines]
    _table(sheet, heads, rows, formats)


def _own(line: Line) -> tuple[Figure | None, ...]:
    return (line.budget, line.month, line.total, line.share, line.rate, line.before, line.change)


def _table(
    sheet: Any,
    heads: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str | Figure | None]],
    formats: dict[str, Any],
) -> None:
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats["head"])
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, Figure):
                sheet.write(number, column, edge_cell(cell), formats[LOOKS.get(cell.kind, "text")])
            elif cell:
                sheet.write_string(number, column, cell, formats["text"])
            else:
                sheet.write_blank(number, column, None, formats["text"])
    set_print(sheet, header_row=0)
