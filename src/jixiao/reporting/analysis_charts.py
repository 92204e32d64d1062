"""The charts of an analysis of spending: months, divisions, projects, economic classes, payees; one definition for page and document."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.kernel.figure import Figure
from jixiao.monitoring.analysis.model import CLASS, DIVISION, PROJECT, Analysis, Line

from .chart_model import Chart, Series, Shape

MOST = 20
"""Projects a chart has room for, those with most money."""


def analysis_charts(analysis: Analysis) -> tuple[Chart, ...]:
    """Those with anything to draw."""
    charts = (
        _months(analysis),
        _against_budget("divisions", "各科室预算与支出", analysis.of(DIVISION)),
        _against_budget("spent_projects", "各项目预算与支出", _largest(analysis.of(PROJECT))),
        _single("classes", "按经济分类的支出", analysis.of(CLASS)),
        _payees(analysis),
    )
    return tuple(chart for chart in charts if chart.labels)


def _months(analysis: Analysis) -> Chart:
    """Beside last year's where there is one; without it alone."""
    paid = Series(f"{analysis.fiscal_year}年", tuple(month.paid for month in analysis.months))
    before = [month.before for month in analysis.months if month.before is not None]
    both = len(before) == len(analysis.months)
    series = (Series(f"{analysis.fiscal_year - 1}年", tuple(before)), paid) if both and before else (paid,)
    spent = any(month.paid.value for month in analysis.months)
    return Chart(
        name="months",
        title="按月支出与上年同期" if len(series) > 1 else "按月支出",
        unit="万元",
        labels=tuple(f"{month.number}月" for month in analysis.months) if spent else (),
        series=series,
        shape=Shape.BARS if len(series) > 1 else Shape.SINGLE,
    )


def _against_budget(name: str, title: str, lines: Sequence[Line]) -> Chart:
    known = [(line, line.budget) for line in lines if line.budget is not None]
    return Chart(
        name=name,
        title=title,
        unit="万元",
        labels=tuple(line.name for line, _ in known),
        series=(
            Series("全年预算数", tuple(budget for _, budget in known)),
            Series("累计支出", tuple(line.total for line, _ in known)),
        ),
    )


def _single(name: str, title: str, lines: Sequence[Line]) -> Chart:
    return _bars(name, title, "累计支出", [(line.name, line.total) for line in lines if line.total.value])


def _payees(analysis: Analysis) -> Chart:
    return _bars("payees", "收款人净额", "净额", [(payee.name, payee.total) for payee in analysis.payees.payees])


def _bars(name: str, title: str, series: str, rows: Sequence[tuple[str, Figure]]) -> Chart:
    return Chart(
        name=name,
        title=title,
        unit="万元",
        labels=tuple(label for label, _ in rows),
        series=(Series(series, tuple(figure for _, figure in rows)),),
        shape=Shape.SINGLE,
    )


def _largest(lines: Sequence[Line]) -> list[Line]:
    """Those with the largest budgets, in their own order."""
    chosen = sorted(lines, key=lambda line: -((line.budget.value if line.budget else 0) or 0))[:MOST]
    return [line for line in lines if line in chosen]
