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
from jixiao.expressions.nodes import walk
from jixiao.measures.payment_answers import group_columns, payment_columns
from jixiao.standards.payment_rules import DAY, LookUp, PaymentRule, Shape

from .monotone import rises

NOTHING = "CAST(NULL AS BIGINT)"


@dataclass(frozen=True, slots=True)
class Step:
    """A table that is made on the way, under a name of its own: `SELECT columns source`.

    `by_payment` says that each line is a payment `p` of the source, whose text ends in conditions; `once_each` is a condition in it on one
    column, as (column, condition). An engine may use both to do less; the lines are the same.
    """

    name: str
    columns: str
    source: str
    by_payment: bool = False
    once_each: tuple[str, str] | None = None

    @property
    def sql(self) -> str:
        """The whole query."""
        return f"SELECT {self.columns} {self.source}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The statements of one rule: tables in order, then the payments pointed at and, unless asked payment by payment, their groups.

    `exempt` counts the payments that an exemption took out, where the tables tell it.
    """

    rule: PaymentRule
    steps: tuple[Step, ...]
    payments: str
    groups: str | None
    exempt: str | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """Whose payments are looked at: a fiscal year, and units (None: all there are)."""

    fiscal_year: int
    units: tuple[str, ...] | None = None

    def within(self, alias: str) -> str:
        """The condition on a table that has both columns."""
        listed = "" if self.units is None else f" AND {alias}.unit IN ({', '.join(map(literal, self.units))})"
        return f"{alias}.fiscal_year = {self.fiscal_year}{listed}"


def plan(rule: PaymentRule, *, year: Year, hashed: bool = False) -> Plan:
    """The statements of a rule for a year; `hashed` for DuckDB over files: payments have places, `hash` takes several columns."""
    return _SHAPES[rule.shape](_Written(rule, year, hashed))


def literal(text: str) -> str:
    """A text as SQL."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def quoted(name: str) -> str:
    """A column name as SQL."""
    return f'"{name}"'


class _Written:
    """The pieces that the shapes are put together from."""

    def __init__(self, rule: PaymentRule, year: Year, hashed: bool) -> None:
        self.rule, self.year = rule, year
        # A hash of several keys is a shorter key; two groups that share one only make a candidate too many.
        self.hashed = hashed and not rule.look_ups and len(rule.by) > 1
        self.hashed_change = hashed
        self.slug = re.sub(r"\W", "_", rule.code.lower())
        self.keys = ("unit", *rule.by)
        self.looked_up = {f"{one.alias}." for one in rule.look_ups}

    def name(self, part: str) -> str:
        return f"jx_{self.slug}_{part}"

    def known(self) -> str:
        """Conditions on `p`: year, units, what is needed, `where`."""
        rule = self.rule
        parts = [self.year.within("p"), *(f"p.{quoted(name)} IS NOT NULL" for name in rule.needed)]
        if rule.where is not None:
            parts.append(f"({self.of_payment(rule.where)})")
        return " AND ".join(parts)

    def spared(self) -> str:
        """Whether an exemption takes a payment out."""
        return " OR ".join(f"coalesce({self.of_payment(one.when)}, FALSE)" for one in self.rule.exempt) or "FALSE"

    def payments_asked(self) -> str:
        """Conditions on `p`: known, and not exempt."""
        return f"{self.known()} AND NOT ({self.spared()})" if self.rule.exempt else self.known()

    def once_each(self) -> tuple[str, str] | None:
        """A condition that is dear (words, the calendar) and reads one column only, as (column, text of the condition)."""
        for condition, text in ((self.rule.where, self.of_payment), (self.rule.when, lambda _: self.when("p")[1:-1])):
            if condition is None or len(condition.columns) != 1 or "." in (column := next(iter(condition.columns))):
                continue
            if any(node.op in ("contains", "workday") for node in walk(condition.node)):
                return column, text(condition)
        return None

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
        if rule.when is None or DAY in rule.when.columns or not rises(rule.when.node, set(rule.let)):
            return ()
        keys = f"{self.hash_of_keys()} AS jx_key" if self.hashed else self.listed(self.keys)
        grouped = "ALL" if self.hashed else keys
        inner = f"SELECT {keys}, {self.bounds()} FROM payment AS p WHERE {self.payments_asked()} GROUP BY {grouped}"
        columns = "g.jx_key" if self.hashed else self.listed(self.keys, "g")
        source = f"FROM ({inner}) AS g{self.joined('g')} WHERE {self.when('g')}"
        return (Step(self.name("candidates"), columns, source),)

    def hash_of_keys(self) -> str:
        return f"hash({self.listed(self.keys)})"

    def from_candidates(self, steps: tuple[Step, ...], *, hashed: bool) -> str:
        """The payments asked, of the candidates where they are known."""
        if not steps:
            return f"FROM payment AS p WHERE {self.payments_asked()}"
        same = f"{self.hash_of_keys()} = c.jx_key" if hashed else self.same("p", "c")
        return f"FROM payment AS p JOIN {steps[-1].name} AS c ON {same} WHERE {self.payments_asked()}"

    def marked(self) -> str:
        marks = self.rule.marks
        return "" if marks is None else f" AND ({self.of_payment(marks)})"

    def hits(self, columns: str, source: str, *, by_payment: bool = True) -> Step:
        return Step(self.name("hits"), columns, source, by_payment)

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
    source = f"FROM payment AS p{w.joined('p')} WHERE {w.known()}"
    if not w.rule.exempt:
        hits = Step(w.name("hits"), columns, f"{source} AND {w.when('p')}", True, w.once_each())
        return Plan(w.rule, (hits,), w.taken(), None)
    spared = f"CASE WHEN {w.spared()} THEN 1 ELSE 0 END AS jx_spared"
    hits = Step(
        w.name("hits"), f"{columns}, {spared}", f"{source} AND ({w.spared()} OR {w.when('p')})", True, w.once_each()
    )
    count = f"SELECT COUNT(*) FROM {hits.name} WHERE jx_spared = 1"
    return Plan(w.rule, (hits,), f"{w.taken()} WHERE jx_spared = 0", None, count)


def _group(w: _Written) -> Plan:
    keys = w.listed(w.keys)
    inner = f"SELECT {keys}, {w.totals()} FROM payment AS p WHERE {w.payments_asked()} GROUP BY {keys}"
    columns = w.shown(group_columns(w.rule), "g")
    held = Step(w.name("held"), columns, f"FROM ({inner}) AS g{w.joined('g')} WHERE {w.when('g')}")
    source = f"FROM payment AS p JOIN {held.name} AS g ON {w.same('p', 'g')} WHERE {w.payments_asked()}{w.marked()}"
    groups = w.groups_of_hits(held.name, w.listed(group_columns(w.rule), "g"))
    return Plan(w.rule, (held, w.hits(w.shown(payment_columns(w.rule), "p"), source)), w.taken(), groups)


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
    source = w.from_candidates(candidates, hashed=w.hashed)
    near = Step(w.name("near"), f"{w.shown(tuple(names), 'p')}, {added}", source, True)
    sums = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted('add_' + code)}) {back}, 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    ends = f"g.*, CASE WHEN {w.when('g')} THEN 1 ELSE 0 END AS ends"
    windows = Step(w.name("windows"), ends, f"FROM (SELECT k.*, {sums} FROM {near.name} AS k) AS g")
    inside = f"SELECT k.*, MAX(k.ends) {ahead} AS inside FROM {windows.name} AS k"
    hits = w.hits("*", f"FROM ({inside}) AS g WHERE g.inside = 1", by_payment=False)
    totals = ", ".join(
        f"CAST(COALESCE(SUM(g.{quoted('add_' + code)}), 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    keys = w.listed(("unit", "fiscal_year", *w.rule.by), "g")
    groups = f"SELECT {keys}, {totals} FROM {w.name('hits')} AS g GROUP BY {keys}"
    return Plan(w.rule, (*candidates, near, windows, hits), w.taken(), groups)


def _running(w: _Written) -> Plan:
    candidates = w.candidates()
    keys = w.listed((*w.keys, DAY))
    added = ", ".join(
        f"CAST(SUM({w.argument(found)}) AS BIGINT) AS {quoted(code)}" for code, found in w.rule.let.items()
    )
    daily = Step(
        w.name("daily"), f"{keys}, {added}", f"{w.from_candidates(candidates, hashed=w.hashed)} GROUP BY {keys}"
    )
    over = f"OVER (PARTITION BY {w.listed(w.keys, 'k')} ORDER BY k.{quoted(DAY)})"
    sums = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}) {over}, 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    inner = f"SELECT {w.listed((*w.keys, DAY), 'k')}, {sums} FROM {daily.name} AS k"
    listed = w.listed((*w.keys, DAY), "g")
    days = Step(w.name("days"), listed, f"FROM ({inner}) AS g{w.joined('g')} WHERE {w.when('g')}")
    source = (
        f"FROM payment AS p JOIN {days.name} AS g ON {w.same('p', 'g', (DAY,))} WHERE {w.payments_asked()}{w.marked()}"
    )
    hits = w.hits(w.shown(payment_columns(w.rule), "p"), source)
    sums_of_year = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}), 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    grouped = w.listed(w.keys, "k")
    total = f"(SELECT {grouped}, {sums_of_year} FROM {daily.name} AS k GROUP BY {grouped})"
    groups = w.groups_of_hits(total, w.shown(group_columns(w.rule), "g")) + w.joined("g")
    return Plan(w.rule, (*candidates, daily, days, hits), w.taken(), groups)


def _change(w: _Written) -> Plan:
    of = w.rule.of
    keys = w.listed((*w.keys, of))
    day = quoted(DAY)
    some: tuple[Step, ...] = ()
    if w.hashed_change:
        value = f"hash(p.{quoted(of)})"
        differing = (
            f"SELECT {w.hash_of_keys()} AS jx_key, MIN({value}) AS low, MAX({value}) AS high FROM payment AS p"
            f" WHERE {w.payments_asked()} GROUP BY ALL"
        )
        some = (Step(w.name("candidates"), "g.jx_key", f"FROM ({differing}) AS g WHERE g.low <> g.high"),)
    columns = w.listed(dict.fromkeys((*w.keys, of, DAY)))
    asked = Step(w.name("asked"), columns, w.from_candidates(some, hashed=True), bool(some))
    firsts = Step(w.name("firsts"), f"{keys}, MIN(p.{day}) AS first", f"FROM {asked.name} AS p GROUP BY {keys}")
    grouped = w.listed(w.keys, "f")
    starts = Step(
        w.name("starts"),
        f'{grouped}, MIN(f.first) AS start, MAX(f.first) AS first, COUNT(*) AS "values"',
        f"FROM {firsts.name} AS f GROUP BY {grouped} HAVING MAX(f.first) > MIN(f.first)",
    )
    new = Step(
        w.name("new"),
        w.listed((*w.keys, of, "first"), "f"),
        f"FROM {firsts.name} AS f JOIN {starts.name} AS s ON {w.same('f', 's')} AND f.first > s.start",
    )
    source = f"FROM payment AS p JOIN {new.name} AS f ON {w.same('p', 'f', (of,))} AND p.{day} = f.first WHERE {w.payments_asked()}"
    groups = w.groups_of_hits(starts.name, w.shown(group_columns(w.rule), "g"))
    hits = w.hits(w.shown(payment_columns(w.rule), "p"), source)
    return Plan(w.rule, (*some, asked, firsts, starts, new, hits), w.taken(), groups)


_SHAPES = {Shape.ROW: _row, Shape.GROUP: _group, Shape.WINDOW: _window, Shape.RUNNING: _running, Shape.CHANGE: _change}
