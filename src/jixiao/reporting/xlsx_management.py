"""Performance management as a workbook: coverage, every project by stage and round, the rectification ledger, use of results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.formatting import UNKNOWN
from jixiao.monitoring.management.stages import STAGES, cut_offs

from .edge import edge_cell
from .management_text import (
    COVERAGE_HEADS,
    COVERAGES,
    RECTIFIED_HEADS,
    USE_HEADS,
    Told,
    rectified_cells,
    round_text,
    stage_text,
    use_cells,
    wan,
)
from .xlsx_formats import FIXED_TIME, looks, row_height, set_print

LOOKS = {FigureKind.RATE: "rate", FigureKind.MONEY: "money"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its name, heads with their widths, and rows."""

    name: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str | Figure]]


def write_management(target: Path, told: Told) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    with xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": "绩效管理", "created": FIXED_TIME})
        formats = looks(book)
        title = f"{told.unit_name}{told.fiscal_year}年度绩效管理（截至 {told.as_of}）"
        for sheet in (_coverage(told), _projects(told), _rectified(told), _uses(told)):
            _table(book, sheet, title=title, formats=formats)


def _coverage(told: Told) -> _Sheet:
    rows = [[one.label, *(told.figures.get(code, UNKNOWN) for code in one.codes)] for one in COVERAGES]
    return _Sheet("覆盖率", COVERAGE_HEADS, (14, 10, 10, 10, 12, 18, 22, 12), rows)


def _projects(told: Told) -> _Sheet:
    days = cut_offs(told.lines)
    heads = (
        "预算单位编码", "责任科室", "项目编码", "项目", "全年预算（万元）", *(label for _, label in STAGES.values()),
        *(f"{day:%Y-%m-%d}监控填报" for day in days),
    )  # fmt: skip
    widths = (14, 22, 10, 36, 16, *(10 for _ in STAGES), *(18 for _ in days))
    rows = [
        (
            line.unit, line.division, line.code, line.name, wan(line.budget),
            *(stage_text(line.stages.get(name)) for name in STAGES),
            *(round_text(line.rounds.get(day)) for day in days),
        )
        for line in told.lines
    ]  # fmt: skip
    return _Sheet("各项目", heads, widths, rows)


def _rectified(told: Told) -> _Sheet:
    widths = (8, 10, 12, 30, 12, 30, 30, 18, 10, 12, 12, 26, 18, 12, 14, 22)
    return _Sheet("整改台账", RECTIFIED_HEADS, widths, [rectified_cells(one) for one in told.rectified])


def _uses(told: Told) -> _Sheet:
    widths = (10, 32, 10, 8, 10, 30, 10, 30, 18, 10, 28, 18, 12, 16, 16, 20, 10)
    return _Sheet("结果应用", USE_HEADS, widths, [use_cells(one) for one in told.uses])


def _table(book: Workbook, shown: _Sheet, *, title: str, formats: dict[str, Format]) -> None:
    sheet = book.add_worksheet(shown.name)
    sheet.merge_range(0, 0, 0, len(shown.heads) - 1, title, formats["title"])
    for column, (head, width) in enumerate(zip(shown.heads, shown.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, row in enumerate(shown.rows, start=2):
        for column, value in enumerate(row):
            if isinstance(value, Figure):
                sheet.write(number, column, edge_cell(value), formats[LOOKS.get(value.kind, "whole")])
            else:
                sheet.write_string(number, column, value, formats["text"])
        texts = [(value, shown.widths[column]) for column, value in enumerate(row) if isinstance(value, str)]
        sheet.set_row(number, row_height(texts))
    if not shown.rows:
        sheet.write_string(2, 0, "没有", formats["text"])
    set_print(sheet, header_row=1)
