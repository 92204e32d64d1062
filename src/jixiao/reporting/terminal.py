"""The score sheet as lines for a terminal: items with weight, points and reason, total, grade, and how much of it is proved."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from jixiao.evaluation.compare import Difference
from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import NOT_APPLICABLE, figure_text
from jixiao.kernel.points import text_of

from .content import printed
from .score_sheet import ScoreRow, score_rows

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


def comparison_lines(rows: Sequence[Difference], *, before: str, after: str) -> tuple[str, ...]:
    """Two evaluations side by side: the items whose points differ."""
    table = _table(("指标", "left"), ("前", "right"), ("后", "right"), ("变化", "right"))
    for row in rows:
        change = "" if row.change is None else f"+{text_of(row.change)}" if row.change > 0 else text_of(row.change)
        table.add_row(row.name, _hundredths(row.before), _hundredths(row.after), change)
    return (f"对比：{before} → {after}", *_lines(table))


def _told(row: ScoreRow) -> str:
    """How the points came about; a long checklist is told by its reason or its proof."""
    told = printed(row.calculation) if row.leaf.earned and not row.leaf.earned.checks else ""
    mark = "" if row.proof == "由记录计算" else row.proof
    return "；".join(text for text in (told, row.reason if not told else "", mark) if text)


def _points(figure: Figure) -> str:
    return figure_text(figure, with_unit=False)


def _hundredths(value: int | None) -> str:
    return NOT_APPLICABLE if value is None else text_of(value)


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
