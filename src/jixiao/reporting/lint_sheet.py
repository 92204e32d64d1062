"""The sheet 审核意见 of an annotated workbook: the four headings, what was not checked, and every note with its place."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.checking.coach.coaching import Coached
from jixiao.checking.coach.model import Note

from .lint_words import (
    HEADINGS_NOTE,
    LABELS,
    NOTE_HEAD,
    REVIEW_HEAD,
    REVIEW_TITLE,
    earned,
    groups,
    review_rows,
    suggested,
    summary,
)
from .xlsx_formats import FONT, HEAD_COLOUR, HEAD_FONT, row_height

_WIDTHS = (14, 9, 22, 34, 34, 44, 26)
_LETTERS = "ABCDEFG"
_A4 = 9
_THIN = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", start_color=HEAD_COLOUR.lstrip("#"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BODY, _SECTION, _TITLE = 10.5, 12, 16


def write_review(book: Workbook, coached: Coached) -> None:
    """Puts the sheet in front of the others and opens the workbook there."""
    sheet = book.create_sheet(_free_title(book), 0)
    book.active = 0
    for one in book.worksheets:
        one.sheet_view.tabSelected = one is sheet
    _set_up(sheet)
    _line(sheet, f"绩效目标审核意见：{coached.targets.name}", size=_TITLE)
    _line(sheet, summary(coached))
    _line(sheet, f"一、四性审核（财预〔2015〕88号）：{earned(coached.whole)}", size=_SECTION)
    _line(sheet, HEADINGS_NOTE)
    _row(sheet, REVIEW_HEAD, head=True)
    for row in review_rows(coached.whole):
        _row(sheet, row)
    if coached.unchecked:
        _line(sheet, "二、没有检查的", size=_SECTION)
        for finding in coached.unchecked:
            _line(sheet, f"{finding.message}；{finding.hint}。")
    _line(sheet, f"{'三' if coached.unchecked else '二'}、发现的问题", size=_SECTION)
    _row(sheet, NOTE_HEAD, head=True)
    for group in groups(coached):
        for number, note in group.notes:
            _row(sheet, _told(number, note, title=group.title))


def printable(text: str) -> str:
    """A text without the control characters that no spreadsheet may hold."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _free_title(book: Workbook) -> str:
    """审核意见, with a number where a sheet has that name already."""
    numbered = (f"{REVIEW_TITLE}{n}" if n > 1 else REVIEW_TITLE for n in range(1, len(book.sheetnames) + 2))
    return next(name for name in numbered if name not in book.sheetnames)


def _set_up(sheet: Worksheet) -> None:
    for letter, width in zip(_LETTERS, _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", _A4, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _told(number: int, note: Note, *, title: str) -> tuple[str, ...]:
    finding = note.finding
    library = suggested(note.suggestions)
    return (
        str(number),
        LABELS[finding.severity],
        f"{title}\n{finding.place}",
        f"{finding.message}（{finding.code}）",
        note.why,
        f"{note.rewording}\n参考指标：{library}" if library else note.rewording,
        finding.citation.text if finding.citation else "",
    )


def _line(sheet: Worksheet, text: str, *, size: float = _BODY) -> None:
    """A line across all columns."""
    _row(sheet, (text,), boxed=False, size=size)
    row = sheet.max_row
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
    sheet.row_dimensions[row].height = row_height([(text, sum(_WIDTHS))]) * size / _BODY


def _row(
    sheet: Worksheet, texts: Sequence[str], *, head: bool = False, boxed: bool = True, size: float = _BODY
) -> None:
    sheet.append([""] * len(texts))
    row = sheet.max_row
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        # Whatever a table says is text here, never a formula.
        cell.value, cell.data_type = printable(text), "s"
        cell.font, cell.alignment = Font(name=HEAD_FONT if head or size > _BODY else FONT, size=size), _WRAPPED
        if boxed:
            cell.border = _BOX
        if head:
            cell.fill = _HEAD_FILL
    sheet.row_dimensions[row].height = row_height(list(zip(texts, _WIDTHS, strict=False)))
