"""Files whose bytes are the same on every run: workbooks, comma-separated text and Word documents."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import docx
import xlsxwriter
from docx.oxml.ns import qn
from docx.shared import Pt

Cell = str | int | Decimal | date | None
MADE_ON = datetime(2024, 2, 28, 9, 0)  # noqa: DTZ001 - office files carry a naive local time
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
AUTHOR = "Jixiao 自带示例"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, the headings of row 1 and the rows below."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def write_workbook(path: Path, sheets: Iterable[Sheet]) -> None:
    """Leaves a workbook at `path`: one table per sheet, headings in row 1, amounts as numbers, dates as dates."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": MADE_ON, "author": AUTHOR})
        formats = {
            "heading": book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True}),
            "money": book.add_format({"num_format": "#,##0.00"}),
            "plain": book.add_format({"num_format": "General"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.write_row(0, 0, sheet.headings, formats["heading"])
            page.freeze_panes(1, 0)
            for column, heading in enumerate(sheet.headings):
                page.set_column(column, column, _width(sheet, column=column, heading=heading))
            for number, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    money = sheet.headings[column].endswith("元）")
                    _write_cell(page, number, column, cell=cell, money=money, formats=formats)


def _width(sheet: Sheet, *, column: int, heading: str) -> int:
    longest = max((len(str(row[column])) for row in sheet.rows if row[column] is not None), default=0)
    return min(max(2 * len(heading) + 2, longest + 2), 60)


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    *,
    cell: Cell,
    money: bool,
    formats: dict[str, xlsxwriter.format.Format],
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        page.write_string(row, column, cell)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats["day"])
    else:
        page.write_number(row, column, cell, formats["money" if money else "plain"])


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Leaves a file at `path` as spreadsheets save it: UTF-8 with byte order mark, lines ended by CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(["" if cell is None else str(cell) for cell in row] for row in rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def write_document(path: Path, sections: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Leaves a Word document at `path`: a heading (标题 1) for each section, its paragraphs below."""
    document = docx.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.created = document.core_properties.modified = MADE_ON
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "FangSong", Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    for title, paragraphs in sections:
        heading = document.add_heading(title, level=1)
        heading.runs[0].font.name = "SimHei"
        heading.runs[0]._element.rPr.rFonts.set(qn("w:eastAsia"), "黑体")
        for text in paragraphs:
            document.add_paragraph(text).paragraph_format.first_line_indent = Pt(32)
    held = io.BytesIO()
    document.save(held)
    path.write_bytes(_without_times(held.getvalue()))


def _without_times(package: bytes) -> bytes:
    # python-docx stamps every part with the time of writing.
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
