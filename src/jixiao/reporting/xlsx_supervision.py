"""Supervision as a workbook: figures, every task with its light, milestones and reports, who is to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text, quantity
from jixiao.monitoring.pace.lights import LABELS, Light
from jixiao.monitoring.supervision.tasks import Supervised

from .supervision_text import HEADS, TOLD_HEADS, task_cells, told_cells
from .xlsx_formats import FIXED_TIME, looks, row_height, set_print

WIDTHS = (7, 34, 22, 20, 20, 12, 22, 8, 14, 10, 36, 36, 16, 16)
COLOURS = {LABELS[Light.GREEN]: "#d9ead3", LABELS[Light.YELLOW]: "#fff2cc", LABELS[Light.RED]: "#f4cccc"}

LIGHT = {"font_name": "宋体", "font_size": 10.5, "border": 1, "align": "center", "valign": "vcenter"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its name, heads with their widths, and rows of text."""

    name: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]


def write_supervision(
    target: Path, *, rows: Sequence[Supervised], figures: Mapping[str, Figure], as_of: date, unit: str
) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "督办台账", "created": FIXED_TIME})
    formats = looks(book)
    lights = {text: book.add_format(LIGHT | {"bg_color": colour}) for text, colour in COLOURS.items()}
    title = f"{unit}督办事项（截至 {as_of:%Y-%m-%d}）"
    for sheet in _sheets(rows, figures):
        _table(book, sheet, title=title, formats=formats, lights=lights)
    book.close()


def _sheets(rows: Sequence[Supervised], figures: Mapping[str, Figure]) -> tuple[_Sheet, ...]:
    steps = [
        (
            str(row.task.number),
            row.task.name,
            one.name,
            f"{one.due:%Y-%m-%d}",
            f"{one.done:%Y-%m-%d}" if one.done else "",
        )
        for row in rows
        for one in row.task.milestones
    ]
    reports = [
        (
            str(row.task.number), row.task.name, f"{one.day:%Y-%m-%d}",
            "" if one.progress is None else f"{quantity(one.progress)}%", one.text, one.risk,
        )
        for row in rows
        for one in row.task.reports
    ]  # fmt: skip
    told = [(figure.label, figure_text(figure)) for figure in figures.values()]
    pressed = [cells for row in rows for cells in told_cells(row)]
    return (
        _Sheet("督办台账", HEADS, WIDTHS, [task_cells(row) for row in rows]),
        _Sheet("统计", ("统计", "数"), (34, 14), told),
        _Sheet("催办", TOLD_HEADS, (7, 34, 20, 16, 8, 30), pressed),
        _Sheet("节点", ("编号", "事项", "节点", "节点时限", "节点完成日期"), (7, 34, 34, 14, 14), steps),
        _Sheet("进展", ("编号", "事项", "填报日期", "进度", "进展说明", "存在困难"), (7, 34, 14, 8, 44, 30), reports),
    )


def _table(
    book: Workbook, told: _Sheet, *, title: str, formats: Mapping[str, Format], lights: Mapping[str, Format]
) -> None:
    sheet = book.add_worksheet(told.name)
    sheet.write_string(0, 0, title, formats["line"])
    for column, (head, width) in enumerate(zip(told.heads, told.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, row in enumerate(told.rows, start=2):
        sheet.set_row(number, row_height(list(zip(row, told.widths, strict=True))))
        for column, cell in enumerate(row):
            if column == 0 and cell.isdigit():
                sheet.write_number(number, column, int(cell), formats["whole"])
            else:
                sheet.write_string(number, column, cell, lights.get(cell, formats["text"]))
    set_print(sheet, header_row=1)
