"""The workbook of performance management: four sheets, one column for each round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from jixiao.reporting.xlsx_management import write_management
from tests.reporting.test_management_text import told


def test_sheets(tmp_path: Path) -> None:
    target = tmp_path / "m.xlsx"
    write_management(target, told())
    book = load_workbook(target)
    assert book.sheetnames == ["覆盖率", "各项目", "整改台账", "结果应用"]
    heads, *rows = book["各项目"].iter_rows(min_row=2, values_only=True)
    assert heads[-2:] == ("2023-07-31监控填报", "2023-10-31监控填报")
    assert next(row for row in rows if row[2] == "Q")[5:8] == ("合规", "不合规", "无法判定")
    assert book["整改台账"]["P3"].value == "整改中，已超期 61 天"
    write_management(target, replace(told(), rectified=()))
    assert load_workbook(target)["整改台账"]["A3"].value == "没有"
