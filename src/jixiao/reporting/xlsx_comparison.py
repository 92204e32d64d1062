"""The sheet 对比: two evaluations side by side, one comparison below the other when there are several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from jixiao.evaluation.compare import Comparison, Difference
from jixiao.kernel.figure import Figure, FigureKind

from .comparison import ComparedRow, item_rows, measure_rows, side_line, side_names
from .edge import edge_cell, edge_number
from .xlsx_formats import HEAD_HEIGHT, row_height, set_print

SHEET = "对比"
WIDTHS = (32, 16, 16, 16, 34, 34, 24)
LAST = 6
BEFORE, AFTER, CHANGE = 1, 2, 3
Formats = Mapping[str, Format]


def write_comparisons(sheet: Worksheet, comparisons: Sequence[Comparison], *, formats: Formats) -> None:
    """Fills the sheet."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    for comparison in comparisons:
        row = _comparison(sheet, comparison, at=row, formats=formats)
    set_print(sheet, header_row=None)


def _comparison(sheet: Worksheet, comparison: Comparison, *, at: int, formats: Formats) -> int:
    """One comparison from row `at`; the row where the next may begin."""
    before, after = side_names(comparison)
    sheet.merge_range(at, 0, at, LAST, f"绩效自评对比：{before} → {after}", formats["title"])
    sheet.set_row(at, 30)
    for offset, (name, side) in enumerate(((before, comparison.before), (after, comparison.after)), start=1):
        sheet.merge_range(at + offset, 0, at + offset, LAST, f"{name}：{side_line(side)}", formats["line"])
    row = at + 3
    sheet.write_row(row, 0, ("主要数据", before, after, "变化", "", "", "说明"), formats["head"])
    sheet.set_row(row, HEAD_HEIGHT)
    for told, measure in zip(measure_rows(comparison), comparison.measures, strict=True):
        row += 1
        _texts(sheet, told, at=row, formats=formats)
        for column, figure in ((BEFORE, measure.before), (AFTER, measure.after)):
            _figure(sheet, (row, column), figure, formats=formats)
        sheet.write_string(row, CHANGE, told.change, formats["center"])
    row += 1
    heads = ("指标", f"{before}得分", f"{after}得分", "得分变化", f"{before}数据", f"{after}数据", "说明")
    sheet.write_row(row, 0, heads, formats["head"])
    sheet.set_row(row, 2 * HEAD_HEIGHT)
    for told, item in zip(item_rows(comparison), comparison.items, strict=True):
        row += 1
        _texts(sheet, told, at=row, formats=formats)
        _points(sheet, item, at=row, formats=formats)
    return row + 3


def _texts(sheet: Worksheet, told: ComparedRow, *, at: int, formats: Formats) -> None:
    texts = {0: told.name, 4: told.before_inputs, 5: told.after_inputs, 6: told.note}
    for column, text in texts.items():
        sheet.write_string(at, column, text, formats["text"])
    sheet.set_row(at, row_height([(text, WIDTHS[column]) for column, text in texts.items()]))


def _points(sheet: Worksheet, item: Difference, *, at: int, formats: Formats) -> None:
    """Both points and their difference; the difference is a formula where both are numbers."""
    _figure(sheet, (at, BEFORE), item.before.points if item.before else None, formats=formats)
    _figure(sheet, (at, AFTER), item.after.points if item.after else None, formats=formats)
    if item.change is None:
        sheet.write_blank(at, CHANGE, None, formats["points"])
        return
    one, two = (xl_rowcol_to_cell(at, column) for column in (BEFORE, AFTER))
    sheet.write_formula(at, CHANGE, f"=ROUND({two}-{one},2)", formats["points"], edge_number(item.change) or 0)


def _figure(sheet: Worksheet, at: tuple[int, int], figure: Figure | None, *, formats: Formats) -> None:
    if figure is None:
        sheet.write_blank(*at, None, formats["text"])
        return
    look = {FigureKind.POINTS: "points", FigureKind.RATE: "rate", FigureKind.MONEY: "money"}.get(figure.kind, "center")
    sheet.write(*at, edge_cell(figure), formats[look])
