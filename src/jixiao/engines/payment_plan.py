"""Payment rules as statements of SQL: aggregate first, then only the groups that can matter, then windows over these.

The text is DuckDB's dialect; SQLGlot writes it for the others. Every statement reads one fiscal year. What the statements mean is said
in `standards.payment_rules.PaymentRule` and held by `measures.payment_reference`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.expressions.aggregates import Aggregate
from jixiao.expressions.expression import Expression
from jixiao.measures.payment_answers import group_columns, payment_columns
from jixiao.standards.payment_rules import DAY, LookUp, PaymentRule, Shape

from .monotone import rises

NOTHING = "CAST(NULL AS BIGINT)"


@dataclass(frozen=True, slots=True)
class Step:
    """A table that is made on the way, under a name of its own."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The statements of one rule: tables in order, then the payments pointed at and, unless asked payment by payment, their groups."""

    rule: PaymentRule
    steps: tuple[Step, ...]
    payments: str
    groups: str | None


@dataclass(frozen=True, slots=True)
class Year:
    """Whose payments are looked at: a fiscal year, and units (None: all there are)."""

    fiscal_year: int
    units: tuple[str, ...] | None = None

    def within(self, alias: str) -> str:
        """The condition on a table that has both columns."""
        listed = "" if self.units is None else f" AND {alias}.unit IN ({', '.join(map(literal, self.units))})"
        return f"{alias}.fiscal_year = {self.fiscal_year}{listed}"


def plan(rule: PaymentRule, *, year: Year) -> Plan:
    """The statements of a rule for a year."""
    return _SHAPES[rule.shape](_Written(rule, year))


def literal(text: str) -> str:
    """A text as SQL."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def quoted(name: str) -> str:
    """A column name as SQL."""
    return f'"{name}"'


class _Written:
    """The pieces that the shapes are put together from."""

    def __init__(self, rule: PaymentRule, year: Year) -> None:
        self.rule, self.year = rule, year
        self.slug = re.sub(r"\W", "_", rule.code.lower())
        self.keys = ("unit", *rule.by)
        self.looked_up = {f"{one.alias}." for one in rule.look_ups}

    def name(self, part: str) -> str:
        return f"jx_{self.slug}_{part}"

    def payments_asked(self) -> str:
        """Conditions on `p`: year, units, what is needed, `where`, no exemption."""
        rule = self.rule
        parts = [self.year.within("p"), *(f"p.{quoted(name)} IS NOT NULL" for name in rule.needed)]
        if rule.where is not None:
            parts.append(f"({self.of_payment(rule.where)})")
        parts += [f"NOT coalesce({self.of_payment(one.when)}, FALSE)" for one in rule.exempt]
        return " AND ".join(parts)

    def of_payment(self, expression: Expression) -> str:
        return expression.sql(
            "duckdb", columns={name: f"p.{quoted(name)}" for name in expression.columns if "." not in name}
        )

    def argument(self, aggregate: Aggregate) -> str:
        """What is added up; a count adds ones."""
        return "1" if aggregate.argument is None else self.of_payment(aggregate.argument)

    def listed(self, names: Iterable[str], alias: str = "p") -> str:
        return ", ".join(f"{alias}.{quoted(name)}" for name in names)

    def shown(self, names: Sequence[str], alias: str) -> str:
        """Output columns; the year is the same for all, so it is written rather than carried."""
        return ", ".join(
            f"CAST({self.year.fiscal_year} AS BIGINT) AS fiscal_year"
            if name == "fiscal_year"
            else f"{self.place(name, alias)} AS {quoted(name)}"
            for name in names
        )

    def place(self, name: str, alias: str) -> str:
        if "." in name:
            other, column = name.split(".", 1)
            return f"lk_{other}.{quoted(column)}"
        return f"{alias}.{quoted(name)}"

    def same(self, left: str, right: str, more: Iterable[str] = ()) -> str:
        names = (*self.keys, *more)
        return " AND ".join(f"{left}.{quoted(name)} = {right}.{quoted(name)}" for name in names)

    def joined(self, alias: str) -> str:
        """LEFT JOINs of the look-ups to a payment or group."""
        return "".join(self._join(one, alias) for one in self.rule.look_ups)

    def _join(self, one: LookUp, alias: str) -> str:
        other = [column for column, _ in one.on]
        on = [f"lk_{one.alias}.unit = {alias}.unit"]
        on += [f"lk_{one.alias}.{quoted(there)} = {alias}.{quoted(own)}" for there, own in one.on]
        where = self.year.within("t")
        if one.where is not None:
            columns = {name: f"t.{quoted(name)}" for name in one.where.columns}
            where += f" AND ({one.where.sql('duckdb', columns=columns)})"
        if not one.let:
            return f" LEFT JOIN (SELECT * FROM {one.table} AS t WHERE {where}) AS lk_{one.alias} ON {' AND '.join(on)}"
        totals = ", ".join(f"{self._total(found)} AS {quoted(code)}" for code, found in one.let.items())
        keys = self.listed(("unit", *other), "t")
        inner = f"SELECT {keys}, {totals} FROM {one.table} AS t WHERE {where} GROUP BY {keys}"
        return f" LEFT JOIN ({inner}) AS lk_{one.alias} ON {' AND '.join(on)}"

    @staticmethod
    def _total(found: Aggregate) -> str:
        columns = found.argument.columns if found.argument is not None else frozenset()
        return found.sql("duckdb", columns={name: f"t.{quoted(name)}" for name in columns})

    def when(self, alias: str) -> str:
        """The condition over a payment or group of this alias and the look-ups."""
        condition = self.rule.when
        if condition is None:
            return "TRUE"
        columns = {name: self.place(name, alias).replace('"', "") for name in condition.columns}
        return f"({condition.sql('duckdb', columns=columns)})"

    def totals(self) -> str:
        """`let` over the payments of a group."""
        return ", ".join(
            f"{found.sql('duckdb', columns=self._own(found))} AS {quoted(code)}"
            for code, found in self.rule.let.items()
        )

    def bounds(self) -> str:
        """Numbers not below `let` over any part of the group's payments."""
        return ", ".join(
            f"CAST(COALESCE(SUM(CASE WHEN {self.argument(found)} > 0 THEN {self.argument(found)} ELSE 0 END), 0) AS BIGINT)"
            f" AS {quoted(code)}"
            for code, found in self.rule.let.items()
        )

    @staticmethod
    def _own(found: Aggregate) -> dict[str, str]:
        columns = found.argument.columns if found.argument is not None else frozenset()
        return {name: f"p.{quoted(name)}" for name in columns}

    def candidates(self) -> tuple[Step, ...]:
        """Groups that can fulfil the condition in some part of theirs; none named when the condition may fall as numbers grow."""
        rule = self.rule
        if rule.when is None or not rises(rule.when.node, set(rule.let)):
            return ()
        keys = self.listed(self.keys)
        inner = f"SELECT {keys}, {self.bounds()} FROM payment AS p WHERE {self.payments_asked()} GROUP BY {keys}"
        sql = f"SELECT {self.listed(self.keys, 'g')} FROM ({inner}) AS g{self.joined('g')} WHERE {self.when('g')}"
        return (Step(self.name("candidates"), sql),)

    def from_candidates(self, steps: tuple[Step, ...]) -> str:
        """The payments asked, of the candidates where they are known."""
        if not steps:
            return f"FROM payment AS p WHERE {self.payments_asked()}"
        return f"FROM payment AS p JOIN {steps[0].name} AS c ON {self.same('p', 'c')} WHERE {self.payments_asked()}"

    def marked(self) -> str:
        marks = self.rule.marks
        return "" if marks is None else f" AND ({self.of_payment(marks)})"

    def hits(self, sql: str) -> Step:
        return Step(self.name("hits"), sql)

    def groups_of_hits(self, source: str, columns: str) -> str:
        """Lines of `source` (alias g) whose group has a payment that is pointed at."""
        keys = self.listed(self.keys, "h")
        distinct = f"SELECT DISTINCT {keys} FROM {self.name('hits')} AS h"
        return f"SELECT {columns} FROM {source} AS g JOIN ({distinct}) AS d ON {self.same('g', 'd')}"

    def taken(self) -> str:
        names = ", ".join(quoted(name) for name in payment_columns(self.rule))
        return f"SELECT {names} FROM {self.name('hits')}"


def _row(w: _Written) -> Plan:
    columns = w.shown(payment_columns(w.rule), "p")
    sql = f"SELECT {columns} FROM payment AS p{w.joined('p')} WHERE {w.payments_asked()} AND {w.when('p')}"
    return Plan(w.rule, (w.hits(sql),), w.taken(), None)


def _group(w: _Written) -> Plan:
    keys = w.listed(w.keys)
    inner = f"SELECT {keys}, {w.totals()} FROM payment AS p WHERE {w.payments_asked()} GROUP BY {keys}"
    columns = w.shown(group_columns(w.rule), "g")
    held = Step(w.name("held"), f"SELECT {columns} FROM ({inner}) AS g{w.joined('g')} WHERE {w.when('g')}")
    pointed = w.shown(payment_columns(w.rule), "p")
    hits = f"SELECT {pointed} FROM payment AS p JOIN {held.name} AS g ON {w.same('p', 'g')} WHERE {w.payments_asked()}{w.marked()}"
    groups = w.groups_of_hits(held.name, w.listed(group_columns(w.rule), "g"))
    return Plan(w.rule, (held, w.hits(hits)), w.taken(), groups)


def _window(w: _Written) -> Plan:
    candidates = w.candidates()
    reach = w.rule.within - 1
    over = f"PARTITION BY {w.listed(w.keys, 'k')} ORDER BY k.{quoted(DAY)}"
    back = f"OVER ({over} RANGE BETWEEN {reach} PRECEDING AND CURRENT ROW)"
    ahead = f"OVER ({over} RANGE BETWEEN CURRENT ROW AND {reach} FOLLOWING)"
    names = dict.fromkeys((*payment_columns(w.rule), *w.keys, DAY))
    added = ", ".join(
        f"CAST({w.argument(found)} AS BIGINT) AS {quoted('add_' + code)}" for code, found in w.rule.let.items()
    )
    near = Step(w.name("near"), f"SELECT {w.shown(tuple(names), 'p')}, {added} {w.from_candidates(candidates)}")
    sums = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted('add_' + code)}) {back}, 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    windows = Step(
        w.name("windows"),
        f"SELECT g.*, CASE WHEN {w.when('g')} THEN 1 ELSE 0 END AS ends FROM (SELECT k.*, {sums} FROM {near.name} AS k) AS g",
    )
    hits = f"SELECT * FROM (SELECT k.*, MAX(k.ends) {ahead} AS inside FROM {windows.name} AS k) AS g WHERE g.inside = 1"
    totals = ", ".join(
        f"CAST(COALESCE(SUM(g.{quoted('add_' + code)}), 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    keys = w.listed(("unit", "fiscal_year", *w.rule.by), "g")
    groups = f"SELECT {keys}, {totals} FROM {w.name('hits')} AS g GROUP BY {keys}"
    return Plan(w.rule, (*candidates, near, windows, w.hits(hits)), w.taken(), groups)


def _running(w: _Written) -> Plan:
    candidates = w.candidates()
    keys = w.listed((*w.keys, DAY))
    added = ", ".join(
        f"CAST(SUM({w.argument(found)}) AS BIGINT) AS {quoted(code)}" for code, found in w.rule.let.items()
    )
    daily = Step(w.name("daily"), f"SELECT {keys}, {added} {w.from_candidates(candidates)} GROUP BY {keys}")
    over = f"OVER (PARTITION BY {w.listed(w.keys, 'k')} ORDER BY k.{quoted(DAY)})"
    sums = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}) {over}, 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    inner = f"SELECT {w.listed((*w.keys, DAY), 'k')}, {sums} FROM {daily.name} AS k"
    days = Step(
        w.name("days"), f"SELECT {w.listed((*w.keys, DAY), 'g')} FROM ({inner}) AS g{w.joined('g')} WHERE {w.when('g')}"
    )
    pointed = w.shown(payment_columns(w.rule), "p")
    hits = (
        f"SELECT {pointed} FROM payment AS p JOIN {days.name} AS g ON {w.same('p', 'g', (DAY,))}"
        f" WHERE {w.payments_asked()}{w.marked()}"
    )
    sums_of_year = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}), 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    grouped = w.listed(w.keys, "k")
    total = f"(SELECT {grouped}, {sums_of_year} FROM {daily.name} AS k GROUP BY {grouped})"
    groups = w.groups_of_hits(total, w.shown(group_columns(w.rule), "g")) + w.joined("g")
    return Plan(w.rule, (*candidates, daily, days, w.hits(hits)), w.taken(), groups)


def _change(w: _Written) -> Plan:
    of = w.rule.of
    keys = w.listed((*w.keys, of))
    day = quoted(DAY)
    firsts = Step(
        w.name("firsts"),
        f"SELECT {keys}, MIN(p.{day}) AS first FROM payment AS p WHERE {w.payments_asked()} GROUP BY {keys}",
    )
    grouped = w.listed(w.keys, "f")
    starts = Step(
        w.name("starts"),
        f'SELECT {grouped}, MIN(f.first) AS start, MAX(f.first) AS first, COUNT(*) AS "values" FROM {firsts.name} AS f'
        f" GROUP BY {grouped} HAVING MAX(f.first) > MIN(f.first)",
    )
    hits = (
        f"SELECT {w.shown(payment_columns(w.rule), 'p')} FROM payment AS p"
        f" JOIN {firsts.name} AS f ON {w.same('p', 'f', (of,))} AND p.{day} = f.first"
        f" JOIN {starts.name} AS s ON {w.same('p', 's')} AND f.first > s.start WHERE {w.payments_asked()}"
    )
    groups = w.groups_of_hits(starts.name, w.shown(group_columns(w.rule), "g"))
    return Plan(w.rule, (firsts, starts, w.hits(hits)), w.taken(), groups)


_SHAPES = {Shape.ROW: _row, Shape.GROUP: _group, Shape.WINDOW: _window, Shape.RUNNING: _running, Shape.CHANGE: _change}
