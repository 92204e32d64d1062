"""The sheet 对比: both sides, live differences, a note on items of one side only."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.xlsx import write_xlsx
from tests.reporting import sample


@pytest.fixture(scope="module")
def path(evaluation: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("comparison") / "评分表.xlsx"
    write_xlsx(evaluation, charts=(), comparisons=(sample.comparison(), sample.comparison()), path=file)
    return file


def test_differences_are_formulas_with_their_values(path: Path) -> None:
    live, shown = load_workbook(path)["对比"], load_workbook(path, data_only=True)["对比"]
    at = next(row[0].row for row in shown.iter_rows() if row[0].value == "部门预算资金支出率")
    assert live.cell(at, 4).value == f"=ROUND(C{at}-B{at},2)"
    assert [shown.cell(at, column).value for column in (2, 3, 4)] == [10, 9.97, -0.03]


def test_items_of_one_side_and_every_comparison_are_there(path: Path) -> None:
    sheet = load_workbook(path)["对比"]
    notes = [row[6].value for row in sheet.iter_rows()]
    assert notes.count("仅前者有此项") == 2
    titles = [row[0].value for row in sheet.iter_rows() if str(row[0].value).startswith("绩效自评对比")]
    assert titles == ["绩效自评对比：2022年度 → 2023年度"] * 2


def test_without_a_comparison_there_is_no_such_sheet(xlsx_path: Path) -> None:
    assert "对比" not in load_workbook(xlsx_path).sheetnames
