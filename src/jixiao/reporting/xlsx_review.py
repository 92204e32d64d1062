"""The review sheet of targets (绩效目标审核表) as a workbook: the form with its points, and what each reviewer gave and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.checking.coach.marking import Combined, Sheet
from jixiao.kernel.points import HUNDREDTHS, text_of
from jixiao.standards.target_review import TargetReview

HEADS = (("审核内容", 12), ("审核要点", 12), ("分值", 8), ("怎样判断", 40))
EACH = (("得分", 9), ("扣分原因", 34))
FIRST_ROW = 4


@dataclass(frozen=True, slots=True)
class ReviewerSheet:
    """One reviewer's sheet with its day."""

    reviewer: str
    day: date
    sheet: Sheet
    opinion: str


def write_review(
    target: Path,
    *,
    form: TargetReview,
    scope: str,
    sheets: Sequence[ReviewerSheet],
    combined: Combined | None,
) -> None:
    """Writes the workbook, one pair of columns a reviewer; text is written as text whatever it begins with."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "border": 1, "text_wrap": True}
    formats = {
        "title": book.add_format({"font_name": "宋体", "font_size": 16, "bold": True, "align": "center"}),
        "scope": book.add_format({"font_name": "宋体", "font_size": 11}),
        "head": book.add_format({**font, "bold": True, "bg_color": "#EEF1F5", "align": "center"}),
        "text": book.add_format(font),
        "points": book.add_format({**font, "num_format": "0.00"}),
    }
    page = book.add_worksheet("绩效目标审核表")
    width = len(HEADS) + len(EACH) * len(sheets)
    page.merge_range(0, 0, 0, width - 1, form.title, formats["title"])
    page.write_string(1, 0, scope, formats["scope"])
    _head(page, sheets, formats)
    last = _aspects(page, form, sheets, formats)
    _end(page, last, form=form, sheets=sheets, combined=combined, formats=formats)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.freeze_panes(FIRST_ROW, 2)
    page.repeat_rows(FIRST_ROW - 2, FIRST_ROW - 1)
    book.close()


def _head(page: Any, sheets: Sequence[ReviewerSheet], formats: dict[str, Any]) -> None:
    for column, (head, width) in enumerate(HEADS):
        page.set_column(column, column, width)
        page.merge_range(FIRST_ROW - 2, column, FIRST_ROW - 1, column, head, formats["head"])
    for number, one in enumerate(sheets):
        column = len(HEADS) + len(EACH) * number
        named = f"{one.reviewer}（{one.day:%Y-%m-%d}{'' if one.sheet.finished else '，未填完'}）"
        page.merge_range(FIRST_ROW - 2, column, FIRST_ROW - 2, column + 1, named, formats["head"])
        for place, (head, width) in enumerate(EACH):
            page.set_column(column + place, column + place, width)
            page.write_string(FIRST_ROW - 1, column + place, head, formats["head"])


def _aspects(page: Any, form: TargetReview, sheets: Sequence[ReviewerSheet], formats: dict[str, Any]) -> int:
    row = FIRST_ROW
    for heading in form.headings:
        first = row
        for aspect in heading.aspects:
            page.write_string(row, 1, aspect.name, formats["text"])
            page.write_number(row, 2, _points(aspect.points), formats["points"])
            page.write_string(row, 3, aspect.people, formats["text"])
            page.set_row(row, 34)
            row += 1
        name = f"{heading.name}（{text_of(sum(one.points for one in heading.aspects))}）"
        if row - first > 1:
            page.merge_range(first, 0, row - 1, 0, name, formats["text"])
        else:
            page.write_string(first, 0, name, formats["text"])
    for number, one in enumerate(sheets):
        column = len(HEADS) + len(EACH) * number
        for place, line in enumerate(one.sheet.lines, start=FIRST_ROW):
            if line.points is None:
                page.write_blank(place, column, None, formats["points"])
            else:
                page.write_number(place, column, _points(line.points), formats["points"])
            page.write_string(place, column + 1, line.reason, formats["text"])
    return row


def _end(
    page: Any,
    row: int,
    *,
    form: TargetReview,
    sheets: Sequence[ReviewerSheet],
    combined: Combined | None,
    formats: dict[str, Any],
) -> None:
    page.merge_range(row, 0, row, 1, "合计", formats["head"])
    page.write_number(row, 2, _points(sum(one.points for one in form.aspects)), formats["points"])
    page.write_string(row, 3, "", formats["text"])
    page.merge_range(row + 1, 0, row + 1, len(HEADS) - 1, "审核意见", formats["head"])
    page.set_row(row + 1, 48)
    for number, one in enumerate(sheets):
        column = len(HEADS) + len(EACH) * number
        page.write_number(row, column, _points(one.sheet.total), formats["points"])
        page.write_string(
            row, column + 1, form.grade(one.sheet.total).name if one.sheet.finished else "", formats["text"]
        )
        page.merge_range(row + 1, column, row + 1, column + 1, one.opinion, formats["text"])
    told = "审核结果：没有填写完整的审核表。"
    if combined is not None:
        told = f"审核结果：{text_of(combined.total)} 分，{combined.grade.name}，{combined.grade.outcome}。"
    page.write_string(row + 3, 0, told, formats["scope"])


def _points(hundredths: int) -> Decimal:
    return Decimal(hundredths) / HUNDREDTHS
