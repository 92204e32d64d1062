"""The sheet 图表: native charts over a table of their numbers."""

from __future__ import annotations

import zipfile
from pathlib import Path

from openpyxl import load_workbook


def test_the_numbers_stand_beside_the_charts(xlsx_path: Path) -> None:
    sheet = load_workbook(xlsx_path)["图表"]
    assert [cell.value for cell in sheet[1]][:3] == ["项目预算与执行情况（万元）", "全年预算数", "全年执行数"]
    assert [cell.value for cell in sheet[2]][:3] == ["法律援助工作经费", 300, 300]


def test_there_are_two_native_bar_charts_with_descriptions(xlsx_path: Path) -> None:
    with zipfile.ZipFile(xlsx_path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        first = archive.read(charts[0]).decode()
    assert len(charts) == 2
    assert "法律援助工作经费：全年预算数300.00万元" in drawing
    assert '<c:orientation val="maxMin"/>' in first
