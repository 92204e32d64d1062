"""The annotated copy of a table of targets: each cell with a note coloured and commented, and a sheet 审核意见 in front."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.checking.coach.coaching import Coached
from jixiao.documents.model import Document, Sheet

from .lint_places import column_number, places
from .lint_sheet import printable, write_review
from .lint_words import AUTHOR, COLOURS, FILLS, comment
from .review_words import RANK
from .xlsx_formats import FIXED_TIME

_LEAST_HEIGHT, _LINE, _WIDTH, _LINE_CHARACTERS = 120, 18, 420, 32
_NOT_IN_NAMES, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\]"), 28
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_MOST_BYTES, _MOST_MERGED = 40 * 1024 * 1024, 200_000
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
    """The workbook as it is; None where it is too large to be edited, or this reader cannot open what the other could."""
    try:
        return load_workbook(original) if _editable(original) else None
    # A damaged style or drawing raises whatever it meets; the copy is then made from the values alone.
    except Exception:
        return None


def _editable(original: Path) -> bool:
    """Whether a workbook takes no more memory than a clerk's machine has: this reader holds every cell, merged ones too."""
    with zipfile.ZipFile(original) as archive:
        parts = [part for part in archive.infolist() if part.filename.startswith("xl/worksheets/")]
        if sum(part.file_size for part in parts) > _MOST_BYTES:
            return False
        ranges = (found for part in parts for found in _MERGED.finditer(archive.read(part)))
        return sum(_size(found) for found in ranges) <= _MOST_MERGED


def _size(found: re.Match[bytes]) -> int:
    left, top, right, bottom = (found[n].decode() for n in range(1, 5))
    return (column_number(right) - column_number(left) + 1) * (int(bottom) - int(top) + 1)


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
            cell.value = printable(one.text)
            # What begins with = is text here, never a formula.
            cell.data_type = "s"
    placed: list[tuple[int, int, int, int]] = []
    width = max((len(row) for row in table.values), default=1)
    for first, left, last, right in table.merged:
        merged = (first, left, min(last, table.height), min(right, width))
        # A web page may let ranges overlap; a workbook with such ranges cannot be opened.
        inside = first <= table.height and left <= width
        if inside and not any(_overlap(merged, other) for other in placed):
            placed.append(merged)
            sheet.merge_cells(start_row=merged[0], start_column=merged[1], end_row=merged[2], end_column=merged[3])


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _mark(sheet: Worksheet, row: int, column: int, *, numbers: tuple[int, ...], coached: Coached) -> None:
    notes = [(number, coached.notes[number - 1]) for number in numbers]
    colour = min((COLOURS[note.finding.severity] for _, note in notes), key=lambda one: RANK[one])
    cell = _holder(sheet, row, column)
    cell.fill = PatternFill("solid", start_color=FILLS[colour.value])
    text = "\n".join(comment(number, note) for number, note in notes)
    said = printable(f"{cell.comment.text}\n\n{text}" if cell.comment else text)
    lines = sum(1 + len(line) // _LINE_CHARACTERS for line in said.splitlines())
    cell.comment = Comment(said, AUTHOR, width=_WIDTH, height=max(_LEAST_HEIGHT, lines * _LINE))


def _holder(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell that can hold a comment: that of a merged range is its first."""
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    merged = next(one for one in sheet.merged_cells.ranges if cell.coordinate in one)
    first = sheet.cell(merged.min_row, merged.min_col)
    assert isinstance(first, Cell)
    return first


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
