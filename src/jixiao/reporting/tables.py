"""The tables of a report as content: score sheet, projects, indicators of the department."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from jixiao.evaluation.model import Evaluation, IndicatorResult, ItemResult, ProjectResult
from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.points import text_of

from .content import Align, Cell, Column, FigureSlot, Part, Table, Text, text_cell
from .score_sheet import ScoreRow, score_rows
from .wording.labels import FIRST_LEVEL, SECOND_LEVEL, SIGNS

CENTER, RIGHT = Align.CENTER, Align.RIGHT
SCORE_COLUMNS = (
    Column(17, CENTER),
    Column(17, CENTER),
    Column(24),
    Column(13, CENTER),
    Column(40),
    Column(44),
    Column(13, CENTER),
    Column(22),
    Column(35),
)
SCORE_HEADS = ("一级指标", "二级指标", "三级指标", "分值", "评分标准", "计算过程", "得分", "扣分原因", "依据与证据状态")
PROJECT_COLUMNS = (
    Column(12, CENTER),
    Column(95),
    Column(30, RIGHT),
    Column(30, RIGHT),
    Column(22, RIGHT),
    Column(20, RIGHT),
    Column(16, CENTER),
)
PROJECT_HEADS = ("序号", "项目名称", "全年预算数", "全年执行数", "执行率", "得分", "等级")
INDICATOR_COLUMNS = (
    Column(20),
    Column(38),
    Column(49),
    Column(27, RIGHT),
    Column(27, RIGHT),
    Column(14, RIGHT),
    Column(14, RIGHT),
    Column(36),
)
INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因及改进措施")


def score_table(evaluation: Evaluation) -> Table:
    """The score sheet with subtotals, total and how much of it records prove."""
    rows: list[tuple[Cell, ...]] = []
    listed = score_rows(evaluation)
    for _, members in groupby(listed, key=lambda row: row.groups[0].item.code if row.groups else row.leaf.item.code):
        rows += _group(tuple(members))
    rows += _totals(evaluation)
    unit_line = f"填报单位：{evaluation.unit_name}　　预算年度：{evaluation.fiscal_year}年　　单位：分"
    return Table(SCORE_COLUMNS, (_heads(SCORE_HEADS),), tuple(rows), unit_line=unit_line)


def project_table(evaluation: Evaluation) -> Table:
    """Every project with budget, spending, rate, points and grade."""
    rows = tuple(_project(project, number=number) for number, project in enumerate(evaluation.projects, start=1))
    return Table(PROJECT_COLUMNS, (_heads(PROJECT_HEADS),), rows, unit_line="金额单位：万元")


def indicator_table(evaluation: Evaluation) -> Table:
    """The indicators of the department as a whole with target, result and points."""
    rows = tuple(indicator_cells(indicator) for indicator in evaluation.indicators)
    return Table(INDICATOR_COLUMNS, (_heads(INDICATOR_HEADS),), rows, unit_line="分值单位：分")


def project_figure(project: ProjectResult, figure: Figure) -> Figure:
    """A figure of one project under a code that names the project: project.budget → project.budget.A0101."""
    named = project.code in figure.code.split(".")
    return figure if named else replace(figure, code=f"{figure.code}.{project.code}")


def indicator_cells(indicator: IndicatorResult) -> tuple[Cell, ...]:
    """One indicator as a row: levels, name, target with its sign, result, points, reason."""
    sign = SIGNS.get(indicator.nature, "")
    target: tuple[Part, ...] = (
        (Text(sign),) if indicator.nature == "qualitative" else (Text(sign), FigureSlot(indicator.target))
    )
    return (
        text_cell(FIRST_LEVEL.get(indicator.first, indicator.first)),
        text_cell(SECOND_LEVEL.get(indicator.second, indicator.second)),
        text_cell(indicator.name),
        Cell(target),
        Cell((FigureSlot(indicator.actual),)),
        text_cell(text_of(indicator.full)),
        _number(indicator.figure),
        text_cell(indicator.reason),
    )


def _heads(titles: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(text_cell(title) for title in titles)


def _number(figure: Figure, *, bold: bool = False) -> Cell:
    return Cell((FigureSlot(figure, with_unit=False),), bold=bold)


def _project(project: ProjectResult, *, number: int) -> tuple[Cell, ...]:
    figures = [
        project_figure(project, figure) for figure in (project.budget, project.executed, project.rate, project.figure)
    ]
    return (
        text_cell(str(number)),
        text_cell(project.name),
        *(_number(figure) for figure in figures),
        text_cell(project.grade),
    )


def _group(rows: tuple[ScoreRow, ...]) -> list[tuple[Cell, ...]]:
    """The leaves of one first-level group, its names merged downwards, and its subtotal."""
    cells: list[tuple[Cell, ...]] = []
    first_of_second = {row.names[1]: number for number, row in reversed(list(enumerate(rows)))}
    for number, row in enumerate(rows):
        first, second, third = row.names
        lead: list[Cell] = []
        if number == 0:
            lead.append(text_cell(first, rows=len(rows), columns=1 if third else 3))
        if third and not second:
            lead.append(text_cell(third, columns=2))
        elif third:
            if first_of_second[second] == number:
                lead.append(text_cell(second, rows=sum(other.names[1] == second for other in rows)))
            lead.append(text_cell(third))
        cells.append((*lead, *_values(row)))
    if rows[0].groups:
        cells.append(_subtotal(rows[0].groups[0]))
    return cells


def _values(row: ScoreRow) -> tuple[Cell, ...]:
    basis = [row.basis, row.evidence, f"得分{row.proof}"]
    return (
        text_cell(figure_text(row.full, with_unit=False)),
        text_cell(row.leaf.item.criterion),
        Cell(row.calculation),
        _number(row.leaf.figure),
        text_cell(row.reason),
        text_cell("\n".join(line for line in basis if line)),
    )


def _subtotal(group: ItemResult) -> tuple[Cell, ...]:
    closed = group.points is not None and not group.points.gate_open
    note = "整组前提条件未满足，不得分" if closed else ""
    return _sum_row(f"{group.item.name}小计", full=text_of(group.item.points), figure=group.figure, note=note)


def _totals(evaluation: Evaluation) -> list[tuple[Cell, ...]]:
    grade = f"等级：{evaluation.grade}" if evaluation.grade else ""
    return [
        _sum_row("合计", full=text_of(evaluation.standard.total), figure=evaluation.total, note=grade),
        _sum_row("其中：由记录计算", full="", figure=evaluation.verified, note=""),
        _sum_row("其中：单位声明，待佐证", full="", figure=evaluation.claimed, note=""),
    ]


def _sum_row(label: str, *, full: str, figure: Figure, note: str) -> tuple[Cell, ...]:
    return (
        text_cell(label, columns=3, bold=True),
        text_cell(full, bold=True),
        text_cell("", columns=2),
        _number(figure, bold=True),
        text_cell(note, columns=2, bold=True),
    )
