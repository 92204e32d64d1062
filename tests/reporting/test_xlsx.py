"""The workbook: reopened, recalculated by LibreOffice, the same bytes each time."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.chart_model import charts_of
from jixiao.reporting.xlsx import write_xlsx
from jixiao.reporting.xlsx_score import POINTS, layout
from tests.reporting.conftest import converted


def test_its_sheets(xlsx_path: Path) -> None:
    assert load_workbook(xlsx_path).sheetnames == ["评分表", "项目自评", "项目自评表", "指标明细", "图表", "计算数据"]


def test_without_projects_there_are_no_project_sheets(evaluation: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    alone = replace(evaluation, projects=())
    write_xlsx(alone, charts=charts_of(alone), path=path)
    assert load_workbook(path).sheetnames == ["评分表", "指标明细", "图表", "计算数据"]


def test_a_viewer_that_does_not_recalculate_sees_the_total(xlsx_path: Path, evaluation: Evaluation) -> None:
    sheet = load_workbook(xlsx_path, data_only=True)["评分表"]
    assert sheet.cell(layout(evaluation).total + 1, POINTS + 1).value == 99.97


def test_the_same_evaluation_gives_the_same_bytes(xlsx_path: Path, evaluation: Evaluation, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_xlsx(evaluation, charts=charts_of(evaluation), path=again)
    assert again.read_bytes() == xlsx_path.read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def changed(xlsx_path: Path, *, cells: dict[tuple[str, str], object], path: Path) -> Path:
    """The workbook with cells changed and no cached values, so that whoever opens it must calculate."""
    book = load_workbook(xlsx_path)
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    book.save(path)
    return path


@pytest.mark.office
def test_libreoffice_recalculates_to_the_same_scores(xlsx_path: Path, evaluation: Evaluation, tmp_path: Path) -> None:
    stripped = changed(xlsx_path, cells={}, path=tmp_path / "stripped.xlsx")
    folder = tmp_path / "out"
    sheet = load_workbook(converted(stripped, to="xlsx:Calc MS Excel 2007 XML", folder=folder), data_only=True)[
        "评分表"
    ]
    cells = layout(evaluation)
    for leaf in evaluation.leaves():
        assert leaf.figure.value is not None
        assert sheet.cell(cells.leaves[leaf.item.code] + 1, POINTS + 1).value == leaf.figure.value / 100
    assert sheet.cell(cells.total + 1, POINTS + 1).value == 99.97
    assert sheet.cell(cells.total + 1, 8).value == "等级：优"
    assert sheet.cell(cells.total + 3, POINTS + 1).value == 47.5


@pytest.mark.office
def test_another_amount_gives_another_total_and_grade(xlsx_path: Path, evaluation: Evaluation, tmp_path: Path) -> None:
    """Half of the budget spent: 5 of 10 points; a weight of 0 for another item brings the total below 90."""
    row = layout(evaluation).leaves["B11"] + 1
    cells: dict[tuple[str, str], object] = {("计算数据", "D5"): 7514040000 // 2 * 1, ("评分表", f"D{row}"): 0}
    path = changed(xlsx_path, cells=cells, path=tmp_path / "changed.xlsx")
    book = load_workbook(converted(path, to="xlsx:Calc MS Excel 2007 XML", folder=tmp_path / "out"), data_only=True)
    at = layout(evaluation)
    sheet = book["评分表"]
    assert sheet.cell(at.leaves["A13"] + 1, POINTS + 1).value == 5
    assert sheet.cell(at.total + 1, POINTS + 1).value == 75
    assert sheet.cell(at.total + 1, 8).value == "等级：中"
