"""The workbook of costs opened again."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from jixiao.reporting.xlsx_cost import write_cost

from .test_cost_text import costs


def test_opened_again(tmp_path: Path) -> None:
    write_cost(tmp_path / "a.xlsx", costs(), unit="=某局")
    sheet = load_workbook(tmp_path / "a.xlsx")["成本控制"]
    assert sheet["A1"].data_type == "s"
    assert [sheet.cell(3, column).value for column in (1, 2, 3, 6, 10)] == ["公务接待费", 0.0365, 0.02, None, "黄灯"]
