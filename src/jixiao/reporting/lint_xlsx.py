"""The annotated copy of a table of targets: each cell with a note coloured and commented, and a sheet 审核意见 in front."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.checking.coach.coaching import Coached
from jixiao.documents.model import Document, Sheet

from .lint_places import places
from .lint_sheet import write_review
from .lint_words import COLOURS, comment
from .review_words import RANK
from .xlsx_formats import FIXED_TIME

AUTHOR = "绩效审核"
FILLS = {"red": "FFD3D3", "amber": "FFEDB8", "grey": "E3E5E8"}
_LEAST_HEIGHT, _LINE, _WIDTH, _LINE_CHARACTERS = 120, 18, 420, 32
_NOT_IN_NAMES, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\]"), 28
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)


def annotate_targets(coached: Coached, *, document: Document, original: Path) -> bytes:
    """The annotated copy as an .xlsx. A workbook keeps its looks; the tables of any other file are set as sheets."""
    book = _opened(original) if document.kind == "xlsx" else None
    sheets = _named(book, document) if book is not None else {}
    if book is None or len(sheets) < sum(block.table is not None for block in document.blocks):
        book = Workbook()
        book.properties.created = FIXED_TIME
        sheets = _set(book, document)
    for (block, row, column), numbers in places(coached, document=document).items():
        _mark(sheets[block], row, column, numbers=numbers, coached=coached)
    write_review(book, coached)
    return _fixed(book)


def _opened(original: Path) -> Workbook | None:
    """The workbook as it is; None where this reader cannot open what the other could."""
    try:
        return load_workbook(original)
    # A damaged style or drawing raises whatever it meets; the copy is then made from the values alone.
    except Exception:
        return None


def _named(book: Workbook, document: Document) -> dict[int, Worksheet]:
    """The sheet of each block."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    tables = ((block.number, block.table.name) for block in document.blocks if block.table is not None)
    return {number: sheets[name] for number, name in tables if name in sheets}


def _set(book: Workbook, document: Document) -> dict[int, Worksheet]:
    """The tables of a document as sheets of an empty workbook."""
    book.remove(book.worksheets[0])
    sheets: dict[int, Worksheet] = {}
    for block in document.blocks:
        if block.table is not None:
            # A sheet's name has at most 31 characters and none of []:*?/\ – and the library makes doubles differ.
            sheets[block.number] = book.create_sheet(_NOT_IN_NAMES.sub("_", block.table.name)[:_LONGEST_NAME] or None)
            _set_sheet(sheets[block.number], block.table)
    return sheets


def _set_sheet(sheet: Worksheet, table: Sheet) -> None:
    for cells in table.rows():
        for one in cells:
            cell = sheet.cell(one.row, one.column)
            cell.value = one.text
            # What begins with = is text here, never a formula.
            cell.data_type = "s"
    for top, left, bottom, right in table.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _mark(sheet: Worksheet, row: int, column: int, *, numbers: tuple[int, ...], coached: Coached) -> None:
    notes = [(number, coached.notes[number - 1]) for number in numbers]
    colour = min((COLOURS[note.finding.severity] for _, note in notes), key=lambda one: RANK[one])
    cell = sheet.cell(row, column)
    cell.fill = PatternFill("solid", start_color=FILLS[colour.value])
    text = "\n".join(comment(number, note) for number, note in notes)
    said = f"{cell.comment.text}\n\n{text}" if cell.comment else text
    lines = sum(1 + len(line) // _LINE_CHARACTERS for line in said.splitlines())
    cell.comment = Comment(said, AUTHOR, width=_WIDTH, height=max(_LEAST_HEIGHT, lines * _LINE))


def _fixed(book: Workbook) -> bytes:
    """The workbook's bytes, the same for the same notes: no time of writing in them."""
    first, last = BytesIO(), BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as read, zipfile.ZipFile(last, "w") as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ARCHIVE_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = read.read(name)
            if name == "docProps/core.xml":
                content = _SAVED.sub(rb"\g<1>" + FIXED_TIME.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            written.writestr(entry, content)
    return last.getvalue()
