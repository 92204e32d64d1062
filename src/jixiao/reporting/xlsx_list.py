"""A list as it was shown, as a workbook: title, what it was narrowed to, headings, rows. Written row by row, so that long lists fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.kernel.formatting import digits, exact_money

SCALE = 10_000
KINDS = {"text": 18, "money": 16, "quantity": 14, "number": 12, "date": 12}
HEAD = 3


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading (with the unit), and what its cells hold: text, money (fen), quantity (ten-thousandths), number or date.

    `unit` is what money is written in; other kinds do not ask for it.
    """

    heading: str
    kind: str = "text"
    unit: str = "元"


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One list of a workbook of several: the sheet's name, and what `write_list` takes."""

    name: str
    title: str
    notes: Sequence[str]
    columns: Sequence[ListColumn]
    rows: Iterable[Sequence[str | int | date | None]]


def write_list(
    target: Path,
    *,
    title: str,
    notes: Sequence[str],
    columns: Sequence[ListColumn],
    rows: Iterable[Sequence[str | int | date | None]],
) -> int:
    """The number of rows written. Text is written as text whatever it begins with, so that no cell becomes a formula."""
    return write_lists(target, [ListSheet("列表", title, notes, columns, rows)])


def write_lists(target: Path, sheets: Iterable[ListSheet]) -> int:
    """Several lists as the sheets of one workbook; the number of rows written."""
    book = xlsxwriter.Workbook(
        str(target), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    font = {"font_name": "宋体", "font_size": 11}
    formats = {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "head": book.add_format(
            {**font, "bold": True, "bg_color": "#EEF1F5", "border": 1, "text_wrap": True, "valign": "vcenter"}
        ),
        "text": book.add_format(font),
        "money": book.add_format({**font, "num_format": "#,##0.00####"}),
        "quantity": book.add_format({**font, "num_format": "#,##0.####"}),
        "number": book.add_format({**font, "num_format": "0"}),
        "date": book.add_format({**font, "num_format": "yyyy-mm-dd"}),
    }
    count = sum(_written(book.add_worksheet(one.name), one, formats=formats) for one in sheets)
    book.close()
    return count


def _written(sheet: Worksheet, one: ListSheet, *, formats: Mapping[str, Format]) -> int:
    for number, column in enumerate(one.columns):
        sheet.set_column(number, number, KINDS[column.kind])
    sheet.write_string(0, 0, one.title, formats["title"])
    sheet.write_string(1, 0, "；".join(one.notes), formats["text"])
    for number, column in enumerate(one.columns):
        sheet.write_string(HEAD - 1, number, column.heading, formats["head"])
    sheet.freeze_panes(HEAD, 0)
    sheet.repeat_rows(HEAD - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    count = 0
    for count, row in enumerate(one.rows, start=1):
        for number, (column, value) in enumerate(zip(one.columns, row, strict=True)):
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(HEAD - 1 + count, number, value, formats["text"])
            elif isinstance(value, date):
                sheet.write_datetime(HEAD - 1 + count, number, value, formats["date"])
            else:
                sheet.write_number(HEAD - 1 + count, number, _edge(value, column), formats[column.kind])
    return count


def _edge(value: int, column: ListColumn) -> float:
    """The number a spreadsheet holds: the nearest double to the exact decimal; nothing is computed with it."""
    if column.kind == "money":
        return float(exact_money(value, unit=column.unit, grouped=False))
    scale, decimals = (SCALE, 4) if column.kind == "quantity" else (1, 0)
    return float(digits(value, scale, decimals=decimals, grouped=False))
