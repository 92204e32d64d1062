"""An assessment as a workbook: ranking, points of every item, every reading with its reasons, disputes, charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from jixiao.evaluation.assessment_model import Assessment

from .assessment_charts import ranking_chart
from .assessment_text import (
    DETAIL_HEADS,
    DISPUTE_HEADS,
    RANKING_HEADS,
    detail_rows,
    dispute_cells,
    item_names,
    ranking_cells,
)
from .edge import edge_points
from .xlsx_charts import SHEET, write_charts
from .xlsx_formats import FIXED_TIME, looks, row_height, set_print

RANKING_WIDTHS = (8, 24, 16, 12, 10, 12, 12, 10, 12)
DETAIL_WIDTHS = (24, 10, 24, 9, 11, 9, 9, 10, 11, 44, 34, 24, 16)
DISPUTE_WIDTHS = (20, 22, 10, 10, 36, 10, 12, 12, 12, 12, 40)
Cell = str | int
WHOLE, POINTS = "whole", "points"


def write_assessment(target: Path, assessment: Assessment) -> None:
    """Writes the workbook; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": assessment.scheme.standard.title, "created": FIXED_TIME})
    formats = looks(book)
    names = item_names(assessment)
    title = f"{assessment.scheme.standard.title}（{assessment.fiscal_year}年）"
    ranking = [_ranking(one_cells) for one_cells in map(ranking_cells, assessment.assessed)]
    _table(book, "名次", title=title, heads=RANKING_HEADS, widths=RANKING_WIDTHS, rows=ranking, formats=formats)
    _matrix(book, assessment, names=names, formats=formats)
    details = [
        (one.unit.name, *_numbers(row.cells, at=range(2, 8))) for one in assessment.assessed for row in detail_rows(one)
    ]
    heads = ("被考评单位", *DETAIL_HEADS)
    _table(book, "评分明细", title=title, heads=heads, widths=DETAIL_WIDTHS, rows=details, formats=formats)
    disputes = [_numbers(dispute_cells(one, names=names), at=(2, 3, 6, 8)) for one in assessment.disputes]
    _table(book, "异议", title=title, heads=DISPUTE_HEADS, widths=DISPUTE_WIDTHS, rows=disputes, formats=formats)
    write_charts(book, book.add_worksheet(SHEET), [ranking_chart(assessment)], formats=formats)
    book.close()


def _matrix(book: Workbook, assessment: Assessment, *, names: Mapping[str, str], formats: Mapping[str, Format]) -> None:
    """Units down, items across, the total last as a formula would be wrong where items do not apply: the traced total stands there."""
    heads = ("名次", "被考评单位", *names.values(), "考评得分")
    rows = []
    for one in assessment.assessed:
        finals = [one.readings[code].final for code in names]
        cells: list[Cell | float] = [one.standing.rank, one.unit.name]
        cells += ["—" if final is None else edge_points(final) for final in finals]
        rows.append((*cells, edge_points(one.evaluation.total.value or 0)))
    widths = (8, 24, *(12 for _ in names), 12)
    title = f"各项得分（{assessment.fiscal_year}年，单位：分；— 为不适用或无法判定）"
    _table(book, "得分表", title=title, heads=heads, widths=widths, rows=rows, formats=formats)


def _table(
    book: Workbook,
    name: str,
    *,
    title: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[Cell | float]],
    formats: Mapping[str, Format],
) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, formats["line"])
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head, formats["head"])
    for number, row in enumerate(rows, start=2):
        sheet.set_row(number, row_height([(str(cell), widths[place]) for place, cell in enumerate(row)]))
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, formats["text"])
            else:
                sheet.write_number(number, column, cell, formats["whole" if isinstance(cell, int) else "points"])
    set_print(sheet, header_row=1)


def _ranking(cells: Sequence[str]) -> tuple[Cell | float, ...]:
    return (int(cells[0]), *_numbers(cells, at=(3, 5, 6, 7))[1:])


def _numbers(cells: Sequence[str], *, at: Iterable[int]) -> tuple[Cell | float, ...]:
    """Texts of points as numbers in these columns, so that a spreadsheet can sort and add them; words stay words."""
    places = set(at)
    return tuple(_number(cell) if place in places else cell for place, cell in enumerate(cells))


def _number(text: str) -> float | str:
    return float(text) if text.replace(".", "", 1).removeprefix("-").isdigit() else text
