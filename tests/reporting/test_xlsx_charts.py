"""The sheet 图表: native charts over a table of their numbers."""

from __future__ import annotations

import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from jixiao.reporting.xlsx_charts import write_charts
from jixiao.reporting.xlsx_formats import looks
from tests.reporting.test_charts import quadrants


def test_the_numbers_stand_beside_the_charts(xlsx_path: Path) -> None:
    sheet = load_workbook(xlsx_path)["图表"]
    assert [cell.value for cell in sheet[1]][:3] == ["项目预算与执行情况（万元）", "全年预算数", "全年执行数"]
    assert [cell.value for cell in sheet[2]][:3] == ["法律援助工作经费", 300, 300]


def test_native_charts_with_descriptions(xlsx_path: Path) -> None:
    with zipfile.ZipFile(xlsx_path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        first = archive.read(charts[0]).decode()
    assert len(charts) == 4
    assert "法律援助工作经费：全年预算数300.00万元" in drawing
    assert '<c:orientation val="maxMin"/>' in first


def test_steps_begin_where_the_row_above_ends(xlsx_path: Path) -> None:
    sheet = load_workbook(xlsx_path)["图表"]
    head = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("各项指标得分与失分"))
    assert [cell.value for cell in head[1:4]] == ["得分", "失分", "起点"]
    top = head[0].row
    assert sheet.cell(top + 1, 4).value == 0
    assert sheet.cell(top + 2, 4).value == f"=SUM(B{top + 1}:D{top + 1})"
    cached = load_workbook(xlsx_path, data_only=True)["图表"]
    rows = [[cached.cell(row, column).value for column in (2, 3, 4)] for row in range(top + 1, top + 6)]
    for above, below in pairwise(rows):
        assert below[2] == pytest.approx(sum(above))


def test_quadrants_are_a_native_scatter(tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "q.xlsx")
    write_charts(workbook, workbook.add_worksheet("图表"), [quadrants()], formats=looks(workbook))
    workbook.close()
    with zipfile.ZipFile(tmp_path / "q.xlsx") as archive:
        drawn = archive.read("xl/charts/chart1.xml").decode()
    assert "<c:scatterChart>" in drawn
    assert drawn.count("<c:ser>") == 2
    assert '<c:crossesAt val="0.58"/>' in drawn
    assert "<a:t>法律援助</a:t>" in drawn
    sheet = load_workbook(tmp_path / "q.xlsx")["图表"]
    assert [cell.value for cell in sheet[3]][:4] == ["法律援助", 0.8, 0.4, "钱快事慢"]
