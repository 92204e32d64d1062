"""The statutory tables of a published department budget (部门预算公开报表), filled from budget lines (年初预算数) and 三公经费.

Table names and order are a pack's. A department's budget is balanced: what a fund pays for is what comes in from it, 上年结转 apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from jixiao.facts.records.budget import FUND_TYPES
from jixiao.standards.disclosure_tables import DisclosureTables

from .account_lines import APPROPRIATED, BUDGET, CAPITAL, FUND, GENERAL, UNCLASSED, AccountLine, Record, Tables
from .coded import CodedRow, coded
from .filling import (
    FUND_NAMES,
    Filled,
    Given,
    Words,
    by_class,
    by_fund,
    class_half,
    halves,
    is_running,
    three_public,
    told,
)
from .public_table import BUDGET as PUBLISHED
from .public_table import MONEY, Print, PublicColumn, PublicTable

BASIC = "basic"
WORDS = Words("预算数", "本年收入合计", "本年支出合计", "上年结转结余", "结转下年", "总计")
UNDETAILED = "基本支出的预算指标没有全部填写部门经济分类，无法填列。"


def budget_statements(
    tables: Tables, pack: DisclosureTables, *, economic: Mapping[str, str]
) -> tuple[PublicTable, ...]:
    """The tables in the order of the pack; `economic` are the names of economic classes by code."""
    given = Given(tables, tuple(_lines(tables.get(BUDGET, ()))), pack, dict(pack.functions), economic)
    known = BUDGET in tables
    return tuple(
        told(one, _FILL[one.code](given), given, known=known or one.code == "three_public", item=PUBLISHED)
        for one in pack.budget_tables
    )


def _lines(records: Iterable[Record]) -> list[AccountLine]:
    """The budget of the beginning of the year by functional class and fund; what was carried over is part of it, where it fits in."""
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in records:
        initial, carried = int(one["initial"] or 0), int(one["carried_over"] or 0)
        own = sums[str(one["function"] or UNCLASSED), str(one["fund_type"])]
        own[str(one["kind"])] += initial
        # More than there was at the beginning came in within the year.
        own["opening"] += carried if carried <= initial else 0
    return [
        AccountLine(
            function=function,
            name="",
            fund=fund,
            income_kind=fund,
            opening=own["opening"],
            income=own[BASIC] + own["project"] - own["opening"],
            spent={BASIC: own[BASIC], "project": own["project"]},
            closing=0,
        )
        for (function, fund), own in sorted(sums.items())
    ]


def _balance(given: Given) -> Filled:
    labels = dict(FUND_TYPES)
    income = [
        (f"{label}{'拨款' if fund in APPROPRIATED else ''}收入", _income_of(given.lines, fund))
        for fund, label in labels.items()
    ]
    return halves(given.lines, income, class_half(given, given.lines), remark="", words=WORDS)


def _income_of(lines: Iterable[AccountLine], fund: str) -> int:
    return sum(line.income or 0 for line in lines if line.fund == fund)


def _income(given: Given) -> Filled:
    columns = [
        PublicColumn("total", "合计", MONEY, "value"),
        PublicColumn("opening", WORDS.opening, MONEY, "value"),
        *(PublicColumn(fund, label, MONEY, "value") for fund, label in FUND_TYPES),
    ]
    rows = [
        CodedRow(
            line.function,
            (
                line.spending,
                line.opening,
                *((line.income if fund == line.fund else 0) for fund, _ in FUND_TYPES),
            ),
        )
        for line in given.lines
    ]
    return by_class(columns, rows, given)


def _expenditure(given: Given) -> Filled:
    return by_class(_parts(), [_row(line) for line in given.lines], given)


def _of_fund(fund: str) -> Callable[[Given], Filled]:
    """Spending of one fund by class: sum, basic, project."""

    def fill(given: Given) -> Filled:
        return by_class(_parts(), [_row(line) for line in given.of(fund)], given)

    return fill


def _parts() -> list[PublicColumn]:
    labels = {"total": "合计", BASIC: "基本支出", "project": "项目支出"}
    return [PublicColumn(name, label, MONEY, "value") for name, label in labels.items()]


def _row(line: AccountLine) -> CodedRow:
    return CodedRow(line.function, (line.spending, line.spent[BASIC], line.spent["project"]))


def _appropriation(given: Given) -> Filled:
    """财政拨款 only; spending is told apart by fund."""
    lines = given.of(*APPROPRIATED)
    income = [(f"{FUND_NAMES[fund]}拨款收入", _income_of(lines, fund)) for fund in APPROPRIATED]
    whole = halves(lines, income, class_half(given, lines), remark="", words=WORDS)
    return by_fund(whole, given, lines, words=WORDS)


def _general_basic(given: Given) -> Filled:
    """Basic spending of the general budget by economic class; only where every one of its lines has one."""
    columns = (
        PublicColumn("economic", "部门经济分类科目编码", concept="economic-classification:generic:level2:code"),
        PublicColumn("name", "科目名称", concept="economic-classification:generic:level2:label"),
        PublicColumn("total", "合计", MONEY, "value"),
        PublicColumn("staff", "人员经费", MONEY, "value"),
        PublicColumn("running", "公用经费", MONEY, "value"),
    )
    own = [one for one in given.tables.get(BUDGET, ()) if one["kind"] == BASIC and one["fund_type"] == GENERAL]
    if not all(one["economic"] for one in own):
        return Filled(columns, (), remark=UNDETAILED, known=False)
    rows = [
        CodedRow(code, (amount, 0, amount) if is_running(code, given.pack) else (amount, amount, 0))
        for code, amount in ((str(one["economic"]), int(one["initial"] or 0)) for one in own)
    ]
    data, shown = coded(rows, given.economic)
    return Filled(columns, data, Print(columns, shown))


def _three_public(given: Given) -> Filled:
    return three_public(given, (("budget", WORDS.amount),))


_FILL: dict[str, Callable[[Given], Filled]] = {
    "balance": _balance,
    "income": _income,
    "expenditure": _expenditure,
    "appropriation": _appropriation,
    "general": _of_fund(GENERAL),
    "general_basic": _general_basic,
    "three_public": _three_public,
    "fund": _of_fund(FUND),
    "capital": _of_fund(CAPITAL),
}
"""How each table is filled, by its code in the pack."""
