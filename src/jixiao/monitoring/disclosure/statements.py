"""The nine statutory tables of a published final account (决算公开九张表), filled from records; empty ones stay and say why.

Table names and order are a pack's. Amounts are fen; None: not on record, which is told and never printed as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from jixiao.expressions.types import Value
from jixiao.facts.records.efficiency import THREE_PUBLIC
from jixiao.facts.records.execution import INCOME_KINDS
from jixiao.standards.disclosure_tables import DisclosureTable, DisclosureTables

from .account_lines import (
    APPROPRIATED,
    CAPITAL,
    FUND,
    GENERAL,
    PAYMENTS,
    SPENDING,
    AccountLine,
    Record,
    Tables,
    account_lines,
    added,
)  # fmt: skip
from .coded import CODE, NAME, CodedRow, class_of, coded
from .public_table import BLANK, FILLED, MISSING, MONEY, Print, PublicColumn, PublicTable, Rows

INCOME, SPENT, TOTAL = "本年收入合计", "本年支出合计", "总计"
OPENING, CLOSING = "年初结转和结余", "年末结转和结余"
FUND_NAMES = {GENERAL: "一般公共预算", FUND: "政府性基金预算", CAPITAL: "国有资本经营预算"}
SPENT_LABELS = {
    "basic": "基本支出",
    "project": "项目支出",
    "upward": "上缴上级支出",
    "business": "经营支出",
    "subsidy": "对附属单位补助支出",
}
NO_LINES = "没有“决算明细”，收入和结转结余无法填列，支出按支付明细归集。"
NOT_HANDED_IN = "没有数据来源，无法填列。"
ITEM = "activity:generic:item:label"
SIDES = ("收入", "支出")
ABROAD, PURCHASE, RUNNING, RECEPTION = "abroad", "vehicle_purchase", "vehicle_running", "reception"
Half = list[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a table holds: data, print, and a word on what is not on record."""

    columns: tuple[PublicColumn, ...]
    rows: Rows
    layout: Print | None = None
    remark: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Given:
    """What the tables are filled from."""

    tables: Tables
    lines: tuple[AccountLine, ...]
    pack: DisclosureTables
    names: Mapping[str, str]
    economic: Mapping[str, str]

    def of(self, *funds: str) -> list[AccountLine]:
        """The lines of some funds."""
        return [line for line in self.lines if line.fund in funds]


def statements(tables: Tables, pack: DisclosureTables, *, economic: Mapping[str, str]) -> tuple[PublicTable, ...]:
    """The tables in the order of the pack; `economic` are the names of economic classes by code."""
    lines = account_lines(tables)
    names = dict(pack.functions) | {line.function: line.name for line in lines or () if line.name}
    given = _Given(tables, lines or (), pack, names, economic)
    return tuple(_told(one, _FILL[one.code](given), given, known=lines is not None) for one in pack.tables)


def registered(tables: Tables) -> list[Record]:
    """What the department's register says of the tables of this very final account; nothing where it is of another year."""
    years = {
        row["subject_year"] == row["fiscal_year"] for row in tables.get("disclosure", ()) if row["item"] == "final"
    }
    return [row for row in tables.get("disclosure_table", ()) if row["item"] == "final"] if years == {True} else []


def _told(one: DisclosureTable, filled: Filled, given: _Given, *, known: bool) -> PublicTable:
    """The table with its number and state; what its own register says of an empty one goes before the usual words."""
    known = filled.known and (known or one.code == "three_public")
    state = FILLED if filled.rows else BLANK if known else MISSING
    remark = {FILLED: filled.remark, BLANK: _said(one, given.tables) or one.blank, MISSING: NOT_HANDED_IN}[state]
    layout = filled.layout if filled.rows else None
    return PublicTable(one.code, one.title, filled.columns, filled.rows, remark, one.number, state, layout)


def _said(one: DisclosureTable, tables: Tables) -> str:
    """The words with which the department published this table empty, where the register is of the same year."""
    found = (row for row in registered(tables) if row["number"] == one.number and row["blank"] == 1)
    return next((str(row["remark"]) for row in found if row["remark"]), "")


def _income_expenditure(given: _Given) -> Filled:
    income = _income_half(given.lines)
    spent = _class_half(given, given.lines)
    return _halves(given.lines, income, spent, remark=_remark(given.lines))


def _income_half(lines: Sequence[AccountLine]) -> Half:
    fiscal: Half = [
        (f"{FUND_NAMES[fund]}财政拨款收入", added(line.income for line in lines if line.fund == fund))
        for fund in APPROPRIATED
    ]
    others: Half = [
        (label, added(line.income for line in lines if line.income_kind == kind)) for kind, label in INCOME_KINDS[1:]
    ]
    return [*fiscal, *others]


def _class_half(given: _Given, lines: Sequence[AccountLine]) -> Half:
    """Spending by the classes (类) that have any."""
    classes = sorted({class_of(line.function) for line in lines})
    return [
        (given.names.get(one, one), sum(line.spending for line in lines if class_of(line.function) == one))
        for one in classes
    ]


def _halves(lines: Sequence[AccountLine], income: Half, spent: Half, *, remark: str) -> Filled:
    """Income beside spending, each with its sum, its balance and the whole."""
    opening, closing = added(line.opening for line in lines), added(line.closing for line in lines)
    columns = (
        PublicColumn("side", "收支", concept="direction:generic:label"),
        PublicColumn("item", "项目", concept=ITEM),
        PublicColumn("amount", "决算数", MONEY, "value"),
    )
    if not lines:
        return Filled(columns, ())
    rows = [(SIDES[0], *one) for one in [*income, (OPENING, opening)]]
    rows += [(SIDES[1], *one) for one in [*spent, (CLOSING, closing)]]
    left, right = _summed(income, INCOME, (OPENING, opening)), _summed(spent, SPENT, (CLOSING, closing))
    paired = [(*_padded(left, right)[row], *_padded(right, left)[row]) for row in range(max(len(left), len(right)))]
    shown = (
        PublicColumn("income", "收入"),
        PublicColumn("income_amount", "决算数", MONEY),
        PublicColumn("spent", "支出"),
        PublicColumn("spent_amount", "决算数", MONEY),
    )
    return Filled(columns, tuple(rows), Print(shown, tuple(paired)), remark)


def _summed(half: Half, label: str, balance: tuple[str, int | None]) -> Half:
    whole = added(amount for _, amount in half)
    return [*half, (label, whole), balance, (TOTAL, added((whole, balance[1])))]


def _padded(half: Half, other: Half) -> list[tuple[str | None, int | None]]:
    """A half as long as the other, its three sums at the foot."""
    blank: list[tuple[str | None, int | None]] = [(None, None)] * max(len(other) - len(half), 0)
    return [*half[:-3], *blank, *half[-3:]]


def _income(given: _Given) -> Filled:
    columns = [PublicColumn("total", INCOME, MONEY, "value")]
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
    return _coded(columns, rows, given)


def _expenditure(given: _Given) -> Filled:
    columns = [PublicColumn("total", SPENT, MONEY, "value")]
    columns += [PublicColumn(name, label, MONEY, "value") for name, label in SPENT_LABELS.items()]
    rows = [CodedRow(line.function, (line.spending, *(line.spent[name] for name in SPENDING))) for line in given.lines]
    return _coded(columns, rows, given)


def _appropriation(given: _Given) -> Filled:
    """财政拨款 only; spending is told apart by fund."""
    lines = given.of(*APPROPRIATED)
    whole = _halves(lines, _income_half(lines)[:3], _class_half(given, lines), remark=_remark(lines))
    if whole.layout is None:
        return whole
    by_class: dict[Value, list[AccountLine]] = {}
    for line in lines:
        code = class_of(line.function)
        by_class.setdefault(given.names.get(code, code), []).append(line)
    rows = [(*row, *_by_fund(by_class.get(row[2], ()), lines, str(row[2] or ""))) for row in whole.layout.rows]
    columns = (
        *whole.layout.columns[:3],
        PublicColumn("spent_amount", "小计", MONEY),
        *(PublicColumn(fund, f"{name}财政拨款", MONEY) for fund, name in FUND_NAMES.items()),
    )
    return replace(whole, layout=Print(columns, tuple(rows)))


def _by_fund(own: Sequence[AccountLine], lines: Sequence[AccountLine], label: str) -> tuple[int | None, ...]:
    """The amounts of a row of the right half in each fund."""
    if not label:
        return (None, None, None)
    found: list[int | None] = []
    for fund in APPROPRIATED:
        all_of = [line for line in lines if line.fund == fund]
        closing, spent = added(line.closing for line in all_of), sum(line.spending for line in all_of)
        sums = {SPENT: spent, CLOSING: closing, TOTAL: added((spent, closing))}
        found.append(sums[label] if label in sums else sum(line.spending for line in own if line.fund == fund))
    return tuple(found)


def _of_fund(fund: str) -> Callable[[_Given], Filled]:
    """Spending of one fund by class: sum, basic, project."""

    def fill(given: _Given) -> Filled:
        rows = [CodedRow(line.function, _sum_and_parts(line)) for line in given.of(fund)]
        return _coded(_parts(), rows, given)

    return fill


def _parts() -> list[PublicColumn]:
    return [
        PublicColumn("total", "支出合计", MONEY, "value"),
        PublicColumn("basic", SPENT_LABELS["basic"], MONEY, "value"),
        PublicColumn("project", SPENT_LABELS["project"], MONEY, "value"),
    ]


def _sum_and_parts(line: AccountLine) -> tuple[int, int, int]:
    return line.spending, line.spent["basic"], line.spent["project"]


def _fund(given: _Given) -> Filled:
    columns = [
        PublicColumn("opening", OPENING, MONEY, "value"),
        PublicColumn("income", "本年收入", MONEY, "value"),
        *_parts(),
        PublicColumn("closing", CLOSING, MONEY, "value"),
    ]
    lines = given.of(FUND)
    rows = [CodedRow(line.function, (line.opening, line.income, *_sum_and_parts(line), line.closing)) for line in lines]
    return replace(_coded(columns, rows, given), remark=_remark(lines))


def _coded(columns: Sequence[PublicColumn], rows: Sequence[CodedRow], given: _Given) -> Filled:
    data, shown = coded(rows, given.names)
    every = (CODE, NAME, *columns)
    return Filled(every, data, Print(every, shown))


def _general_basic(given: _Given) -> Filled:
    """Basic spending of the general budget by economic class, 人员经费 and 公用经费 apart; payments have the classes."""
    columns = (
        PublicColumn("economic", "经济分类科目编码", concept="economic-classification:generic:level2:code"),
        PublicColumn("name", "科目名称", concept="economic-classification:generic:level2:label"),
        PublicColumn("total", "合计", MONEY, "value"),
        PublicColumn("staff", "人员经费", MONEY, "value"),
        PublicColumn("running", "公用经费", MONEY, "value"),
    )
    if PAYMENTS not in given.tables:
        return Filled(columns, (), known=False)
    own = [one for one in given.tables[PAYMENTS] if one["kind"] == "basic" and one["fund_type"] == GENERAL]
    rows = [CodedRow(str(one["economic"] or ""), _staff_and_running(one, given.pack)) for one in own]
    data, shown = coded(rows, given.economic)
    return Filled(columns, data, Print(columns, shown))


def _staff_and_running(one: Record, pack: DisclosureTables) -> tuple[int, int, int]:
    amount = int(one["amount"] or 0)
    running = str(one["economic"] or "").startswith(pack.running)
    return (amount, 0, amount) if running else (amount, amount, 0)


def _three_public(given: _Given) -> Filled:
    columns = (
        PublicColumn("item", "项目", concept=ITEM),
        PublicColumn("budget", "预算数", MONEY, "value"),
        PublicColumn("actual", "决算数", MONEY, "value"),
    )
    if "three_public" not in given.tables:
        return Filled(columns, (), known=False)
    labels = dict(THREE_PUBLIC.field("item").codes)
    sums = {
        code: tuple(
            sum(int(row[name] or 0) for row in given.tables["three_public"] if row["item"] == code)
            for name in ("budget", "actual")
        )
        for code in labels
    }
    if not any(amount for pair in sums.values() for amount in pair):
        return Filled(columns, ())
    vehicles = _plus(sums[PURCHASE], sums[RUNNING])
    shown: Rows = (
        ("合计", *_plus(sums[ABROAD], vehicles, sums[RECEPTION])),
        (f"1.{labels[ABROAD]}", *sums[ABROAD]),
        ("2.公务用车购置及运行维护费", *vehicles),
        (f"其中：{labels[PURCHASE]}", *sums[PURCHASE]),
        (labels[RUNNING], *sums[RUNNING]),
        (f"3.{labels[RECEPTION]}", *sums[RECEPTION]),
    )
    return Filled(columns, tuple((label, *sums[code]) for code, label in labels.items()), Print(columns, shown))


def _plus(*pairs: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip_longest(*pairs, fillvalue=0))


def _remark(lines: Sequence[AccountLine]) -> str:
    return NO_LINES if any(line.income is None for line in lines) else ""


_FILL: dict[str, Callable[[_Given], Filled]] = {
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
