"""The workbook of supervision: its sheets, numbers and words."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from jixiao.reporting.xlsx_supervision import write_supervision

from .supervised_sample import AS_OF, FIGURES, rows


def test_sheets(tmp_path: Path) -> None:
    target = tmp_path / "督办台账.xlsx"
    write_supervision(target, rows=rows(), figures=FIGURES, as_of=AS_OF, unit="某局")
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["督办台账", "统计", "催办", "节点", "进展"]
    assert [cell.value for cell in book["督办台账"][3]][:2] == [1, "事项1"]
    assert {row[0].value: row[1].value for row in book["统计"].iter_rows(min_row=3)}["办结率"] == "33.3%"
    assert book["节点"].max_row == 3
    assert book["进展"].max_row == 4
