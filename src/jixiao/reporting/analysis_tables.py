"""The tables of an analysis of spending as content: lines beside budget and last year, months, payees, outliers."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import NOT_APPLICABLE
from jixiao.monitoring.analysis.model import Analysis, Concentration, Line, Standing

from .content import Align, Cell, Column, FigureSlot, Table, Text, text_cell

UNIT_LINE = "金额单位：万元"
RIGHT, CENTER = Align.RIGHT, Align.CENTER
LISTED = 20
"""Outliers in a document; the workbook has all."""


def lines_table(lines: Sequence[Line], *, head: str, last_year: bool) -> Table:
    """Lines of one cut; columns of budget and last year only where any line has them."""
    budget = any(line.budget is not None for line in lines)
    heads = ["本月支出", "累计支出", "占累计"]
    heads = (["预算数"] if budget else []) + heads + (["执行率"] if budget else [])
    heads += ["上年同期", "增减"] if last_year else []
    width = 156 - 20 * len(heads)
    columns = (Column(width), *(Column(20, RIGHT) for _ in heads))
    rows = tuple(_line(line, budget=budget, last_year=last_year) for line in lines)
    return Table(columns, (_heads((head, *heads)),), rows, unit_line=UNIT_LINE)


def months_table(analysis: Analysis) -> Table:
    """Month by month beside last year."""
    last_year = any(month.before is not None for month in analysis.months)
    heads = ("月份", "本年支出", "上年支出") if last_year else ("月份", "本年支出")
    columns = (Column(36, CENTER), *(Column(60, RIGHT) for _ in heads[1:]))
    rows = tuple(
        (text_cell(f"{month.number}月"), _figure(month.paid), *((_figure(month.before),) if last_year else ()))
        for month in analysis.months
    )
    return Table(columns, (_heads(heads),), rows, unit_line=UNIT_LINE)


def payees_table(payees: Concentration) -> Table:
    """The first payees by rank."""
    columns = (Column(16, CENTER), Column(80), Column(34, RIGHT), Column(26, RIGHT))
    rows = tuple(
        (text_cell(str(number)), text_cell(one.name), _figure(one.total), _figure(one.share))
        for number, one in enumerate(payees.payees, start=1)
    )
    return Table(columns, (_heads(("名次", "收款人", "净额", "占比")),), rows, unit_line=UNIT_LINE)


def outliers_table(found: Sequence[Standing]) -> Table:
    """Payments that stand out, beside what their project usually pays."""
    columns = (Column(24), Column(24), Column(38), Column(30), Column(20, RIGHT), Column(20, RIGHT))
    rows = tuple(
        (
            text_cell(f"{one.paid_on:%Y-%m-%d}"),
            text_cell(one.voucher),
            text_cell(one.name),
            text_cell(one.payee or "（没有名称）"),
            _figure(one.amount),
            _figure(one.median),
        )
        for one in found[:LISTED]
    )
    return Table(columns, (_heads(("日期", "凭证", "项目", "收款人", "金额", "中位数")),), rows, unit_line=UNIT_LINE)


def _line(line: Line, *, budget: bool, last_year: bool) -> tuple[Cell, ...]:
    cells = [_figure(line.month), _figure(line.total), _figure(line.share)]
    if budget:
        cells = [_figure(line.budget), *cells, _figure(line.rate)]
    if last_year:
        cells += [_figure(line.before), _figure(line.change)]
    return (text_cell(line.name), *cells)


def _figure(figure: Figure | None) -> Cell:
    return Cell((Text(NOT_APPLICABLE),)) if figure is None else Cell((FigureSlot(figure, with_unit=False),))


def _heads(names: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(text_cell(name) for name in names)
