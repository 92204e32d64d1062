"""The pieces of SQL that payment rules are asked with, in DuckDB's dialect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.aggregates import Aggregate
from jixiao.expressions.expression import Expression
from jixiao.expressions.nodes import Node, walk
from jixiao.expressions.translation import translate
from jixiao.measures.payment_answers import payment_columns
from jixiao.standards.payment_rules import DAY, PaymentRule, Shape
from jixiao.standards.rule_clauses import LookUp

from .monotone import repeats, rising_parts

PAYMENTS = "FROM payment AS p"
PLACE = "CAST(p._file AS UINTEGER) AS _file, CAST(p._row AS UINTEGER) AS _row"
"""Where a payment lies, in few bytes: the number of its file and of its row."""


@dataclass(frozen=True, slots=True)
class Step:
    """A table that is made on the way, under a name of its own: `SELECT columns source`.

    `by_payment` says that each line is a payment `p` of the source, which begins with PAYMENTS and ends in conditions. `once_each` is a
    condition in the source on one column, as (column, condition). `places` is a query for the places (`_file`, `_row`) of the payments, or
    of a few more. An engine may use all of it to do less; the lines are the same.
    """

    name: str
    columns: str
    source: str
    by_payment: bool = False
    once_each: tuple[str, str] | None = None
    places: str = ""

    @property
    def sql(self) -> str:
        """The whole query."""
        return f"SELECT {self.columns} {self.source}"


@dataclass(frozen=True, slots=True)
class Year:
    """Whose payments are looked at: a fiscal year, and units (None: all there are)."""

    fiscal_year: int
    units: tuple[str, ...] | None = None

    def within(self, alias: str) -> str:
        """The condition on a table that has both columns."""
        listed = "" if self.units is None else f" AND {alias}.unit IN ({', '.join(map(literal, self.units))})"
        return f"{alias}.fiscal_year = {self.fiscal_year}{listed}"


def literal(text: str) -> str:
    """A text as SQL."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def quoted(name: str) -> str:
    """A column name as SQL."""
    return f'"{name}"'


@dataclass(frozen=True, slots=True)
class Totals:
    """A table of sums that several rules read; `columns` by the code of a rule and of its number (the empty one counts payments)."""

    step: Step
    columns: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Aids:
    """What makes statements cheaper on some engine or beside other rules; none of it changes an answer.

    `hashed`: `hash` takes several columns. `telling`: a column of the group that alone tells most groups apart, by which candidates are
    looked for, a few too many. `placed`: a payment has a place (`_file`, `_row`), which is kept beside the hash of its group. `totals`: a
    table in which the numbers of the rule have been added up together with those of others. `full`: columns of
    payments known to have no gap.
    """

    hashed: bool = False
    telling: str = ""
    placed: bool = False
    totals: Totals | None = None
    full: frozenset[str] = frozenset()


NO_AIDS = Aids()


class Written:
    """The pieces that the shapes are put together from."""

    def __init__(self, rule: PaymentRule, year: Year, aids: Aids = NO_AIDS) -> None:
        self.rule, self.year, self.aids = rule, year, aids
        hashed, self.telling = aids.hashed, aids.telling
        # A hash of several keys is a shorter key; two groups that share one only make a candidate too many.
        self.hashed = hashed and not rule.look_ups and (len(rule.by) > 1 or rule.shape is Shape.CHANGE)
        self.hashed_change = hashed
        self.slug = re.sub(r"\W", "_", rule.code.lower())
        self.keys = ("unit", *rule.by)
        self.looked_up = {f"{one.alias}." for one in rule.look_ups}

    def name(self, part: str) -> str:
        """A table of this rule."""
        return f"jx_{self.slug}_{part}"

    def known(self) -> str:
        """Conditions on `p`: year, units, what is needed, `where`."""
        return " AND ".join((self.year.within("p"), *self._own_conditions()))

    def _own_conditions(self) -> list[str]:
        parts = [f"p.{quoted(name)} IS NOT NULL" for name in self.rule.needed if name not in self.aids.full]
        return parts if self.rule.where is None else [*parts, f"({self.of_payment(self.rule.where)})"]

    def spared(self) -> str:
        """Whether an exemption takes a payment out."""
        return " OR ".join(f"coalesce({self.of_payment(one.when)}, FALSE)" for one in self.rule.exempt) or "FALSE"

    def spared_or_not(self) -> Step:
        """The places of payments that an exemption takes out (`spared`) and of those pointed at, found in one pass."""
        spared = f"({self.spared()})"
        source = f"FROM payment AS p WHERE {self.known()} AND ({spared} OR {self.when('p')})"
        return Step(self.name("asked"), f"{PLACE}, {spared} AS spared", source, once_each=self.once_each())

    def payments_asked(self) -> str:
        """Conditions on `p`: known, and not exempt."""
        return " AND ".join((self.year.within("p"), self.asked_of_any()))

    def asked_of_any(self) -> str:
        """The same without the year."""
        spared = [f"NOT ({self.spared()})"] if self.rule.exempt else []
        return " AND ".join((*self._own_conditions(), *spared)) or "TRUE"

    def once_each(self) -> tuple[str, str] | None:
        """A condition that is dear (words, the calendar) and reads one column only, as (column, text of the condition)."""
        for condition, text in ((self.rule.where, self.of_payment), (self.rule.when, lambda _: self.when("p")[1:-1])):
            if condition is None or len(condition.columns) != 1 or "." in (column := next(iter(condition.columns))):
                continue
            if any(node.op in ("contains", "workday") for node in walk(condition.node)):
                return column, text(condition)
        return None

    def of_payment(self, expression: Expression) -> str:
        """An expression over a payment `p`."""
        return expression.sql(
            "duckdb", columns={name: f"p.{quoted(name)}" for name in expression.columns if "." not in name}
        )

    def argument(self, aggregate: Aggregate) -> str:
        """What is added up; a count adds ones."""
        return "1" if aggregate.argument is None else self.of_payment(aggregate.argument)

    def listed(self, names: Iterable[str], alias: str = "p") -> str:
        """Columns, one after another."""
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
        """Where a column stands: in the payment or group, or in a look-up."""
        if "." in name:
            other, column = name.split(".", 1)
            return f"lk_{other}.{quoted(column)}"
        return f"{alias}.{quoted(name)}"

    def same(self, left: str, right: str, more: Iterable[str] = ()) -> str:
        """That two are of the same group."""
        names = (*self.keys, *more)
        return " AND ".join(f"{left}.{quoted(name)} = {right}.{quoted(name)}" for name in names)

    def joined(self, alias: str, only: Iterable[str] | None = None) -> str:
        """LEFT JOINs of the look-ups to a payment or group; `only` of those with these aliases."""
        wanted = self.rule.look_ups if only is None else [one for one in self.rule.look_ups if one.alias in only]
        return "".join(self._join(one, alias) for one in wanted)

    def either(self) -> str:
        """The places of the payments for which one branch of an OR over look-ups holds, found branch by branch.

        Each branch joins only what it names, and joins it as a filter; all of them together would be looked up for every payment. The rest
        of the condition is left out: a few payments too many. Empty where there is no such OR.
        """
        when = self.rule.when
        parts = (
            () if when is None or not self.aids.placed else when.node.args if when.node.op == "and" else (when.node,)
        )
        branches = next((part.args for part in parts if part.op == "or" and all(map(self._aliases, part.args))), ())
        known = self.payments_asked()
        return " UNION ALL ".join(
            f"SELECT p._file, p._row FROM payment AS p{self.joined('p', self._aliases(one))}"
            f" WHERE {known} AND {self.condition(one, 'p')}"
            for one in branches
        )

    @staticmethod
    def _aliases(node: Node) -> set[str]:
        """The look-ups that a part of the condition names."""
        names = (str(one.value) for one in walk(node) if one.op == "column")
        return {name.split(".", 1)[0] for name in names if "." in name}

    def _join(self, one: LookUp[Aggregate], alias: str) -> str:
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
        source = f"{one.table} AS t WHERE {where}"
        if one.latest:
            day = f"t.{quoted(one.latest)}"
            last = f"SELECT t.*, MAX({day}) OVER (PARTITION BY {keys}) AS jx_last FROM {source}"
            source = f"({last}) AS t WHERE {day} = t.jx_last"
        inner = f"SELECT {keys}, {totals} FROM {source} GROUP BY {keys}"
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
        return f"CAST(COALESCE(SUM({self._rising(found)}), 0) AS BIGINT)"

    def _rising(self, found: Aggregate) -> str:
        """What a payment adds at most."""
        added = self.argument(found)
        return added if found.argument is None else f"CASE WHEN {added} > 0 THEN {added} ELSE 0 END"

    @staticmethod
    def _own(found: Aggregate) -> dict[str, str]:
        columns = found.argument.columns if found.argument is not None else frozenset()
        return {name: f"p.{quoted(name)}" for name in columns}

    def candidates(self) -> tuple[Step, ...]:
        """Groups that can fulfil the condition in some part of theirs: what of it cannot turn false as numbers grow, asked of upper bounds.

        None named where no part of the condition is of that kind.
        """
        if not (parts := self._parts()):
            return ()
        name = self.name("candidates")
        if keyed := self.keyed():
            inner = f"SELECT k.jx_key, LAG(k.jx_key) OVER (ORDER BY k.jx_key) AS before FROM {keyed[0].name} AS k"
            return (*keyed, Step(name, "g.jx_key", f"FROM ({inner}) AS g WHERE g.jx_key = g.before GROUP BY g.jx_key"))
        conditions = " AND ".join(self.condition(one, "g") for one in parts)
        if not self.hashed:
            columns, inner = self.listed(self.keys, "g"), self.grouped(self.bounds())
        else:
            columns, asked = "g.jx_key", self.payments_asked()
            inner = (
                f"SELECT {self.hash_of_keys()} AS jx_key, {self.bounds()} FROM payment AS p WHERE {asked} GROUP BY ALL"
            )
        return (Step(name, columns, f"FROM ({inner}) AS g{self.joined('g')} WHERE {conditions}"),)

    def _parts(self) -> tuple[Node, ...]:
        rule = self.rule
        return () if rule.when is None else rising_parts(rule.when.node, set(rule.let), without={DAY})

    def keyed(self) -> tuple[Step, ...]:
        """The hash of its group beside the place of each payment, and of the value that may change; nothing where it does not help.

        It does where groups are nearly as many as payments: sorting one narrow column finds those of more than one payment sooner than
        adding up groups, and no column is read again to find the payments of the candidates.
        """
        changing = self.rule.shape is Shape.CHANGE
        counts = {code for code, found in self.rule.let.items() if found.argument is None}
        if not self.aids.placed or not (changing or (self.telling and repeats(self._parts(), counts))):
            return ()
        value = f", hash(p.{quoted(self.rule.of)}) AS jx_value" if changing else ""
        columns = f"{self.hash_of_keys()} AS jx_key, {PLACE}{value}"
        return (Step(self.name("keys"), columns, f"FROM payment AS p WHERE {self.payments_asked()}"),)

    def adds(self) -> dict[str, str] | None:
        """What a payment adds to the numbers by which groups are told at first; None where these are not sums over plain keys."""
        rule = self.rule
        if rule.shape is Shape.GROUP:
            if any(found.kind not in ("sum", "count") for found in rule.let.values()):
                return None
            return {code: self.argument(found) for code, found in rule.let.items()}
        if rule.shape not in (Shape.WINDOW, Shape.RUNNING) or self.hashed or not self._parts():
            return None
        return {code: self._rising(found) for code, found in rule.let.items()}

    def grouped(self, numbers: str) -> str:
        """The query for the groups with `numbers`, or with what was added up before."""
        keys = self.listed(self.keys)
        if (totals := self.aids.totals) is None:
            return f"SELECT {keys}, {numbers} FROM payment AS p WHERE {self.payments_asked()} GROUP BY {keys}"
        columns = {code: f"p.{totals.columns[self.rule.code, code]}" for code in ("", *self.rule.let)}
        sums = ", ".join(
            f"CAST(COALESCE(SUM({columns[code]}), 0) AS BIGINT) AS {quoted(code)}" for code in self.rule.let
        )
        return f"SELECT {keys}, {sums} FROM {totals.step.name} AS p WHERE {columns['']} > 0 GROUP BY {keys}"

    def differing(self) -> tuple[Step, ...]:
        """Groups in which the value changes at all, where a hash of it can be compared; none named elsewhere."""
        if not self.hashed_change:
            return ()
        name = self.name("candidates")
        if keyed := self.keyed():
            bounds = "MIN(k.jx_value) AS low, MAX(k.jx_value) AS high"
            inner = f"SELECT k.jx_key, {bounds} FROM {keyed[0].name} AS k GROUP BY k.jx_key"
            return (*keyed, Step(name, "g.jx_key", f"FROM ({inner}) AS g WHERE g.low <> g.high"))
        value = f"hash(p.{quoted(self.rule.of)})"
        inner = (
            f"SELECT {self.hash_of_keys()} AS jx_key, MIN({value}) AS low, MAX({value}) AS high FROM payment AS p"
            f" WHERE {self.payments_asked()} GROUP BY ALL"
        )
        return (Step(name, "g.jx_key", f"FROM ({inner}) AS g WHERE g.low <> g.high"),)

    def hash_of_keys(self) -> str:
        """One number for the group, or for the column that tells it."""
        return f"hash({self.listed((self.telling,) if self.telling else self.keys)})"

    def from_candidates(self, steps: tuple[Step, ...], *, hashed: bool) -> str:
        """The payments asked, of the candidates where they are known."""
        if not steps:
            return f"FROM payment AS p WHERE {self.payments_asked()}"
        same = f"{self.hash_of_keys()} = c.jx_key" if hashed else self.same("p", "c")
        return f"FROM payment AS p JOIN {steps[-1].name} AS c ON {same} WHERE {self.payments_asked()}"

    def marked(self) -> str:
        """The further condition on payments pointed at."""
        marks = self.rule.marks
        return "" if marks is None else f" AND ({self.of_payment(marks)})"

    def hits(self, columns: str, source: str, *, by_payment: bool = True) -> Step:
        """The payments pointed at."""
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
        places = ""
        if len(candidates) > 1:
            keys, found = (step.name for step in candidates)
            places = f"SELECT k._file, k._row FROM {keys} AS k JOIN {found} AS c ON k.jx_key = c.jx_key"
        source = self.from_candidates(candidates, hashed=self.hashed)
        return (Step(self.name("near"), columns, source, True, places=places),)

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
        """The query for them."""
        names = ", ".join(quoted(name) for name in payment_columns(self.rule))
        return f"SELECT {names} FROM {self.name('hits')}"
