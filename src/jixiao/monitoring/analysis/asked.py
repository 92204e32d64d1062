"""What an analysis asks of a snapshot, as measures: sums of payments by column over two stretches of days, budgets, plans."""

from __future__ import annotations

from datetime import date

from jixiao.kernel.figure import FigureKind
from jixiao.measures.model import Measure
from jixiao.standards.spending_analysis import SpendingAnalysis

from .spans import last_days, month_to, months_to, year_to

PREFIX = "analysis"
TOTAL, MONTH, BEFORE, MONTH_BEFORE = "total", "month", "before", "month_before"
COLUMNS = {
    "kind": "支出性质",
    "fund_type": "资金性质",
    "project": "项目",
    "economic": "经济分类",
    "function": "功能分类",
}
NOWHERE = {"economic": "未填经济分类", "project": "没有项目编码"}
SPAN_LABELS = {TOTAL: "累计支出", MONTH: "本月支出", BEFORE: "上年同期支出", MONTH_BEFORE: "上年同月支出"}


def asked(day: date, pack: SpendingAnalysis, *, last_year: bool) -> tuple[Measure, ...]:
    """All sums but those by payee. `last_year` asks the same of last year's snapshot, `day` being last year's."""
    total, month = (BEFORE, MONTH_BEFORE) if last_year else (TOTAL, MONTH)
    spans = {total: year_to(day).where, month: month_to(day).where}
    found = [one for name, where in spans.items() for one in _spent(name, where)]
    found += _months(day, last_year=last_year)
    found += _year_end(day, pack, last_year=last_year)
    if not last_year:
        found += [*_budgets(), *_plans(day), _outside(day)]
    return tuple(found)


def by_payee(day: date, pack: SpendingAnalysis) -> Measure:
    """What each payee got from the first of the year, what came back taken off."""
    return _paid("payee.total", "收款人净额", f"{year_to(day).where}{_without(pack)}", group="payee")


def unnamed(day: date, pack: SpendingAnalysis) -> Measure:
    """The same of payments that name no payee."""
    where = f"{year_to(day).where}{_without(pack)} AND payee IS NULL"
    return _paid("payee.unnamed", "没有收款人名称的支出", where)


def _without(pack: SpendingAnalysis) -> str:
    if not pack.payees.without:
        return ""
    begins = ", ".join(f"'{code}'" for code in pack.payees.without)
    return f" AND (economic IS NULL OR NOT starts_with(economic, {begins}))"


def _paid(code: str, label: str, where: str, *, group: str = "") -> Measure:
    return Measure(
        f"{PREFIX}.{code}",
        label,
        FigureKind.MONEY,
        "payment",
        "sum(amount)",
        where,
        unit="万元",
        decimals=2,
        group=group,
    )


def _spent(span: str, where: str) -> list[Measure]:
    label = SPAN_LABELS[span]
    columns = [_paid(f"{column}.{span}", label, where, group=column) for column in COLUMNS]
    absent = [
        _paid(f"{column}_none.{span}", f"{label}（{name}）", f"{where} AND {column} IS NULL")
        for column, name in NOWHERE.items()
    ]
    # Where a payment has no function, that of its project's budget lines tells it, if they have but one.
    told = [
        _paid(f"function_by_project.{span}", label, f"{where} AND function IS NULL", group="project"),
        _paid(f"function_by_kind.{span}", label, f"{where} AND function IS NULL AND project IS NULL", group="kind"),
    ]
    refunds = f"{where} AND amount < 0"
    return [
        _paid(f"whole.{span}", label, where),
        *columns,
        *absent,
        *told,
        _paid(f"refunds.{span}", f"{label}中的退款", refunds),
        Measure(f"{PREFIX}.refunds_count.{span}", "退款笔数", FigureKind.COUNT, "payment", "count(*)", refunds, unit="笔"),
        Measure(f"{PREFIX}.count.{span}", "支付笔数", FigureKind.COUNT, "payment", "count(*)", where, unit="笔"),
    ]  # fmt: skip


def _months(day: date, *, last_year: bool) -> list[Measure]:
    name, told = ("by_month_before", "上年") if last_year else ("by_month", "")
    return [
        _paid(f"{name}.{span.first.month:02d}", f"{told}{span.first.month}月支出", span.where)
        for span in months_to(day)
    ]


def _year_end(day: date, pack: SpendingAnalysis, *, last_year: bool) -> list[Measure]:
    """Of this year up to the day; of last year's whole, for what is ahead."""
    until = date(day.year, 12, 31) if last_year else day
    months = ", ".join(str(month) for month in pack.year_end.months)
    where = f"{year_to(until).where} AND month_of(paid_on) IN ({months})"
    days = last_days(day.year, pack.year_end.last_days)
    if last_year:
        return [
            _paid("year_end_before.months", "上年年末支出", where),
            _paid("year_end_before.year", "上年全年支出", year_to(until).where),
        ]
    return [
        _paid("year_end.months", "年末支出", where),
        _paid("year_end.project", "年末支出", where, group="project"),
        _paid("year_end.days", f"最后{pack.year_end.last_days}天支出", f"{days.where} AND {year_to(day).where}"),
    ]


def _budgets() -> list[Measure]:
    def budget(code: str, group: str = "") -> Measure:
        label = "全年预算数"
        kind = FigureKind.MONEY
        return Measure(
            f"{PREFIX}.{code}", label, kind, "budget_line", "sum(adjusted)", unit="万元", decimals=2, group=group
        )

    item = Measure(
        f"{PREFIX}.item.budget",
        "预算数",
        FigureKind.MONEY,
        "three_public",
        "sum(budget)",
        unit="万元",
        decimals=2,
        group="item",
    )
    columns = ("kind", "fund_type", "project", "function")
    return [budget("whole.budget"), *(budget(f"{name}.budget", name) for name in columns), item]


def _plans(day: date) -> list[Measure]:
    def plan(code: str, label: str, where: str) -> Measure:
        kind = FigureKind.MONEY
        return Measure(
            f"{PREFIX}.plan.{code}", label, kind, "spending_plan", "sum(amount)", where, unit="万元", decimals=2
        )

    return [
        plan(TOTAL, f"项目用款计划（到{day.month}月底）", f"month <= {day.month}"),
        plan(MONTH, "项目用款计划（本月）", f"month = {day.month}"),
        Measure(f"{PREFIX}.plan.count", "用款计划条数", FigureKind.COUNT, "spending_plan", "count(*)", unit="条"),
    ]


def _outside(day: date) -> Measure:
    year = f"paid_on < DATE '{day.year}-01-01' OR paid_on > DATE '{day.year}-12-31'"
    label = "支付日期不在本年度内的笔数"
    return Measure(f"{PREFIX}.outside.count", label, FigureKind.COUNT, "payment", "count(*)", year, unit="笔")
