"""The nine statutory tables of a published final account (决算公开九张表), filled from records; empty ones stay and say why.

Table names and order are a pack's. Amounts are fen; None: not on record, which is told and never printed as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from jixiao.expressions.types import Value
from jixiao.facts.records.execution import INCOME_KINDS
from jixiao.standards.disclosure_tables import DisclosureTables

from .account_lines import (
    APPROPRIATED,
    CAPITAL,
    FUND,
    GENERAL,
    PAYMENTS,
    SPENDING,
    AccountLine,
    Tables,
    account_lines,
    added,
)  # fmt: skip
from .coded import CODE, NAME, CodedRow, coded
from .filling import (
    FUND_NAMES,
    Filled,
    Given,
    Half,
    Words,
    by_class,
    by_fund,
    class_half,
    halves,
    is_running,
    three_public,
    told,
)
from .public_table import FINAL, MONEY, Print, PublicColumn, PublicTable, Rows

WORDS = Words("决算数", "本年收入合计", "本年支出合计", "年初结转和结余", "年末结转和结余", "总计")
SPENT_LABELS = {
    "basic": "基本支出",
    "project": "项目支出",
    "upward": "上缴上级支出",
    "business": "经营支出",
    "subsidy": "对附属单位补助支出",
}
NO_LINES = "没有“决算明细”，收入和结转结余无法填列，支出按支付明细归集。"
STAFF, RUNNING = "人员经费", "公用经费"


def statements(tables: Tables, pack: DisclosureTables, *, economic: Mapping[str, str]) -> tuple[PublicTable, ...]:
    """The tables in the order of the pack; `economic` are the names of economic classes by code."""
    lines = account_lines(tables)
    names = dict(pack.functions) | {line.function: line.name for line in lines or () if line.name}
    given = Given(tables, lines or (), pack, names, economic)
    return tuple(
        told(one, _FILL[one.code](given), given, known=lines is not None or one.code == "three_public", item=FINAL)
        for one in pack.tables
    )


def _income_expenditure(given: Given) -> Filled:
    income, spent = _income_half(given.lines), class_half(given, given.lines)
    return halves(given.lines, income, spent, remark=_remark(given.lines), words=WORDS)


def _income_half(lines: Sequence[AccountLine]) -> Half:
    fiscal: Half = [
        (f"{FUND_NAMES[fund]}财政拨款收入", added(line.income for line in lines if line.fund == fund))
        for fund in APPROPRIATED
    ]
    others: Half = [
        (label, added(line.income for line in lines if line.income_kind == kind)) for kind, label in INCOME_KINDS[1:]
    ]
    return [*fiscal, *others]


def _income(given: Given) -> Filled:
    columns = [PublicColumn("total", WORDS.income, MONEY, "value")]
    columns += [PublicColumn(kind, label, MONEY, "value") for kind, label in INCOME_KINDS]
    if not given.lines or added(line.income for line in given.lines) is None:
        return Filled((CODE, NAME, *columns), (), known=False)
    rows = [
        CodedRow(
            line.function,
            (line.income, *(line.income if kind == line.income_kind else 0 for kind, _ in INCOME_KINDS)),
        )
        for line in given.lines
        if line.income
    ]
    return by_class(columns, rows, given)


def _expenditure(given: Given) -> Filled:
    columns = [PublicColumn("total", WORDS.spent, MONEY, "value")]
    columns += [PublicColumn(name, label, MONEY, "value") for name, label in SPENT_LABELS.items()]
    rows = [CodedRow(line.function, (line.spending, *(line.spent[name] for name in SPENDING))) for line in given.lines]
    return by_class(columns, rows, given)


def _appropriation(given: Given) -> Filled:
    """财政拨款 only; spending is told apart by fund."""
    lines = given.of(*APPROPRIATED)
    income, spent = _income_half(lines)[:3], class_half(given, lines)
    return by_fund(halves(lines, income, spent, remark=_remark(lines), words=WORDS), given, lines, words=WORDS)


def _of_fund(fund: str) -> Callable[[Given], Filled]:
    """Spending of one fund by class: sum, basic, project."""

    def fill(given: Given) -> Filled:
        rows = [CodedRow(line.function, _sum_and_parts(line)) for line in given.of(fund)]
        return by_class(_parts(), rows, given)

    return fill


def _parts() -> list[PublicColumn]:
    return [
        PublicColumn("total", "支出合计", MONEY, "value"),
        PublicColumn("basic", SPENT_LABELS["basic"], MONEY, "value"),
        PublicColumn("project", SPENT_LABELS["project"], MONEY, "value"),
    ]


def _sum_and_parts(line: AccountLine) -> tuple[int, int, int]:
    return line.spending, line.spent["basic"], line.spent["project"]


def _fund(given: Given) -> Filled:
    columns = [
        PublicColumn("opening", WORDS.opening, MONEY, "value"),
        PublicColumn("income", "本年收入", MONEY, "value"),
        *_parts(),
        PublicColumn("closing", WORDS.closing, MONEY, "value"),
    ]
    lines = given.of(FUND)
    rows = [CodedRow(line.function, (line.opening, line.income, *_sum_and_parts(line), line.closing)) for line in lines]
    return replace(by_class(columns, rows, given), remark=_remark(lines))


def _general_basic(given: Given) -> Filled:
    """Basic spending of the general budget by economic class, 人员经费 and 公用经费 apart; payments have the classes."""
    columns = (
        PublicColumn("economic", "经济分类科目编码", concept="economic-classification:generic:level2:code"),
        PublicColumn("name", "科目名称", concept="economic-classification:generic:level2:label"),
        PublicColumn("total", "合计", MONEY, "value"),
        PublicColumn("staff", STAFF, MONEY, "value"),
        PublicColumn("running", RUNNING, MONEY, "value"),
    )
    if PAYMENTS not in given.tables:
        return Filled(columns, (), known=False)
    own = [
        (str(one["economic"] or ""), int(one["amount"] or 0))
        for one in given.tables[PAYMENTS]
        if one["kind"] == "basic" and one["fund_type"] == GENERAL
    ]
    rows = [
        CodedRow(code, (amount, 0, amount) if is_running(code, given.pack) else (amount, amount, 0))
        for code, amount in own
    ]
    return Filled(columns, coded(rows, given.economic)[0], _side_by_side(own, given))


def _side_by_side(own: Sequence[tuple[str, int]], given: Given) -> Print:
    """As it is printed (公开06表): 人员经费 in the first three columns, 公用经费 in two times three beside them, the sums at the foot."""
    parts = {
        running: coded(
            [CodedRow(code, (amount,)) for code, amount in own if is_running(code, given.pack) is running],
            given.economic,
        )[1]
        for running in (False, True)
    }
    (staff_sum, staff), (running_sum, running) = (_sum_apart(parts[one]) for one in (False, True))
    half = (len(running) + 1) // 2
    blank: tuple[Value, ...] = (None, None, None)
    rows = zip_longest(staff, running[:half], running[half:], fillvalue=blank)
    foot = (f"{STAFF}合计", None, staff_sum, f"{RUNNING}合计", None, running_sum, *blank)
    columns = [
        column
        for name, label in (("staff", STAFF), ("running", RUNNING), ("more", RUNNING))
        for column in (
            PublicColumn(f"{name}_code", f"{label}科目编码"),
            PublicColumn("name", "科目名称"),
            PublicColumn(name, WORDS.amount, MONEY),
        )
    ]
    return Print(tuple(columns), (*((*one, *two, *three) for one, two, three in rows), foot))


def _sum_apart(shown: Rows) -> tuple[Value, Rows]:
    """The sum of coded rows, which stands first, and the others."""
    return (shown[0][2], shown[1:]) if shown else (0, ())


def _three_public(given: Given) -> Filled:
    return three_public(given, (("budget", "预算数"), ("actual", "决算数")))


def _remark(lines: Sequence[AccountLine]) -> str:
    return NO_LINES if any(line.income is None for line in lines) else ""


_FILL: dict[str, Callable[[Given], Filled]] = {
    "income_expenditure": _income_expenditure,
    "income": _income,
    "expenditure": _expenditure,
    "appropriation": _appropriation,
    "general": _of_fund(GENERAL),
    "general_basic": _general_basic,
    "three_public": _three_public,
    "fund": _fund,
    "capital": _of_fund(CAPITAL),
}
"""How each table is filled, by its code in the pack."""
