"""The sheet 评分表: official columns, merged names, live sums."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import State
from jixiao.kernel.points import Points
from jixiao.reporting.xlsx import write_xlsx
from jixiao.standards.model import Missing


@pytest.fixture(scope="module")
def sheet(xlsx_path: Path) -> Worksheet:
    return load_workbook(xlsx_path)["评分表"]


def written(evaluation: Evaluation, *, folder: Path) -> Worksheet:
    path = folder / "sheet.xlsx"
    write_xlsx(evaluation, charts=(), path=path)
    return load_workbook(path)["评分表"]


def test_the_columns_are_the_official_ones(sheet: Worksheet) -> None:
    heads = [cell.value for cell in sheet[3]]
    assert heads == [
        "一级指标",
        "二级指标",
        "三级指标",
        "分值",
        "评分标准",
        "计算过程",
        "得分",
        "扣分原因",
        "依据",
        "证据状态",
    ]


def test_names_of_groups_are_merged_over_their_leaves(sheet: Worksheet) -> None:
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A6", "B4:B6", "A8:A10", "B9:B10", "A7:C7", "A11:C11"} <= merged


def test_a_ratio_is_a_formula_over_whole_numbers(sheet: Worksheet) -> None:
    assert str(sheet["G6"].value).startswith("=IF('计算数据'!D5<=0,0,")
    assert sheet["G5"].value == 20


def test_subtotals_and_total_are_live(sheet: Worksheet) -> None:
    assert sheet["G7"].value == "=SUM(G4:G6)"
    assert sheet["G11"].value == "=SUM(G8:G10)"
    assert sheet["G12"].value == "=ROUND(SUM(G7,G11),2)"
    assert sheet["D12"].value == "=SUM(D7,D11)"
    assert str(sheet["H12"].value).startswith('="等级："&IF(G12>=')
    assert sheet["G14"].value == "=ROUND(G12-G13,2)"


def test_evidence_says_rule_and_points(sheet: Worksheet) -> None:
    assert sheet["J5"].value == "规则：待核实（凭记忆）·把握中\n得分：单位声明，待佐证"


def test_it_prints_on_a4_with_its_heading_on_every_page(sheet: Worksheet) -> None:
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"


def not_applicable(result: ItemResult, code: str) -> ItemResult:
    if result.item.code == code and result.earned is not None:
        earned = replace(
            result.earned, points=Points(0), verified=Points(0), state=State.NOT_APPLICABLE, branch="not_applicable"
        )
        return replace(result, earned=earned, figure=replace(result.figure, value=None, state=State.NOT_APPLICABLE))
    return replace(result, items=tuple(not_applicable(item, code) for item in result.items))


@pytest.mark.parametrize(
    ("treatment", "formula"),
    [
        (
            Missing.RESCALE,
            "=ROUND(ROUND(ROUND(SUM(G7,G11)*100,0)*ROUND(D12*100,0)/ROUND((D12-SUM(D8))*100,0),0)/100,2)",
        ),
        (Missing.FULL, "=ROUND(SUM(G7,G11)+SUM(D8),2)"),
        (Missing.ZERO, "=ROUND(SUM(G7,G11),2)"),
    ],
)
def test_what_does_not_apply_is_made_good_as_the_standard_says(
    evaluation: Evaluation, treatment: Missing, formula: str, tmp_path: Path
) -> None:
    items = tuple(not_applicable(item, "B11") for item in evaluation.items)
    chosen = replace(evaluation, items=items, standard=replace(evaluation.standard, not_applicable=treatment))
    sheet = written(chosen, folder=tmp_path)
    assert sheet["G8"].value == "—"
    assert sheet["G12"].value == formula


def test_a_closed_gate_leaves_nothing_to_sum(evaluation: Evaluation, tmp_path: Path) -> None:
    group = evaluation.items[1]
    assert group.points is not None
    closed = replace(
        group, points=replace(group.points, gate_open=False, points=0), figure=replace(group.figure, value=0)
    )
    sheet = written(replace(evaluation, items=(evaluation.items[0], closed)), folder=tmp_path)
    assert sheet["G11"].value == "=0"
    assert sheet["H11"].value == "整组前提条件未满足，不得分"


def test_a_bonus_counts_up_to_its_cap(evaluation: Evaluation, tmp_path: Path) -> None:
    bonus = replace(evaluation.items[1], item=replace(evaluation.items[1].item, bonus=True))
    standard = replace(evaluation.standard, bonus_cap=Points(300))
    sheet = written(replace(evaluation, items=(evaluation.items[0], bonus), standard=standard), folder=tmp_path)
    assert sheet["G12"].value == "=ROUND(SUM(G7)+MIN(SUM(G11),3.0),2)"


@pytest.mark.parametrize("levels", [2, 1])
def test_standards_with_fewer_levels_fit_the_same_sheet(evaluation: Evaluation, levels: int, tmp_path: Path) -> None:
    group = evaluation.items[0].items[0]
    items = (group,) if levels == 2 else group.items
    sheet = written(replace(evaluation, items=items), folder=tmp_path)
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert ({"A4:A6", "B4:C4"} if levels == 2 else {"A4:C4", "A5:C5"}) <= merged
