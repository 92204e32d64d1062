"""The sheet 审核意见 of an annotated workbook: the four headings, what was not checked, and every note with its place."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
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

_FONT, _HEAD_FONT = "宋体", "黑体"
_WIDTHS = (14, 10, 22, 22, 40, 40, 48, 48, 24)
_THIN = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", start_color="DCE6F1")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_review(book: Workbook, coached: Coached) -> None:
    """Puts the sheet in front of the others and opens the workbook there."""
    title = next(
        name for n in range(1, 100) if (name := REVIEW_TITLE + (str(n) if n > 1 else "")) not in book.sheetnames
    )
    sheet = book.create_sheet(title, 0)
    book.active = 0
    for one in book.worksheets:
        one.sheet_view.tabSelected = one is sheet
    _line(sheet, [f"绩效目标审核意见：{coached.targets.name}"], size=16)
    _line(sheet, [summary(coached)])
    _line(sheet, [])
    _line(sheet, [f"一、四性审核（财预〔2015〕88号）：{earned(coached.whole)}"], size=12)
    _line(sheet, [HEADINGS_NOTE])
    _row(sheet, REVIEW_HEAD, head=True)
    for row in review_rows(coached.whole):
        _row(sheet, row)
    _line(sheet, [])
    if coached.unchecked:
        _line(sheet, ["二、没有检查的"], size=12)
        for finding in coached.unchecked:
            _line(sheet, [f"{finding.message}；{finding.hint}"])
        _line(sheet, [])
    _line(sheet, [f"{'三' if coached.unchecked else '二'}、发现的问题"], size=12)
    _row(sheet, NOTE_HEAD, head=True)
    for group in groups(coached):
        for number, note in group.notes:
            _row(sheet, _told(number, note, title=group.title))
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[at]].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _told(number: int, note: Note, *, title: str) -> tuple[str, ...]:
    finding = note.finding
    return (
        str(number),
        LABELS[finding.severity],
        title,
        finding.place,
        f"{finding.message}（{finding.code}）",
        note.why,
        note.rewording,
        suggested(note.suggestions),
        finding.citation.text if finding.citation else "",
    )


def _line(sheet: Worksheet, texts: Sequence[str], *, size: int = 11) -> None:
    """A row of plain text; an empty one is left blank."""
    sheet.append(list(texts) or [""])
    cell = sheet.cell(sheet.max_row, 1)
    cell.font = Font(name=_HEAD_FONT if size > 11 else _FONT, size=size)


def _row(sheet: Worksheet, texts: Sequence[str], *, head: bool = False) -> None:
    sheet.append([""] * len(texts))
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(sheet.max_row, column)
        # Whatever a table says is text here, never a formula.
        cell.value, cell.data_type = text, "s"
        cell.font = Font(name=_HEAD_FONT if head else _FONT, size=10.5)
        cell.border, cell.alignment = _BOX, _WRAPPED
        if head:
            cell.fill = _HEAD_FILL
