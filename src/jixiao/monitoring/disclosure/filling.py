"""What the statutory tables of budget and final account share: what they are filled from, income beside spending, 三公, empty ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from jixiao.expressions.types import Value
from jixiao.facts.records.efficiency import THREE_PUBLIC
from jixiao.standards.disclosure_tables import DisclosureTable, DisclosureTables

from .account_lines import APPROPRIATED, CAPITAL, FUND, GENERAL, AccountLine, Record, Tables, added
from .coded import CODE, NAME, CodedRow, class_of, coded
from .public_table import BLANK, FILLED, MISSING, MONEY, Print, PublicColumn, PublicTable, Rows

FUND_NAMES = {GENERAL: "一般公共预算", FUND: "政府性基金预算", CAPITAL: "国有资本经营预算"}
NOT_HANDED_IN = "没有数据来源，无法填列。"
ITEM = "activity:generic:item:label"
SIDES = ("收入", "支出")
ABROAD, PURCHASE, RUNNING, RECEPTION = "abroad", "vehicle_purchase", "vehicle_running", "reception"
Half = Sequence[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Words:
    """What an amount is called in a table of income beside spending, and its sums and balances."""

    amount: str
    income: str
    spent: str
    opening: str
    closing: str
    total: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What a table holds: data, print, and a word on what is not on record."""

    columns: tuple[PublicColumn, ...]
    rows: Rows
    layout: Print | None = None
    remark: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """What the tables are filled from."""

    tables: Tables
    lines: tuple[AccountLine, ...]
    pack: DisclosureTables
    names: Mapping[str, str]
    economic: Mapping[str, str]

    def of(self, *funds: str) -> list[AccountLine]:
        """The lines of some funds."""
        return [line for line in self.lines if line.fund in funds]


def registered(tables: Tables, *, item: str) -> list[Record]:
    """What the department's register says of the tables of this very budget or final account; nothing where it is of another year."""
    years = {row["subject_year"] == row["fiscal_year"] for row in tables.get("disclosure", ()) if row["item"] == item}
    return [row for row in tables.get("disclosure_table", ()) if row["item"] == item] if years == {True} else []


def told(one: DisclosureTable, filled: Filled, given: Given, *, known: bool, item: str) -> PublicTable:
    """The table with its number and state; what its own register says of an empty one goes before the usual words."""
    state = FILLED if filled.rows else BLANK if known and filled.known else MISSING
    blank = _said(one, given.tables, item=item) or one.blank
    remark = {FILLED: filled.remark, BLANK: blank, MISSING: filled.remark or NOT_HANDED_IN}[state]
    layout = filled.layout if filled.rows else None
    return PublicTable(one.code, one.title, filled.columns, filled.rows, remark, one.number, state, layout, item)


def _said(one: DisclosureTable, tables: Tables, *, item: str) -> str:
    """The words with which the department published this table empty, where the register is of the same year."""
    found = (row for row in registered(tables, item=item) if row["number"] == one.number and row["blank"] == 1)
    return next((str(row["remark"]) for row in found if row["remark"]), "")


def class_half(given: Given, lines: Sequence[AccountLine]) -> Half:
    """Spending by the classes (类) that have any."""
    classes = sorted({class_of(line.function) for line in lines})
    return [
        (given.names.get(one, one), sum(line.spending for line in lines if class_of(line.function) == one))
        for one in classes
    ]


def halves(lines: Sequence[AccountLine], income: Half, spent: Half, *, remark: str, words: Words) -> Filled:
    """Income beside spending, each with its sum, its balance and the whole."""
    opening, closing = added(line.opening for line in lines), added(line.closing for line in lines)
    columns = (
        PublicColumn("side", "收支", concept="direction:generic:label"),
        PublicColumn("item", "项目", concept=ITEM),
        PublicColumn("amount", words.amount, MONEY, "value"),
    )
    if not lines:
        return Filled(columns, ())
    rows = [(SIDES[0], *one) for one in [*income, (words.opening, opening)]]
    rows += [(SIDES[1], *one) for one in [*spent, (words.closing, closing)]]
    left = _summed(income, words.income, (words.opening, opening), words.total)
    right = _summed(spent, words.spent, (words.closing, closing), words.total)
    paired = [(*_padded(left, right)[row], *_padded(right, left)[row]) for row in range(max(len(left), len(right)))]
    shown = (
        PublicColumn("income", "收入"),
        PublicColumn("income_amount", words.amount, MONEY),
        PublicColumn("spent", "支出"),
        PublicColumn("spent_amount", words.amount, MONEY),
    )
    return Filled(columns, tuple(rows), Print(shown, tuple(paired)), remark)


def _summed(half: Half, label: str, balance: tuple[str, int | None], total: str) -> list[tuple[str, int | None]]:
    whole = added(amount for _, amount in half)
    return [*half, (label, whole), balance, (total, added((whole, balance[1])))]


def _padded(half: Half, other: Half) -> list[tuple[str | None, int | None]]:
    """A half as long as the other, its three sums at the foot."""
    blank: list[tuple[str | None, int | None]] = [(None, None)] * max(len(other) - len(half), 0)
    return [*half[:-3], *blank, *half[-3:]]


def by_fund(whole: Filled, given: Given, lines: Sequence[AccountLine], *, words: Words) -> Filled:
    """Income beside spending of 财政拨款 with spending told apart by fund, as it is printed."""
    if whole.layout is None:
        return whole
    by_class: dict[Value, list[AccountLine]] = {}
    for line in lines:
        code = class_of(line.function)
        by_class.setdefault(given.names.get(code, code), []).append(line)
    rows = [
        (*row, *_in_each_fund(by_class.get(row[2], ()), lines, str(row[2] or ""), words)) for row in whole.layout.rows
    ]
    columns = (
        *whole.layout.columns[:3],
        PublicColumn("spent_amount", "小计", MONEY),
        *(PublicColumn(fund, f"{name}财政拨款", MONEY) for fund, name in FUND_NAMES.items()),
    )
    return replace(whole, layout=Print(columns, tuple(rows)))


def _in_each_fund(
    own: Sequence[AccountLine], lines: Sequence[AccountLine], label: str, words: Words
) -> tuple[int | None, ...]:
    """The amounts of a row of the right half in each fund."""
    if not label:
        return (None, None, None)
    found: list[int | None] = []
    for fund in APPROPRIATED:
        all_of = [line for line in lines if line.fund == fund]
        closing, spent = added(line.closing for line in all_of), sum(line.spending for line in all_of)
        sums = {words.spent: spent, words.closing: closing, words.total: added((spent, closing))}
        found.append(sums[label] if label in sums else sum(line.spending for line in own if line.fund == fund))
    return tuple(found)


def by_class(columns: Sequence[PublicColumn], rows: Sequence[CodedRow], given: Given) -> Filled:
    """Amounts by functional class."""
    data, shown = coded(rows, given.names)
    every = (CODE, NAME, *columns)
    return Filled(every, data, Print(every, shown))


def is_running(economic: str, pack: DisclosureTables) -> bool:
    """Whether basic spending of an economic class is 公用经费; the rest is 人员经费."""
    return economic.startswith(pack.running)


def three_public(given: Given, amounts: Sequence[tuple[str, str]]) -> Filled:
    """三公 by item, `amounts` being columns of its records with their headings; printed with vehicles and the whole added up."""
    columns = (
        PublicColumn("item", "项目", concept=ITEM),
        *(PublicColumn(name, label, MONEY, "value") for name, label in amounts),
    )
    if "three_public" not in given.tables:
        return Filled(columns, (), known=False)
    labels = dict(THREE_PUBLIC.field("item").codes)
    sums = {
        code: tuple(
            sum(int(row[name] or 0) for row in given.tables["three_public"] if row["item"] == code)
            for name, _ in amounts
        )
        for code in labels
    }
    if not any(amount for found in sums.values() for amount in found):
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


def _plus(*found: Iterable[int]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip_longest(*found, fillvalue=0))
