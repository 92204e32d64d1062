"""The sheet 审核意见: in front, four headings, every note with its place, never a formula."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from jixiao.reporting.lint_sheet import write_review
from tests.reporting.linted import linted, table


def test_the_sheet(tmp_path: Path) -> None:
    _, coached = linted(table(tmp_path))
    book = Workbook()
    book.worksheets[0].title = "审核意见"
    write_review(book, coached)
    assert book.sheetnames == ["审核意见2", "审核意见"]
    rows = list(book.worksheets[0].values)
    assert ("完整性", "20.00", "15.00", "12.00", "5.00") in [row[:5] for row in rows]
    notes = [row for row in rows if row[0] in ("1", "2")]
    places = ["目标表.xlsx · 表1 · E7", "目标表.xlsx · 表1 · D8"]
    assert [str(row[2]).splitlines()[1] for row in notes] == places
    assert str(notes[1][5]).startswith("“群众法治意识随机抽测合格率 ≥85%”")
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value} == {"s"}
