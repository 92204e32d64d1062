"""Spending month by month: what had been paid by the end of each month, beside an even share of the budget (序时进度)."""

from __future__ import annotations

from dataclasses import replace

from jixiao.kernel.figure import Figure, FigureKind, State
from jixiao.kernel.ratio import Ratio

from .model import Measure

MONTHS = range(1, 13)
EXECUTED = "progress.executed"


def _until(month: int) -> Measure:
    # Nothing paid yet is zero, not unknown, so the month is asked inside the sum.
    aggregate = f"sum(case when month <= {month} then amount else 0 end)"
    code, label = f"{EXECUTED}.{month:02d}", f"1—{month}月累计支出"
    return Measure(code, label, FigureKind.MONEY, "payment", aggregate, unit="万元", decimals=2)


RECORDS: tuple[Measure, ...] = tuple(_until(month) for month in MONTHS)


def even_share(budget: Figure, *, month: int) -> Figure:
    """The share of the year's money that an even pace would have spent by the end of `month`, in fen, half up; unknown when the budget is.

    >>> even_share(Figure("budget.adjusted", "全年预算数", FigureKind.MONEY, value=100), month=4).value
    33
    """
    value = None if budget.value is None else Ratio(month, len(MONTHS)).scaled(budget.value)
    state = State.UNDETERMINED if value is None else State.KNOWN
    return replace(
        budget, code=f"progress.even.{month:02d}", label=f"1—{month}月序时进度", value=value, state=state, trace=None
    )
