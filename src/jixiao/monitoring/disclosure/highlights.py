"""What the explanation of a final account speaks of: sums in fen and counts, None where nothing is on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value
from jixiao.facts.records.efficiency import THREE_PUBLIC
from jixiao.monitoring.procurement.shares import KINDS, SMALL, SME

from .account_lines import FUND, GENERAL, Record, Tables, account_lines, added
from .tables import SECRET


@dataclass(frozen=True, slots=True)
class PublicCost:
    """One item of 三公: fen of budget and final account; how often and how many (团组和人次、购置数和保有量、批次和人次)."""

    item: str
    label: str
    budget: int
    actual: int
    times: int | None
    heads: int | None


@dataclass(frozen=True, slots=True)
class Highlights:
    """Income, spending and its parts, 三公 by item, contracts by kind and size of supplier."""

    income: int | None
    spent: int | None
    basic: int | None
    project: int | None
    general: int | None
    fund: int | None
    running: int | None
    public: tuple[PublicCost, ...]
    bought: int | None
    kinds: tuple[tuple[str, int], ...]
    sme: int
    small: int


def highlights(tables: Tables, *, running: Sequence[str]) -> Highlights:
    """From the lines of the final account, payments, 三公经费 and contracts; `running` are the economic classes of 公用经费."""
    lines = account_lines(tables)
    income = added(line.income for line in lines) if lines else None
    shown = [one for one in tables.get("procurement_contract", ()) if one["exemption"] != SECRET]
    paid = tables.get("payment")
    return Highlights(
        income=income if income is not None else _account(tables, "income"),
        spent=sum(line.spending for line in lines) if lines else _account(tables, "expenditure"),
        basic=sum(line.spent["basic"] for line in lines) if lines else _account(tables, "basic"),
        project=sum(line.spent["project"] for line in lines) if lines else _account(tables, "project"),
        general=sum(line.spending for line in lines if line.fund == GENERAL) if lines else None,
        fund=sum(line.spending for line in lines if line.fund == FUND) if lines else None,
        running=_running(paid, tuple(running)) if paid is not None else None,
        public=_public(tables.get("three_public", ())),
        bought=_bought(shown) if "procurement_contract" in tables else None,
        kinds=tuple((label, _bought(one for one in shown if one["kind"] == code)) for code, label in KINDS),
        sme=_bought(one for one in shown if one["size"] in SME),
        small=_bought(one for one in shown if one["size"] in SMALL),
    )


def _account(tables: Tables, item: str) -> int | None:
    return next((int(one["amount"] or 0) for one in tables.get("final_account", ()) if one["item"] == item), None)


def _running(paid: Sequence[Record], classes: tuple[str, ...]) -> int:
    own = (one for one in paid if one["kind"] == "basic" and one["fund_type"] == GENERAL)
    return sum(int(one["amount"] or 0) for one in own if str(one["economic"] or "").startswith(classes))


def _public(rows: Sequence[Record]) -> tuple[PublicCost, ...]:
    found = []
    for code, label in THREE_PUBLIC.field("item").codes:
        own = [row for row in rows if row["item"] == code]
        if own:
            budget, actual = (sum(int(row[name] or 0) for row in own) for name in ("budget", "actual"))
            times, heads = (added(_count(row[name]) for row in own) for name in ("times", "heads"))
            found.append(PublicCost(code, label, budget, actual, times, heads))
    return tuple(found)


def _count(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _bought(contracts: Iterable[Record]) -> int:
    return sum(int(one["amount"] or 0) for one in contracts)
