"""The workbook: numbers are numbers, words stay words, and a chart of the ranking."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from jixiao.reporting.xlsx_assessment import write_assessment

from .assessed_sample import assessment


def test_sheets_and_numbers(tmp_path: Path) -> None:
    target = tmp_path / "考评结果.xlsx"
    write_assessment(target, assessment())
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["名次", "得分表", "评分明细", "异议", "图表"]
    assert [cell.value for cell in book["名次"][3]][:5] == [1, "镇街1", "", 18, "优"]
    assert [cell.value for cell in book["得分表"][3]] == [1, "镇街1", 9, 9, "—", 0, 18]
    assert book["评分明细"].max_row == 2 + 16
    details = [cell.value for cell in book["评分明细"][4]]
    assert details[:9] == ["镇街1", "B", "规范", 10, "无法判定", 10, 8, "部分采纳", 9]
    assert [cell.value for cell in book["异议"][4]][:4] == ["镇街3", "规范", 6.5, 7.5]
    assert len(book["图表"]._charts) == 1
