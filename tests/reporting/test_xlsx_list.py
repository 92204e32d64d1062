"""A list in a workbook: numbers are numbers, text is text, long lists fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from jixiao.reporting.xlsx_list import ListColumn, write_list

COLUMNS = [
    ListColumn("名称"),
    ListColumn("金额（元）", "money"),
    ListColumn("完成值", "quantity"),
    ListColumn("日期", "date"),
]


def test_a_list(tmp_path: Path) -> None:
    rows = [("+1", 1_05, 12_500, date(2023, 3, 1)), (None, None, None, None)]
    assert write_list(tmp_path / "x.xlsx", title="甲", notes=["乙", "丙"], columns=COLUMNS, rows=rows) == 2
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert told[:2] == [["甲", None, None, None], ["乙；丙", None, None, None]]
    assert told[3][:3] == ["+1", 1.05, 1.25]
    assert told[3][3].date() == date(2023, 3, 1)  # type: ignore[union-attr]


def test_many_rows(tmp_path: Path) -> None:
    rows = ((str(number), number, None, None) for number in range(20_000))
    assert write_list(tmp_path / "x.xlsx", title="甲", notes=[], columns=COLUMNS, rows=rows) == 20_000
