"""An empty workbook to be filled in: headings, notes, drop-down lists, one example row, a sheet of explanations. No meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FILLABLE_ROWS = 5000
# A list of choices is stored inside the sheet as one text; spreadsheets allow it 255 characters.
LONGEST_LIST = 255
NARROWEST, WIDEST = 10, 46
MADE = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column: its heading as printed, the comment on it, allowed choices, the example, a number format ("@" for text)."""

    heading: str
    note: str = ""
    choices: tuple[str, ...] = ()
    example: str | Decimal | date = ""
    required: bool = False
    number_format: str = "@"


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """One sheet: its name, its columns, and rows that are filled in already; without any, an example row stands there."""

    name: str
    columns: tuple[TemplateColumn, ...]
    rows: Sequence[Sequence[str | Decimal | date]] = ()


@dataclass(frozen=True, slots=True)
class Explanations:
    """The last sheet: a heading line and rows of text."""

    name: str
    heading: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def write_workbook(target: Path | BinaryIO, *, sheets: Sequence[TemplateSheet], explanations: Explanations) -> None:
    """Leaves the workbook at `target`; the same input gives the same bytes."""
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target) as book:
        # The format wants a time of making; a fixed one keeps templates comparable.
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        for sheet in sheets:
            _fillable(book, sheet)
        _explain(book, explanations)


def _fillable(book: xlsxwriter.Workbook, sheet: TemplateSheet) -> None:
    page = book.add_worksheet(sheet.name)
    heading = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
    plain = book.add_format({**heading, "bg_color": "#E7EEF7"})
    marked = book.add_format({**heading, "bg_color": "#FCE4D6"})
    page.freeze_panes(1, 0)
    page.set_row(0, 36)
    for number, column in enumerate(sheet.columns):
        body = book.add_format({"num_format": column.number_format})
        shown = [_text(cells[number]) for cells in sheet.rows] or [_text(column.example)]
        page.set_column(number, number, _width(column.heading, *shown), body)
        page.write_string(0, number, column.heading, marked if column.required else plain)
        if column.note:
            page.write_comment(0, number, column.note, {"x_scale": 2, "y_scale": 1.2})
        if sheet.rows:
            for row, cells in enumerate(sheet.rows, start=1):
                _write(page, row, number, cells[number], body)
        else:
            example = book.add_format({"num_format": column.number_format, "italic": True, "font_color": "#7F7F7F"})
            _write(page, 1, number, column.example, example)
        _restrict(page, number, column)


def _restrict(page: Worksheet, number: int, column: TemplateColumn) -> None:
    if not column.choices or len(",".join(column.choices)) > LONGEST_LIST:
        return
    page.data_validation(
        1,
        number,
        FILLABLE_ROWS,
        number,
        {
            "validate": "list",
            "source": list(column.choices),
            "ignore_blank": True,
            "error_title": "请从列表中选择",
            "error_message": "这一列只能填下拉列表中的内容。",
        },
    )


def _write(page: Worksheet, row: int, column: int, value: str | Decimal | date, style: Format) -> None:
    if isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, Decimal):
        page.write_number(row, column, float(value), style)
    elif value:
        page.write_string(row, column, value, style)


def _explain(book: xlsxwriter.Workbook, explanations: Explanations) -> None:
    page = book.add_worksheet(explanations.name)
    strong = book.add_format({"bold": True, "border": 1, "bg_color": "#E7EEF7"})
    wrapped = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    page.freeze_panes(1, 0)
    page.write_row(0, 0, explanations.heading, strong)
    for number, row in enumerate(explanations.rows, start=1):
        page.write_row(number, 0, row, wrapped)
    for number, heading in enumerate(explanations.heading):
        page.set_column(
            number, number, max(_width(heading, row[number]) for row in [explanations.heading, *explanations.rows])
        )


def _width(*texts: str) -> float:
    """A column width that shows the texts: a Chinese character is two wide."""
    longest = max(sum(1 if character.isascii() else 2 for character in text) for text in texts)
    return min(max(longest + 3, NARROWEST), WIDEST)


def _text(value: str | Decimal | date) -> str:
    return value if isinstance(value, str) else str(value)
