"""The sheets about projects: the list, the official form of 财预〔2020〕10号, the indicators."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from jixiao.evaluation.model import Evaluation, StatedObjective
from jixiao.kernel.figure import State
from jixiao.reporting.xlsx import write_xlsx
from tests.reporting import sample


def test_every_project_has_its_line_with_live_rate_and_total(xlsx_path: Path, evaluation: Evaluation) -> None:
    sheet = load_workbook(xlsx_path)["项目自评"]
    assert [cell.value for cell in sheet[3]][:7] == [
        "序号",
        "项目编码",
        "项目名称",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "执行率",
    ]
    assert [sheet.cell(row, 3).value for row in range(4, 10)] == [project.name for project in evaluation.projects]
    assert sheet["G4"].value == '=IF(N(E4)>0,F4/E4,"—")'
    assert sheet["L4"].value == "=SUM(H4:K4)"
    assert load_workbook(xlsx_path, data_only=True)["项目自评"]["L4"].value == 100


def test_totals_of_money_are_sums_where_the_evaluation_has_them(xlsx_path: Path) -> None:
    sheet = load_workbook(xlsx_path)["项目自评"]
    assert sheet["F10"].value == "=SUM(F4:F9)"
    assert sheet["E10"].value is None
    assert load_workbook(xlsx_path, data_only=True)["项目自评"]["F10"].value == 2195.99


def test_a_project_with_a_row_that_does_not_apply_keeps_its_rescaled_total(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    project = evaluation.projects[0]
    absent = replace(project.items[3], figure=replace(project.items[3].figure, value=None, state=State.NOT_APPLICABLE))
    changed = replace(project, items=(*project.items[:3], absent))
    path = tmp_path / "absent.xlsx"
    write_xlsx(replace(evaluation, projects=(changed,)), charts=(), path=path)
    sheet = load_workbook(path)["项目自评"]
    assert (sheet["K4"].value, sheet["L4"].value) == ("—", 100)


def test_the_official_form_has_its_blocks_and_a_page_for_each_project(xlsx_path: Path, evaluation: Evaluation) -> None:
    sheet = load_workbook(xlsx_path)["项目自评表"]
    column = [cell.value for cell in sheet["A"]]
    assert column[:4] == ["项目支出绩效自评表（2023年度）", "项目名称", "主管部门", "项目资金\n（万元）"]
    assert [sheet.cell(4, at).value for at in range(3, 9)] == [
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ]
    assert column.count("总分") == len(evaluation.projects)
    assert len(sheet.row_breaks.brk) == len(evaluation.projects) - 1
    totals = [row for row, value in enumerate(column, start=1) if value == "总分"]
    assert sheet.cell(totals[1], 7).value == "='项目自评'!L5"


def test_the_initial_budget_is_shown_where_it_was_counted(evaluation: Evaluation, tmp_path: Path) -> None:
    initial = sample.money("project.initial.A01", "年初预算数", "280.00")
    path = tmp_path / "initial.xlsx"
    write_xlsx(replace(evaluation, figures={**evaluation.figures, initial.code: initial}), charts=(), path=path)
    assert load_workbook(path)["项目自评"]["D4"].value == 280


def test_objectives_and_money_by_source_stand_in_the_form(evaluation: Evaluation, tmp_path: Path) -> None:
    stated = (StatedObjective("办好法律援助案件", "已办结"), StatedObjective("提高满意度", "满意率99%"))
    project = replace(evaluation.projects[0], objectives=stated)
    money = [
        sample.money("project.budget.current.A01", "当年财政拨款", "280.00"),
        sample.money("project.budget.carried.A01", "上年结转资金", "20.00"),
        sample.money("project.executed.fiscal.A01", "财政拨款", "300.00"),
        sample.money("project.executed.other.A01", "其他资金", "0.00"),
    ]
    known = {**evaluation.figures, **{figure.code: figure for figure in money}}
    path = tmp_path / "forms.xlsx"
    write_xlsx(replace(evaluation, projects=(project,), figures=known), charts=(), path=path)
    sheet = load_workbook(path)["项目自评表"]
    assert [sheet["B10"].value, sheet["E10"].value] == ["1.办好法律援助案件\n2.提高满意度", "1.已办结\n2.满意率99%"]
    lines = [[sheet.cell(row, column).value for column in (3, 4, 5)] for row in (6, 7, 8)]
    assert lines == [[None, 280, None], [None, 20, None], [None, None, 0]], (
        "which money was spent first is not recorded"
    )


def test_indicators_of_department_and_projects_are_listed(xlsx_path: Path, evaluation: Evaluation) -> None:
    sheet = load_workbook(xlsx_path)["指标明细"]
    owners = [sheet.cell(row, 1).value for row in range(3, sheet.max_row + 1)]
    assert owners == ["部门整体", *(project.name for project in evaluation.projects)]
    assert [cell.value for cell in sheet[3]][1:8] == [
        "产出指标",
        "数量指标",
        "受理案件数",
        "≥2,000件",
        "2,173件",
        50,
        50,
    ]
