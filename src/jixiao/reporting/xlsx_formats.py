"""The looks of a workbook's cells: faces, borders, number formats, widths – one place for all sheets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

FIXED_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 – a workbook's properties hold naive UTC
FONT = "宋体"
HEAD_FONT = "黑体"
POINTS = "0.00"
MONEY = "#,##0.00"
RATE = "0.00%"
WHOLE = "0"
A4 = 9
MIN_HEIGHT, HEAD_HEIGHT, LINE_HEIGHT, PADDING = 20.0, 26.0, 15.0, 4.0
HEAD_COLOUR, SUM_COLOUR = "#dce6f1", "#f2f2f2"

BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10.5, "valign": "vcenter"}
BOXED = BASE | {"border": 1, "text_wrap": True}
LOOKS: dict[str, dict[str, Any]] = {
    "title": BASE | {"font_name": HEAD_FONT, "font_size": 18, "align": "center"},
    "line": BASE | {"align": "left"},
    "note": BASE | {"font_color": "#595959", "text_wrap": True, "valign": "top"},
    "head": BOXED | {"font_name": HEAD_FONT, "align": "center", "bg_color": HEAD_COLOUR},
    "text": BOXED,
    "center": BOXED | {"align": "center"},
    "points": BOXED | {"align": "center", "num_format": POINTS},
    "money": BOXED | {"num_format": MONEY},
    "rate": BOXED | {"align": "center", "num_format": RATE},
    "whole": BOXED | {"num_format": WHOLE},
    "sum": BOXED | {"bold": True, "bg_color": SUM_COLOUR, "align": "center"},
    "sum_points": BOXED | {"bold": True, "bg_color": SUM_COLOUR, "align": "center", "num_format": POINTS},
    "sum_money": BOXED | {"bold": True, "bg_color": SUM_COLOUR, "num_format": MONEY},
}


def looks(workbook: Workbook) -> dict[str, Format]:
    """All looks as formats of this workbook, by name."""
    return {name: workbook.add_format(look) for name, look in LOOKS.items()}


def set_print(sheet: Worksheet, *, header_row: int | None) -> None:
    """A4 landscape, one page wide; the header row repeated on every page, all above it frozen on screen. Rows count from 0."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页")
    if header_row is not None:
        sheet.repeat_rows(header_row)
        sheet.freeze_panes(header_row + 1, 0)


def row_height(texts: Iterable[tuple[str, int]]) -> float:
    """The height that wrapped texts need in columns of these widths. Excel would find it by itself, LibreOffice and previews do not."""
    return max(MIN_HEIGHT, *(LINE_HEIGHT * _lines(text, width=width) + PADDING for text, width in texts))


def _lines(text: str, *, width: int) -> int:
    """Lines of a text in a column; a Chinese character is two digits wide."""
    room = max(width - 1, 2)
    return sum(-(-max(_digits_wide(line), 1) // room) for line in text.split("\n"))


def _digits_wide(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)
