"""The score sheet as lines for a terminal: items with weight, points and reason, total, grade, and how much of it is proved."""

from __future__ import annotations

from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from jixiao.evaluation.compare import Comparison
from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.points import text_of

from .comparison import AFTER, BEFORE, ComparedRow, item_rows, measure_rows, side_line, side_names
from .content import printed
from .score_sheet import ScoreRow, score_rows

COMPARED = "数据与指标"
WIDTH = 118
"""Columns of a terminal; a Chinese character takes two."""


def score_lines(evaluation: Evaluation) -> tuple[str, ...]:
    """The score sheet of a department."""
    table = _table(
        ("一级指标", "left"), ("三级指标", "left"), ("分值", "right"), ("得分", "right"), ("计算过程与扣分原因", "left")
    )
    shown = ""
    for row in score_rows(evaluation):
        first, _, third = row.names
        table.add_row(
            "" if first == shown else first, third or first, _points(row.full), _points(row.leaf.figure), _told(row)
        )
        shown = first
    heading = f"{evaluation.fiscal_year}年度 {evaluation.unit_name} 部门整体支出绩效自评"
    grade = f"　等级：{evaluation.grade}" if evaluation.grade else ""
    return (
        heading,
        f"评分标准：{evaluation.standard.title}（{evaluation.standard.id}）",
        *_lines(table),
        f"合计：{figure_text(evaluation.total)} / {text_of(evaluation.standard.total)}分{grade}",
        f"其中：由记录计算 {figure_text(evaluation.verified)}，单位声明待佐证 {figure_text(evaluation.claimed)}",
    )


def project_lines(evaluation: Evaluation) -> tuple[str, ...]:
    """The self-evaluation of every project on one line each; nothing where there are none."""
    if not evaluation.projects:
        return ()
    table = _table(
        ("项目", "left"),
        ("全年预算数", "right"),
        ("全年执行数", "right"),
        ("执行率", "right"),
        ("得分", "right"),
        ("等级", "left"),
    )
    for project in evaluation.projects:
        figures = (project.budget, project.executed, project.rate, project.figure)
        table.add_row(project.name, *(figure_text(figure) for figure in figures), project.grade)
    return ("项目支出绩效自评", *_lines(table))


def comparison_lines(comparison: Comparison) -> tuple[str, ...]:
    """Two evaluations side by side: the total, the main measures, and every item in which they differ."""
    before, after = side_names(comparison)
    table = _table((COMPARED, "left"), (before, "right"), (after, "right"), ("变化", "right"), ("说明", "left"))
    items = item_rows(comparison)
    differing = [row for row in items if not row.same]
    for row in (*measure_rows(comparison), *differing):
        table.add_row(row.name, row.before.text, row.after.text, row.change, row.note or _inputs(row))
    alike = len(items) - len(differing)
    closing = (f"其余 {alike} 项指标的数据和得分相同。",) if alike else ()
    sides = () if (before, after) == (BEFORE, AFTER) else (side_line(comparison.before), side_line(comparison.after))
    return (f"对比：{before} → {after}", *sides, *_lines(table), *closing)


def _inputs(row: ComparedRow) -> str:
    """What went in on both sides, where it differs."""
    if row.before_inputs == row.after_inputs:
        return ""
    one, two = (text.replace("\n", "，") for text in (row.before_inputs, row.after_inputs))
    return f"{one} → {two}"


def _told(row: ScoreRow) -> str:
    """How the points came about; a long checklist is told by its reason or its proof."""
    told = printed(row.calculation) if row.leaf.earned and not row.leaf.earned.checks else ""
    mark = "" if row.proof == "由记录计算" else row.proof
    return "；".join(text for text in (told, row.reason if not told else "", mark) if text)


def _points(figure: Figure) -> str:
    return figure_text(figure, with_unit=False)


def _table(*columns: tuple[str, str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for title, justify in columns:
        table.add_column(title, justify="right" if justify == "right" else "left", overflow="fold")
    return table


def _lines(table: Table) -> tuple[str, ...]:
    """A table as plain lines without colour, so that they read the same in a file."""
    text = StringIO()
    Console(file=text, width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False).print(table)
    return tuple(line.rstrip() for line in text.getvalue().splitlines() if line.strip())
