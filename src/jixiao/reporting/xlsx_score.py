"""The sheets 评分表 and 计算数据: the score sheet in the official layout, its points live formulas over whole numbers.

A leaf's formula works on the integers of 计算数据 (money in 分, points in hundredths) and rounds once, as the scoring did, so that a
spreadsheet that recalculates comes to the same 9.97.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import State
from jixiao.standards.model import Missing

from .content import printed
from .edge import edge_cell, edge_number, edge_points
from .score_sheet import ScoreRow, score_rows
from .wording.labels import SCORE_TABLE
from .xlsx_formats import HEAD_HEIGHT, MIN_HEIGHT, row_height, set_print
from .xlsx_inputs import FIRST_INPUT_ROW, GRADE_COLUMN, score_formula
from .xlsx_inputs import SHEET as INPUTS

SHEET = "评分表"
HEADS = ("一级指标", "二级指标", "三级指标", "分值", "评分标准", "计算过程", "得分", "扣分原因", "依据", "证据状态")
WIDTHS = (9, 10, 17, 7, 27, 34, 7, 18, 18, 18)
FULL, POINTS = 3, 6
LAST = 9
HEADER_ROW = 2
FIRST_ROW = 3


@dataclass(frozen=True, slots=True)
class ScoreCells:
    """Where things stand on the sheet: the row of each leaf by item code, of each top-level sum by item code, of the total."""

    leaves: Mapping[str, int]
    sums: Mapping[str, int]
    total: int


def layout(evaluation: Evaluation) -> ScoreCells:
    """The rows of the sheet, counted from 0: leaves in order, a subtotal after each top-level group, then the total."""
    leaves: dict[str, int] = {}
    sums: dict[str, int] = {}
    row = FIRST_ROW
    for item in evaluation.items:
        for leaf in item.leaves():
            leaves[leaf.item.code] = row
            row += 1
        if item.items:
            sums[item.item.code] = row
            row += 1
        else:
            sums[item.item.code] = leaves[item.item.code]
    return ScoreCells(leaves, sums, row)


def write_score_sheet(
    sheet: Worksheet, evaluation: Evaluation, *, formats: Mapping[str, Format], cells: ScoreCells
) -> None:
    """Fills the sheet 评分表."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, LAST, f"{evaluation.fiscal_year}年度{SCORE_TABLE}", formats["title"])
    sheet.set_row(0, 30)
    line = f"填报单位：{evaluation.unit_name}　　预算年度：{evaluation.fiscal_year}年　　评分标准：{evaluation.standard.title}　　单位：分"
    sheet.merge_range(1, 0, 1, LAST, line, formats["line"])
    sheet.write_row(HEADER_ROW, 0, HEADS, formats["head"])
    sheet.set_row(HEADER_ROW, HEAD_HEIGHT)
    set_print(sheet, header_row=HEADER_ROW)
    rows = score_rows(evaluation)
    for number, row in enumerate(rows):
        _leaf(sheet, row, at=cells.leaves[row.leaf.item.code], input_row=FIRST_INPUT_ROW + number, formats=formats)
    _names(sheet, rows, formats=formats, cells=cells)
    for item in evaluation.items:
        if item.items:
            _subtotal(sheet, item, at=cells.sums[item.item.code], formats=formats, cells=cells)
    _totals(sheet, evaluation, formats=formats, cells=cells)


def _leaf(sheet: Worksheet, row: ScoreRow, *, at: int, input_row: int, formats: Mapping[str, Format]) -> None:
    proof = "\n".join(([f"规则：{row.evidence}"] if row.evidence else []) + [f"得分：{row.proof}"])
    texts = {4: row.leaf.item.criterion, 5: printed(row.calculation), 7: row.reason, 8: row.basis, 9: proof}
    for column, text in texts.items():
        sheet.write_string(at, column, text, formats["text"])
    sheet.set_row(at, row_height([(text, WIDTHS[column]) for column, text in (*texts.items(), (2, row.names[2]))]))
    sheet.write(at, FULL, edge_cell(row.full), formats["points"])
    formula = score_formula(row.leaf, row=input_row)
    if formula:
        sheet.write_formula(at, POINTS, formula, formats["points"], edge_number(row.leaf.figure) or 0)
    else:
        sheet.write(at, POINTS, edge_cell(row.leaf.figure), formats["points"])


def _names(sheet: Worksheet, rows: Sequence[ScoreRow], *, formats: Mapping[str, Format], cells: ScoreCells) -> None:
    """First and second level names, merged over their leaves; a missing level lets the name reach to the right."""
    center, text = formats["center"], formats["text"]
    for _, grouped in groupby(rows, key=lambda row: row.groups[:1] or (row.leaf,)):
        members = tuple(grouped)
        top, bottom = (cells.leaves[member.leaf.item.code] for member in (members[0], members[-1]))
        first, _, third = members[0].names
        _merge(sheet, (top, 0, bottom, 0 if third else 2), first, center)
    for _, grouped in groupby(rows, key=lambda row: row.groups or (row.leaf,)):
        members = tuple(grouped)
        top, bottom = (cells.leaves[member.leaf.item.code] for member in (members[0], members[-1]))
        second = members[0].names[1]
        if second:
            _merge(sheet, (top, 1, bottom, 1), second, center)
        for member in members:
            at, third = cells.leaves[member.leaf.item.code], member.names[2]
            if third:
                _merge(sheet, (at, 2 if second else 1, at, 2), third, text)


def _merge(sheet: Worksheet, area: tuple[int, int, int, int], text: str, look: Format) -> None:
    top, left, bottom, right = area
    if (top, left) == (bottom, right):
        sheet.write_string(top, left, text, look)
    else:
        sheet.merge_range(top, left, bottom, right, text, look)


def _subtotal(
    sheet: Worksheet, group: ItemResult, *, at: int, formats: Mapping[str, Format], cells: ScoreCells
) -> None:
    label = f"{group.item.name}小计"
    closed = group.points is not None and not group.points.gate_open
    _sum_row(sheet, at=at, label=label, note="整组前提条件未满足，不得分" if closed else "", formats=formats)
    full = [cells.leaves[leaf.item.code] for leaf in group.leaves()]
    sheet.write_formula(at, FULL, _sum(full, FULL), formats["sum_points"], edge_points(group.item.points))
    counted = [cells.leaves[leaf.item.code] for leaf in _counted(group)]
    value = edge_number(group.figure) or 0
    sheet.write_formula(at, POINTS, _sum(counted, POINTS) if counted else "=0", formats["sum_points"], value)


def _counted(result: ItemResult) -> list[ItemResult]:
    """The leaves that count: those below a closed gate do not."""
    if result.points is not None and not result.points.gate_open:
        return []
    return [leaf for item in result.items for leaf in _counted(item)] if result.items else [result]


def _totals(sheet: Worksheet, evaluation: Evaluation, *, formats: Mapping[str, Format], cells: ScoreCells) -> None:
    at = cells.total
    regular = [cells.sums[item.item.code] for item in evaluation.items if not item.item.bonus]
    _sum_row(sheet, at=at, label="合计", note="", formats=formats)
    sheet.write_formula(at, FULL, _sum(regular, FULL), formats["sum_points"], edge_points(evaluation.standard.total))
    total = edge_number(evaluation.total) or 0
    sheet.write_formula(
        at, POINTS, _total_formula(evaluation, regular=regular, cells=cells), formats["sum_points"], total
    )
    if evaluation.grade:
        sheet.write_formula(at, 7, _grade_formula(evaluation, cells=cells), formats["sum"], f"等级：{evaluation.grade}")
    for offset, (label, figure) in enumerate(
        (("其中：由记录计算", evaluation.verified), ("其中：单位声明，待佐证", evaluation.claimed)), start=1
    ):
        _sum_row(sheet, at=at + offset, label=label, note="", formats=formats)
        sheet.write(at + offset, POINTS, edge_cell(figure), formats["sum_points"])
    minuend, part = (xl_rowcol_to_cell(row, POINTS) for row in (at, at + 1))
    claimed = edge_number(evaluation.claimed) or 0
    sheet.write_formula(at + 2, POINTS, f"=ROUND({minuend}-{part},2)", formats["sum_points"], claimed)
    standard = evaluation.standard
    note = (
        f"评价编号：{evaluation.key}；数据快照：{evaluation.snapshot}；评分标准：{standard.id}（版本 {standard.version[:12]}）。"
        f"得分为公式，改动“{INPUTS}”或分值后自动重算。"
    )
    sheet.merge_range(at + 3, 0, at + 3, LAST, note, formats["note"])
    sheet.set_row(at + 3, 32)


def _sum_row(sheet: Worksheet, *, at: int, label: str, note: str, formats: Mapping[str, Format]) -> None:
    sheet.set_row(at, MIN_HEIGHT)
    sheet.merge_range(at, 0, at, 2, label, formats["sum"])
    sheet.write_blank(at, FULL, None, formats["sum_points"])
    sheet.merge_range(at, 4, at, 5, "", formats["sum"])
    sheet.write_blank(at, POINTS, None, formats["sum_points"])
    sheet.merge_range(at, 7, at, LAST, note, formats["sum"])


def _sum(rows: Sequence[int], column: int) -> str:
    """=SUM over rows of one column; a range where they follow each other. Text cells (—) count nothing."""
    if len(rows) > 1 and list(rows) == list(range(rows[0], rows[-1] + 1)):
        return f"=SUM({xl_rowcol_to_cell(rows[0], column)}:{xl_rowcol_to_cell(rows[-1], column)})"
    return f"=SUM({','.join(xl_rowcol_to_cell(row, column) for row in rows)})"


def _total_formula(evaluation: Evaluation, *, regular: Sequence[int], cells: ScoreCells) -> str:
    """The total as the standard makes it: groups, what does not apply made good, bonus up to its cap."""
    points = _sum(regular, POINTS).removeprefix("=")
    absent = [
        cells.leaves[leaf.item.code]
        for leaf in evaluation.leaves()
        if not leaf.item.bonus and leaf.figure.state is State.NOT_APPLICABLE
    ]
    if absent:
        missing = _sum(absent, FULL).removeprefix("=")
        whole = xl_rowcol_to_cell(cells.total, FULL)
        if evaluation.standard.not_applicable is Missing.RESCALE:
            points = f"ROUND(ROUND({points}*100,0)*ROUND({whole}*100,0)/ROUND(({whole}-{missing})*100,0),0)/100"
        elif evaluation.standard.not_applicable is Missing.FULL:
            points = f"{points}+{missing}"
    bonus = [cells.sums[item.item.code] for item in evaluation.items if item.item.bonus]
    if bonus:
        points = f"{points}+MIN({_sum(bonus, POINTS).removeprefix('=')},{edge_points(evaluation.standard.bonus_cap)})"
    return f"=ROUND({points},2)"


def _grade_formula(evaluation: Evaluation, *, cells: ScoreCells) -> str:
    """The grade of the total, by the limits on 计算数据 from the highest down."""
    total = xl_rowcol_to_cell(cells.total, POINTS)
    grades = sorted(evaluation.standard.grades, key=lambda grade: grade.minimum, reverse=True)
    formula = '""'
    for number in reversed(range(len(grades))):
        row = FIRST_INPUT_ROW + number
        name = f"'{INPUTS}'!{xl_rowcol_to_cell(row, GRADE_COLUMN, row_abs=True, col_abs=True)}"
        limit = f"'{INPUTS}'!{xl_rowcol_to_cell(row, GRADE_COLUMN + 1, row_abs=True, col_abs=True)}"
        formula = f"IF({total}>={limit},{name},{formula})"
    return f'="等级："&{formula}'
