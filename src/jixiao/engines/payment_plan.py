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
from jixiao.expressions.nodes import Node, walk
from jixiao.expressions.translation import translate
from jixiao.measures.payment_answers import group_columns, payment_columns
from jixiao.standards.payment_rules import DAY, LookUp, PaymentRule, Shape

from .monotone import rising_parts

PAYMENTS = "FROM payment AS p"


@dataclass(frozen=True, slots=True)
class Step:
    """A table that is made on the way, under a name of its own: `SELECT columns source`.

    `by_payment` says that each line is a payment `p` of the source, which begins with PAYMENTS and ends in conditions. `once_each` is a
    condition in the source on one column, as (column, condition). An engine may use both to do less; the lines are the same.
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

    `exempt` counts the payments that an exemption took out, where the rule asks payment by payment.
    """

    rule: PaymentRule
    steps: tuple[Step, ...]
    payments: str
    groups: str | None
    exempt: str | None = None

    @property
    def first_by_payment(self) -> int:
        """The number of the step that first names single payments."""
        return next(number for number, step in enumerate(self.steps) if step.by_payment)


@dataclass(frozen=True, slots=True)
class Year:
    """Whose payments are looked at: a fiscal year, and units (None: all there are)."""

    fiscal_year: int
    units: tuple[str, ...] | None = None

    def within(self, alias: str) -> str:
        """The condition on a table that has both columns."""
        listed = "" if self.units is None else f" AND {alias}.unit IN ({', '.join(map(literal, self.units))})"
        return f"{alias}.fiscal_year = {self.fiscal_year}{listed}"


def plan(rule: PaymentRule, *, year: Year, hashed: bool = False, telling: str = "") -> Plan:
    """The statements of a rule for a year; `hashed` where `hash` takes several columns.

    `telling` is a column of the group that alone tells most groups apart: then candidates are looked for by it, a few too many.
    """
    return _SHAPES[rule.shape](_Written(rule, year, hashed, telling))


def tellable(rule: PaymentRule) -> tuple[str, ...]:
    """Columns that may be `telling`: where candidates are groups by their hash."""
    return rule.by if rule.shape is Shape.WINDOW and not rule.look_ups and len(rule.by) > 1 else ()


def literal(text: str) -> str:
    """A text as SQL."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def quoted(name: str) -> str:
    """A column name as SQL."""
    return f'"{name}"'


class _Written:
    """The pieces that the shapes are put together from."""

    def __init__(self, rule: PaymentRule, year: Year, hashed: bool, telling: str) -> None:
        self.rule, self.year, self.telling = rule, year, telling
        # A hash of several keys is a shorter key; two groups that share one only make a candidate too many.
        self.hashed = hashed and not rule.look_ups and (len(rule.by) > 1 or rule.shape is Shape.CHANGE)
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
        return "TRUE" if self.rule.when is None else self.condition(self.rule.when.node, alias)

    def condition(self, node: Node, alias: str) -> str:
        """A part of the condition, the same way."""
        names = {str(one.value) for one in walk(node) if one.op == "column"}
        columns = {name: self.place(name, alias).replace('"', "") for name in names}
        return f"({translate(node, dialect='duckdb', columns=columns)})"

    def totals(self) -> str:
        """`let` over the payments of a group."""
        return ", ".join(
            f"{found.sql('duckdb', columns=self._own(found))} AS {quoted(code)}"
            for code, found in self.rule.let.items()
        )

    def bounds(self) -> str:
        """Numbers not below `let` over any part of the group's payments."""
        return ", ".join(f"{self._bound(found)} AS {quoted(code)}" for code, found in self.rule.let.items())

    def _bound(self, found: Aggregate) -> str:
        if found.argument is None:
            return "COUNT(*)"
        added = self.of_payment(found.argument)
        return f"CAST(COALESCE(SUM(CASE WHEN {added} > 0 THEN {added} ELSE 0 END), 0) AS BIGINT)"

    @staticmethod
    def _own(found: Aggregate) -> dict[str, str]:
        columns = found.argument.columns if found.argument is not None else frozenset()
        return {name: f"p.{quoted(name)}" for name in columns}

    def candidates(self) -> tuple[Step, ...]:
        """Groups that can fulfil the condition in some part of theirs: what of it cannot turn false as numbers grow, asked of upper bounds.

        None named where no part of the condition is of that kind.
        """
        rule = self.rule
        parts = () if rule.when is None else rising_parts(rule.when.node, set(rule.let), without={DAY})
        if not parts:
            return ()
        keys = f"{self.hash_of_keys()} AS jx_key" if self.hashed else self.listed(self.keys)
        grouped = "ALL" if self.hashed else keys
        inner = f"SELECT {keys}, {self.bounds()} FROM payment AS p WHERE {self.payments_asked()} GROUP BY {grouped}"
        columns = "g.jx_key" if self.hashed else self.listed(self.keys, "g")
        source = (
            f"FROM ({inner}) AS g{self.joined('g')} WHERE {' AND '.join(self.condition(one, 'g') for one in parts)}"
        )
        return (Step(self.name("candidates"), columns, source),)

    def differing(self) -> tuple[Step, ...]:
        """Groups in which the value changes at all, where a hash of it can be compared; none named elsewhere."""
        if not self.hashed_change:
            return ()
        value = f"hash(p.{quoted(self.rule.of)})"
        inner = (
            f"SELECT {self.hash_of_keys()} AS jx_key, MIN({value}) AS low, MAX({value}) AS high FROM payment AS p"
            f" WHERE {self.payments_asked()} GROUP BY ALL"
        )
        return (Step(self.name("candidates"), "g.jx_key", f"FROM ({inner}) AS g WHERE g.low <> g.high"),)

    def hash_of_keys(self) -> str:
        return f"hash({self.listed((self.telling,) if self.telling else self.keys)})"

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

    def near(self, candidates: tuple[Step, ...], *more: str) -> tuple[Step, ...]:
        """The payments of the candidates, with what the shape needs of them; nothing where all groups are candidates."""
        if not candidates:
            return ()
        names = dict.fromkeys((*payment_columns(self.rule), *self.keys, DAY, *more))
        numbers = [
            f"CAST({self.argument(found)} AS BIGINT) AS {quoted('add_' + code)}"
            for code, found in self.rule.let.items()
        ]
        if self.rule.marks is not None:
            numbers.append(f"CASE WHEN {self.of_payment(self.rule.marks)} THEN 1 ELSE 0 END AS jx_marked")
        columns = ", ".join((self.shown(tuple(names), "p"), *numbers))
        return (Step(self.name("near"), columns, self.from_candidates(candidates, hashed=self.hashed), True),)

    def daily(self, near: tuple[Step, ...]) -> Step:
        """What each group adds on each day."""
        keys = self.listed((*self.keys, DAY))
        if near:
            added = {code: f"p.{quoted('add_' + code)}" for code in self.rule.let}
            source = f"FROM {near[0].name} AS p"
        else:
            added = {code: self.argument(found) for code, found in self.rule.let.items()}
            source = f"FROM payment AS p WHERE {self.payments_asked()}"
        sums = ", ".join(f"CAST(SUM({text}) AS BIGINT) AS {quoted(code)}" for code, text in added.items())
        return Step(self.name("daily"), f"{keys}, {sums}", f"{source} GROUP BY {keys}")

    def of_days(self, near: tuple[Step, ...], days: Step) -> Step:
        """The payments of groups on days that are pointed at."""
        same = self.same("p", "g", (DAY,))
        if near:
            names = ", ".join(f"p.{quoted(name)}" for name in payment_columns(self.rule))
            marked = "" if self.rule.marks is None else " WHERE p.jx_marked = 1"
            source = f"FROM {near[0].name} AS p JOIN {days.name} AS g ON {same}{marked}"
            return self.hits(f"{names}, {self.added(near)}", source, by_payment=False)
        source = f"FROM payment AS p JOIN {days.name} AS g ON {same} WHERE {self.payments_asked()}{self.marked()}"
        return self.hits(f"{self.shown(payment_columns(self.rule), 'p')}, {self.added(near)}", source)

    def added(self, near: tuple[Step, ...]) -> str:
        """What each payment adds to the numbers of its group."""
        return ", ".join(
            (f"p.{quoted('add_' + code)}" if near else f"CAST({self.argument(found)} AS BIGINT)")
            + f" AS {quoted('add_' + code)}"
            for code, found in self.rule.let.items()
        )

    def groups_of_hits(self, source: str, columns: str) -> str:
        """Lines of `source` (alias g) whose group has a payment that is pointed at."""
        keys = self.listed(self.keys, "h")
        distinct = f"SELECT DISTINCT {keys} FROM {self.name('hits')} AS h"
        return f"SELECT {columns} FROM {source} AS g JOIN ({distinct}) AS d ON {self.same('g', 'd')}"

    def taken(self) -> str:
        names = ", ".join(quoted(name) for name in payment_columns(self.rule))
        return f"SELECT {names} FROM {self.name('hits')}"


def _row(w: _Written) -> Plan:
    names = payment_columns(w.rule)
    source = f"FROM payment AS p{w.joined('p')} WHERE {w.payments_asked()} AND {w.when('p')}"
    hits = Step(w.name("hits"), w.shown(names, "p"), source, True, w.once_each())
    if not w.rule.exempt:
        return Plan(w.rule, (hits,), w.taken(), None)
    spared = f"FROM payment AS p WHERE {w.known()} AND ({w.spared()})"
    exempt = Step(w.name("exempt"), "COUNT(*) AS payments", spared, once_each=w.once_each())
    return Plan(w.rule, (exempt, hits), w.taken(), None, f"SELECT payments FROM {exempt.name}")


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
    near = w.near(candidates)
    daily = w.daily(near)
    reach = w.rule.within - 1
    over = f"PARTITION BY {w.listed(w.keys, 'k')} ORDER BY k.{quoted(DAY)}"
    back = f"OVER ({over} RANGE BETWEEN {reach} PRECEDING AND CURRENT ROW)"
    ahead = f"OVER ({over} RANGE BETWEEN CURRENT ROW AND {reach} FOLLOWING)"
    keys = w.listed((*w.keys, DAY), "k")
    sums = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}) {back}, 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    ends = f"{w.listed((*w.keys, DAY), 'g')}, CASE WHEN {w.when('g')} THEN 1 ELSE 0 END AS ends"
    windows = Step(w.name("windows"), ends, f"FROM (SELECT {keys}, {sums} FROM {daily.name} AS k) AS g")
    inside = f"SELECT {keys}, MAX(k.ends) {ahead} AS inside FROM {windows.name} AS k"
    days = Step(w.name("days"), w.listed((*w.keys, DAY), "g"), f"FROM ({inside}) AS g WHERE g.inside = 1")
    totals = ", ".join(
        f"CAST(COALESCE(SUM(g.{quoted('add_' + code)}), 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    grouped = w.listed(("unit", "fiscal_year", *w.rule.by), "g")
    groups = f"SELECT {grouped}, {totals} FROM {w.name('hits')} AS g GROUP BY {grouped}"
    return Plan(w.rule, (*candidates, *near, daily, windows, days, w.of_days(near, days)), w.taken(), groups)


def _running(w: _Written) -> Plan:
    candidates = w.candidates()
    near = w.near(candidates)
    daily = w.daily(near)
    over = f"OVER (PARTITION BY {w.listed(w.keys, 'k')} ORDER BY k.{quoted(DAY)})"
    sums = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}) {over}, 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    inner = f"SELECT {w.listed((*w.keys, DAY), 'k')}, {sums} FROM {daily.name} AS k"
    listed = w.listed((*w.keys, DAY), "g")
    days = Step(w.name("days"), listed, f"FROM ({inner}) AS g{w.joined('g')} WHERE {w.when('g')}")
    sums_of_year = ", ".join(
        f"CAST(COALESCE(SUM(k.{quoted(code)}), 0) AS BIGINT) AS {quoted(code)}" for code in w.rule.let
    )
    grouped = w.listed(w.keys, "k")
    total = f"(SELECT {grouped}, {sums_of_year} FROM {daily.name} AS k GROUP BY {grouped})"
    groups = w.groups_of_hits(total, w.shown(group_columns(w.rule), "g")) + w.joined("g")
    return Plan(w.rule, (*candidates, *near, daily, days, w.of_days(near, days)), w.taken(), groups)


def _change(w: _Written) -> Plan:
    of = w.rule.of
    keys = w.listed((*w.keys, of))
    day = quoted(DAY)
    some = w.differing()
    near = w.near(some, of)
    asked = f"{near[0].name} AS p" if near else f"payment AS p WHERE {w.payments_asked()}"
    firsts = Step(w.name("firsts"), f"{keys}, MIN(p.{day}) AS first", f"FROM {asked} GROUP BY {keys}")
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
    on = f"JOIN {new.name} AS f ON {w.same('p', 'f', (of,))} AND p.{day} = f.first"
    if near:
        names = ", ".join(f"p.{quoted(name)}" for name in payment_columns(w.rule))
        hits = w.hits(names, f"FROM {near[0].name} AS p {on}", by_payment=False)
    else:
        hits = w.hits(w.shown(payment_columns(w.rule), "p"), f"FROM payment AS p {on} WHERE {w.payments_asked()}")
    groups = w.groups_of_hits(starts.name, w.shown(group_columns(w.rule), "g"))
    return Plan(w.rule, (*some, *near, firsts, starts, new, hits), w.taken(), groups)


_SHAPES = {Shape.ROW: _row, Shape.GROUP: _group, Shape.WINDOW: _window, Shape.RUNNING: _running, Shape.CHANGE: _change}
