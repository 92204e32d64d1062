"""Measures of money: budget, expenditure, income, 三公."""

from __future__ import annotations

from jixiao.facts.records.efficiency import THREE_PUBLIC
from jixiao.kernel.figure import FigureKind

from ..model import AnyMeasure, Formula, Join, Measure, Rate

FISCAL = "fund_type in ('general', 'fund', 'capital')"
"""财政拨款 as the form of 财预〔2020〕10号 means it: what the budgets of government pay, not 专户 money or the unit's own."""
PROJECT = "kind = 'project'"
MONEY = FigureKind.MONEY
COUNT = FigureKind.COUNT


def _wan(code: str, label: str, table: str, aggregate: str, where: str = "", *, group: str = "") -> Measure:
    return Measure(code, label, MONEY, table, aggregate, where, unit="万元", decimals=2, group=group)


def _evaluated(code: str, label: str, fund: str) -> Measure:
    where = f"kind = 'project' and fund_type = '{fund}' and p.self_evaluated = 1"
    joins = (Join("p", "project", "project", "code"),)
    return Measure(code, label, MONEY, "payment", "sum(amount)", where, unit="万元", decimals=2, joins=joins)


def _own_money(code: str, label: str, table: str, amount: str, *, fiscal: bool = True) -> Measure:
    """A project's money by source; none of a source is zero, not unknown, so the source is asked inside the sum."""
    chosen = FISCAL if fiscal else f"not ({FISCAL})"
    return _wan(code, label, table, f"sum(case when {chosen} then {amount} else 0 end)", PROJECT, group="project")


def _account(code: str, label: str, item: str) -> Measure:
    return _wan(code, label, "final_account", "max(amount)", f"item = '{item}'")


RECORDS: tuple[AnyMeasure, ...] = (
    _wan("budget.initial", "年初预算数", "budget_line", "sum(initial)"),
    _wan("budget.adjusted", "全年预算数", "budget_line", "sum(adjusted)"),
    _wan(
        "budget.adjustment_own",
        "非政策性预算调整数",
        "budget_line",
        "sum(abs(coalesce(adjustment, 0) - coalesce(policy_adjustment, 0)))",
    ),
    _wan("expenditure.executed", "全年执行数", "payment", "sum(amount)"),
    _wan("expenditure.basic", "基本支出", "payment", "sum(amount)", "kind = 'basic'"),
    _wan("expenditure.project", "项目支出", "payment", "sum(amount)", "kind = 'project'"),
    _wan(
        "projects.general.executed",
        "一般公共预算项目支出",
        "payment",
        "sum(amount)",
        "kind = 'project' and fund_type = 'general'",
    ),
    _wan(
        "projects.fund.executed",
        "政府性基金预算项目支出",
        "payment",
        "sum(amount)",
        "kind = 'project' and fund_type = 'fund'",
    ),
    _wan("project.budget", "项目全年预算数", "budget_line", "sum(adjusted)", "kind = 'project'", group="project"),
    _wan("project.initial", "项目年初预算数", "budget_line", "sum(initial)", "kind = 'project'", group="project"),
    _own_money("project.initial.current", "项目年初预算数（当年财政拨款）", "budget_line", "initial"),
    _own_money(
        "project.budget.current",
        "项目全年预算数（当年财政拨款）",
        "budget_line",
        "adjusted - coalesce(carried_over, 0)",
    ),
    _own_money("project.executed.fiscal", "项目全年执行数（财政拨款）", "payment", "amount"),
    _own_money("project.initial.other", "项目年初预算数（其他资金）", "budget_line", "initial", fiscal=False),
    _own_money("project.budget.other", "项目全年预算数（其他资金）", "budget_line", "adjusted", fiscal=False),
    _own_money("project.executed.other", "项目全年执行数（其他资金）", "payment", "amount", fiscal=False),
    _own_money("project.budget.carried", "项目全年预算数（上年结转资金）", "budget_line", "coalesce(carried_over, 0)"),
    _wan("projects.initial", "项目支出年初预算数", "budget_line", "sum(initial)", "kind = 'project'"),
    _wan("projects.budget", "项目支出全年预算数", "budget_line", "sum(adjusted)", "kind = 'project'"),
    _wan("project.executed", "项目全年执行数", "payment", "sum(amount)", "kind = 'project'", group="project"),
    _account("income.total", "收入总额", "income"),
    _account("income.fiscal", "财政拨款收入", "income_fiscal"),
    _account("account.expenditure", "决算支出总额", "expenditure"),
    _account("account.basic", "决算基本支出", "basic"),
    _account("account.project", "决算项目支出", "project"),
    Formula("budget.unspent", "未执行数", MONEY, "budget.adjusted - expenditure.executed", unit="万元", decimals=2),
    Formula(
        "note.rounding_tail",
        "基本支出与项目支出的尾差",
        MONEY,
        "abs(half_up(expenditure.executed, 10000) - half_up(expenditure.basic, 10000) - half_up(expenditure.project, 10000)) * 10000",
        unit="万元",
        decimals=2,
        silent_when_zero=True,
    ),
    Rate("rate.execution", "预算执行率", "expenditure.executed", "budget.adjusted"),
    Rate("rate.project", "项目预算执行率", "project.executed", "project.budget", decimals=2),
    Rate("share.basic", "基本支出占比", "expenditure.basic", "expenditure.executed"),
    Rate("share.project", "项目支出占比", "expenditure.project", "expenditure.executed"),
    Rate("share.fiscal", "财政拨款收入占比", "income.fiscal", "income.total", decimals=0),
    _evaluated("evaluated.general.executed", "开展自评的一般公共预算项目支出", "general"),
    _evaluated("evaluated.fund.executed", "开展自评的政府性基金项目支出", "fund"),
    Rate(
        "share.projects.general",
        "自评项目占一般公共预算项目支出比重",
        "evaluated.general.executed",
        "projects.general.executed",
        decimals=0,
    ),
    Rate(
        "share.projects.fund",
        "自评项目占政府性基金项目支出比重",
        "evaluated.fund.executed",
        "projects.fund.executed",
        decimals=0,
    ),
    _wan("three_public.budget", "三公经费预算数", "three_public", "sum(budget)"),
    _wan("three_public.actual", "三公经费决算数", "three_public", "sum(actual)"),
    _wan("three_public.previous", "三公经费上年决算数", "three_public", "sum(previous)"),
    Formula(
        "three_public.saved",
        "三公经费比预算节约",
        MONEY,
        "three_public.budget - three_public.actual",
        unit="万元",
        decimals=2,
    ),
    Formula(
        "three_public.exceeded",
        "三公经费超预算",
        MONEY,
        "three_public.actual - three_public.budget",
        unit="万元",
        decimals=2,
    ),
    *(
        _wan(f"three_public.{item}", f"{label}决算数", "three_public", "sum(actual)", f"item = '{item}'")
        for item, label in THREE_PUBLIC.field("item").codes
    ),
    Rate("rate.three_public", "三公经费完成预算比例", "three_public.actual", "three_public.budget"),
)
