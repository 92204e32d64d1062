"""The workbook opens again, with numbers as numbers and text as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from jixiao.reporting.xlsx_analysis import write_analysis
from tests.workbench.spending import analysed, package, paid


def test_sheets(tmp_path: Path) -> None:
    folder = package(tmp_path / "p", [paid(1, "2023-01-10", "60000.00", payee="=1+1")])
    write_analysis(tmp_path / "a.xlsx", analysed(tmp_path, folder, date(2023, 1, 31)))
    book = load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in book["收款人"][2]] == ["=1+1", 6, 1]
    assert book["收款人"]["A2"].data_type == "s"
    assert [cell.value for cell in book["按月"][2]] == ["1月", 6, None]
    rows = list(book["支出结构"].iter_rows(min_row=2, values_only=True))
    assert ("项目", "P1", "甲项目", None, 6, 6, 1, None, None, None) in rows
    assert book["分析"]["A2"].value == "一、总体执行情况"
