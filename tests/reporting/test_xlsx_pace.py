"""Spending progress as a workbook, opened again; without months there is no chart."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from jixiao.monitoring.pace.forecast import forecast
from jixiao.reporting.pace_text import pace_chart
from jixiao.reporting.xlsx_pace import write_pace
from tests.reporting.test_pace_text import DAY, ROWS


def test_lines_and_chart(tmp_path: Path) -> None:
    chart = pace_chart(ROWS, season=())
    write_pace(
        tmp_path / "p.xlsx", rows=ROWS, forecasts={"部门整体": forecast((1, 3))}, as_of=DAY, unit="某局", chart=chart
    )
    book = load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == ["支出进度", "图表"]
    rows = list(book["支出进度"].iter_rows(values_only=True))
    assert rows[2][:8] == ("部门整体", "", "部门整体", 120, 30, "25.00%", "", "绿灯")
    assert rows[3][:3] == ("项目", "A", "法律援助")
    assert rows[3][7:] == ("无法判定", "没有全年预算数，算不出支出进度")
    write_pace(tmp_path / "e.xlsx", rows=(), forecasts={}, as_of=DAY, unit="某局", chart=pace_chart((), season=()))
    assert load_workbook(tmp_path / "e.xlsx").sheetnames == ["支出进度"]
