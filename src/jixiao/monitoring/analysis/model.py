"""An analysis of spending by a day: lines by what the money was for, months, payees, outliers, the end of the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jixiao.kernel.figure import Figure
from jixiao.standards.spending_analysis import SpendingAnalysis

KIND, FUND, DIVISION, PROJECT, FUNCTION, CLASS, ECONOMIC, ITEM = (
    "kind", "fund_type", "division", "project", "function", "class", "economic", "item",
)  # fmt: skip
CUTS: Mapping[str, str] = {
    KIND: "支出性质",
    FUND: "资金性质",
    DIVISION: "科室",
    PROJECT: "项目",
    FUNCTION: "功能分类",
    CLASS: "经济分类（类）",
    ECONOMIC: "经济分类（款）",
    ITEM: "单独列示的支出",
}
"""By what spending is split, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the spending: of the month, from the year's first day, as a share of the whole, beside budget and last year.

    `rate` is spending over budget, `change` the change against last year's same days; None where there is no budget or no last year.
    """

    cut: str
    code: str
    name: str
    month: Figure
    total: Figure
    share: Figure
    budget: Figure | None = None
    rate: Figure | None = None
    before: Figure | None = None
    change: Figure | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """Spending of one month; the last one ends on the day of the analysis."""

    number: int
    paid: Figure
    before: Figure | None


@dataclass(frozen=True, slots=True)
class Payee:
    """A payee by rank, and what it got on balance."""

    name: str
    total: Figure
    share: Figure


@dataclass(frozen=True, slots=True)
class Concentration:
    """The first payees: their `total` over `base`, the balances above zero of all payees and of payments that name none.

    `count` payees have a balance above zero; those at or below it (`returned`) have no rank.
    """

    payees: tuple[Payee, ...]
    total: Figure
    base: Figure
    share: Figure
    unnamed: Figure
    count: Figure
    returned: Figure


@dataclass(frozen=True, slots=True)
class Standing:
    """A payment that stands out: by how much its amount lies above the median of its project."""

    project: str
    name: str
    voucher: str
    paid_on: date
    payee: str
    purpose: str
    amount: Figure
    median: Figure
    times: Figure
    in_month: bool


@dataclass(frozen=True, slots=True)
class Outstanding:
    """The outliers; over how many projects they could be looked for, and how many have too few payments."""

    found: tuple[Standing, ...]
    this_month: Figure
    projects: Figure
    short: Figure


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The end of the year so far (None before it begins), the projects with most of their money in it, and what last year's was."""

    share: Figure | None
    paid: Figure | None
    days: Figure | None
    days_share: Figure | None
    projects: tuple[Line, ...]
    before: Figure | None


@dataclass(frozen=True, slots=True)
class Slow:
    """Lights of the projects by this day: (name, reasons) of the red and yellow ones, and how many there are of each."""

    red: Figure
    yellow: Figure
    projects: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Against last year: its amount, the change with its sign, and without."""

    before: Figure
    change: Figure
    size: Figure


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """三公经费 as paid by economic class, beside its budget (None without one); names of the items above their budget."""

    total: Figure
    month: Figure
    budget: Figure | None
    rate: Figure | None
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The spending as a whole (refunds without their sign); what needs a budget, a plan or last year is None without it."""

    month: Figure
    total: Figure
    count: Figure
    count_month: Figure
    refunds: Figure
    refunds_month: Figure
    refunds_count: Figure
    refunds_count_month: Figure
    outside: Figure
    elapsed: Figure
    budget: Figure | None
    rate: Figure | None
    gap: Figure | None
    before: Figure | None
    change: Change | None
    month_before: Figure | None
    month_change: Change | None
    project: Figure
    plan: Figure | None
    plan_rate: Figure | None
    plan_month: Figure | None
    project_month: Figure


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of it; `figures` has every figure by code, `key` names the analysis in documents, `day_before` is last year's day."""

    unit: str
    unit_name: str
    fiscal_year: int
    as_of: date
    snapshot: str
    key: str
    pack: SpendingAnalysis
    whole: Whole
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    three_public: ThreePublic
    payees: Concentration
    outliers: Outstanding
    year_end: YearEnd
    slow: Slow
    figures: Mapping[str, Figure]
    day_before: date | None

    def of(self, cut: str) -> tuple[Line, ...]:
        """The lines of one cut."""
        return tuple(line for line in self.lines if line.cut == cut)
