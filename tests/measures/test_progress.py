"""Spending by month: even shares end at the budget; every month has its measure, which compiles."""

from __future__ import annotations

from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.measures.compiled import compile_measure
from jixiao.measures.progress import MONTHS, RECORDS, even_share

BUDGET = Figure("budget.adjusted", "全年预算数", FigureKind.MONEY, value=751_404, unit="万元", decimals=2)


def test_even_shares_rise_to_the_budget() -> None:
    shares = [even_share(BUDGET, month=month).value for month in MONTHS]
    assert shares[0] == 62_617
    assert shares[-1] == BUDGET.value
    assert shares == sorted(shares, key=lambda share: share or 0)


def test_an_unknown_budget_has_no_share() -> None:
    unknown = Figure("budget.adjusted", "全年预算数", FigureKind.MONEY, state=State.UNDETERMINED)
    assert even_share(unknown, month=3).state is State.UNDETERMINED


def test_every_month_is_counted() -> None:
    assert len({measure.code for measure in RECORDS}) == len(MONTHS)
    assert all(compile_measure(measure).condition is None for measure in RECORDS)
