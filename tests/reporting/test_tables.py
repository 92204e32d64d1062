"""Tables of a report: every row fills the grid, figures keep codes that name their project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.content import FigureSlot, Table, printed
from jixiao.reporting.tables import indicator_table, project_table, score_table


def covered(table: Table) -> list[int]:
    """How many columns each body row fills, cells that reach down from above included."""
    reaching = [0] * len(table.columns)
    filled = []
    for row in table.rows:
        width = sum(1 for left in reaching if left)
        reaching = [max(left - 1, 0) for left in reaching]
        for cell in row:
            width += cell.columns
            if cell.rows > 1:
                at = next(number for number, left in enumerate(reaching) if not left)
                reaching[at : at + cell.columns] = [cell.rows - 1] * cell.columns
        filled.append(width)
    return filled


@pytest.mark.parametrize("levels", [3, 2, 1])
def test_every_row_of_the_score_sheet_fills_the_grid(evaluation: Evaluation, levels: int) -> None:
    items = {3: evaluation.items, 2: evaluation.items[0].items, 1: evaluation.items[0].items[0].items}[levels]
    table = score_table(replace(evaluation, items=items))
    assert set(covered(table)) == {len(table.columns)}


def test_the_total_stands_below_with_grade_and_proof(evaluation: Evaluation) -> None:
    last = [[printed(cell.parts) for cell in row] for row in score_table(evaluation).rows[-3:]]
    assert last[0] == ["合计", "100.00", "", "99.97", "等级：优"]
    assert last[1][3] == "52.47"
    assert last[2] == ["其中：单位声明，待佐证", "", "", "47.50", ""]


def test_a_table_fits_its_page(evaluation: Evaluation) -> None:
    for table in (score_table(evaluation), project_table(evaluation), indicator_table(evaluation)):
        assert sum(column.width for column in table.columns) == 225


def test_the_figures_of_two_projects_have_two_codes(evaluation: Evaluation) -> None:
    codes = [
        part.figure.code
        for row in project_table(evaluation).rows
        for cell in row
        for part in cell.parts
        if isinstance(part, FigureSlot)
    ]
    assert "project.budget.A01" in codes
    assert "project.A01.score" in codes
    assert len(codes) == len(set(codes))


def test_an_indicator_shows_its_target_with_its_sign(evaluation: Evaluation) -> None:
    row = [printed(cell.parts) for cell in indicator_table(evaluation).rows[0]]
    assert row == ["产出指标", "数量指标", "受理案件数", "≥2,000件", "2,173件", "50.00", "50.00", ""]
