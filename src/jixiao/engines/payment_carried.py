"""What is carried from day to day for a payment rule: numbers of each group that tell whether new payments can change its answer.

A group is looked at again, payment by payment, only when it can fulfil the condition after the new payments: the numbers say that without
reading the year. Sums and counts of groups are exact and take payments away again; upper bounds (see `Written.bounds`) stay bounds when
payments go, and so does the smallest and largest hash of a value that may change.
"""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.expressions.aggregates import Aggregate
from jixiao.standards.payment_rules import DAY, PaymentRule, Shape

from .monotone import rising_parts
from .payment_sql import PAYMENTS, Aids, Written, Year, quoted

TOUCHED = "jx_touched"
"""Groups that a day's payments belong to: the columns of the group, and their hash as jx_key."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Statements for one rule and year. `keys` make a group (a payment by itself where the rule asks payment by payment).

    `touched` gives the groups of what `payment` shows. `numbers` are those of each group to be added to `table`, `gone` those of
    payments that are no longer there (None: nothing to do); `candidates` are the groups of TOUCHED that can fulfil the condition.
    Without numbers (None) all of them can.
    """

    keys: tuple[str, ...]
    table: str
    touched: str
    numbers: str | None
    gone: str | None
    candidates: str


def carried(rule: PaymentRule, *, year: Year) -> Carried:
    """What to carry for a rule."""
    w = Written(rule, year, Aids(hashed=True))
    if rule.shape is Shape.ROW:
        keys = ("unit", "voucher")
        touched = f"SELECT DISTINCT {w.listed(keys)} {PAYMENTS} WHERE {year.within('p')}"
        return Carried(keys, "", touched, None, None, f"SELECT * FROM {TOUCHED}")
    table = f"carried_{w.slug}"
    key = f"hash({w.listed(w.keys)}) AS jx_key"
    touched = f"SELECT DISTINCT {w.listed(w.keys)}, {key} {PAYMENTS} WHERE {w.payments_asked()}"
    if rule.shape is Shape.CHANGE:
        return _change(w, table, touched, key)
    if rule.shape is Shape.GROUP and rule.when is not None and all(map(_added, rule.let.values())):
        return _sums(w, table, touched)
    parts = () if rule.when is None else rising_parts(rule.when.node, set(rule.let), without={DAY})
    if not parts or rule.shape is Shape.GROUP:
        return Carried(w.keys, "", touched, None, None, f"SELECT * FROM {TOUCHED}")
    condition = " AND ".join(w.condition(part, "g") for part in parts)
    candidates = (
        f"SELECT {w.listed(w.keys, 'g')} FROM ({_together(w, table, 'c.jx_key = t.jx_key')}) AS g{w.joined('g')}"
    )
    return Carried(w.keys, table, touched, _of_groups(w, key, w.bounds()), None, f"{candidates} WHERE {condition}")


def _added(one: Aggregate) -> bool:
    return one.kind in ("sum", "count")


def _sums(w: Written, table: str, touched: str) -> Carried:
    keys, turned = w.listed(w.keys), ", ".join(f"-g.{quoted(code)} AS {quoted(code)}" for code in w.rule.let)
    numbers = _of_groups(w, keys, w.totals())
    gone = f"SELECT g.fiscal_year, {w.listed(w.keys, 'g')}, {turned} FROM ({numbers}) AS g"
    together = _together(w, table, w.same("c", "t"))
    candidates = f"SELECT {w.listed(w.keys, 'g')} FROM ({together}) AS g{w.joined('g')} WHERE {w.when('g')}"
    return Carried(w.keys, table, touched, numbers, gone, candidates)


def _change(w: Written, table: str, touched: str, key: str) -> Carried:
    value = f"hash(p.{quoted(w.rule.of)})"
    numbers = _of_groups(w, key, f"MIN({value}) AS low, MAX({value}) AS high")
    candidates = (
        f"SELECT {w.listed(w.keys, 't')} FROM {TOUCHED} AS t JOIN {table} AS c ON c.jx_key = t.jx_key AND {_year(w)}"
        f" GROUP BY {w.listed(w.keys, 't')} HAVING MIN(c.low) <> MAX(c.high)"
    )
    return Carried(w.keys, table, touched, numbers, None, candidates)


def _of_groups(w: Written, keys: str, numbers: str) -> str:
    year = f"CAST({w.year.fiscal_year} AS BIGINT) AS fiscal_year"
    return f"SELECT {year}, {keys}, {numbers} {PAYMENTS} WHERE {w.payments_asked()} GROUP BY ALL"


def _together(w: Written, table: str, same: str) -> str:
    """The numbers of the groups touched, added up from day to day."""
    keys = w.listed(w.keys, "t")
    sums = ", ".join(f"CAST(SUM(c.{quoted(code)}) AS BIGINT) AS {quoted(code)}" for code in w.rule.let)
    return f"SELECT {keys}, {sums} FROM {TOUCHED} AS t JOIN {table} AS c ON {same} AND {_year(w)} GROUP BY {keys}"


def _year(w: Written) -> str:
    return f"c.fiscal_year = {w.year.fiscal_year}"
