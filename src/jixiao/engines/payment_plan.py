"""Payment rules as statements of SQL: aggregate first, then only the groups that can matter, then windows over these.

The text is DuckDB's dialect; SQLGlot writes it for the others. Every statement reads one fiscal year. What the statements mean is said
in `standards.payment_rules.PaymentRule` and held by `measures.payment_reference`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from jixiao.measures.payment_answers import group_columns, payment_columns
from jixiao.standards.payment_rules import DAY, PaymentRule, Shape

from .payment_sql import NO_AIDS, Aids, Step, Written, Year, quoted


@dataclass(frozen=True, slots=True)
class Plan:
    """The statements of one rule: tables in order, then the payments pointed at and, unless asked payment by payment, their groups.

    `exempt` counts the payments that an exemption took out, where the rule asks payment by payment. `over` are tables that this rule is the
    last to read.
    """

    rule: PaymentRule
    steps: tuple[Step, ...]
    payments: str
    groups: str | None
    exempt: str | None = None
    over: tuple[str, ...] = ()

    @property
    def first_by_payment(self) -> int:
        """The number of the step that first names single payments."""
        return next(number for number, step in enumerate(self.steps) if step.by_payment)


def plan(rule: PaymentRule, *, year: Year, aids: Aids = NO_AIDS) -> Plan:
    """The statements of a rule for a year."""
    return _SHAPES[rule.shape](Written(rule, year, aids))


def tellable(rule: PaymentRule) -> tuple[str, ...]:
    """Columns that may be `telling`: where candidates are groups by their hash."""
    return rule.by if rule.shape is Shape.WINDOW and not rule.look_ups and len(rule.by) > 1 else ()


def _row(w: Written) -> Plan:
    names = payment_columns(w.rule)
    source = f"FROM payment AS p{w.joined('p')} WHERE {w.payments_asked()} AND {w.when('p')}"
    hits = Step(w.name("hits"), w.shown(names, "p"), source, True, w.once_each(), w.either())
    if not w.rule.exempt:
        return Plan(w.rule, (hits,), w.taken(), None)
    if w.aids.placed and not w.rule.look_ups:
        asked = w.spared_or_not()
        hits = replace(hits, places=f"SELECT k._file, k._row FROM {asked.name} AS k WHERE NOT k.spared")
        return Plan(w.rule, (asked, hits), w.taken(), None, f"SELECT COUNT(*) FROM {asked.name} AS k WHERE k.spared")
    spared = f"FROM payment AS p WHERE {w.known()} AND ({w.spared()})"
    exempt = Step(w.name("exempt"), "COUNT(*) AS payments", spared, once_each=w.once_each())
    return Plan(w.rule, (exempt, hits), w.taken(), None, f"SELECT payments FROM {exempt.name}")


def _group(w: Written) -> Plan:
    inner = w.grouped(w.totals())
    columns = w.shown(group_columns(w.rule), "g")
    held = Step(w.name("held"), columns, f"FROM ({inner}) AS g{w.joined('g')} WHERE {w.when('g')}")
    source = f"FROM payment AS p JOIN {held.name} AS g ON {w.same('p', 'g')} WHERE {w.payments_asked()}{w.marked()}"
    groups = w.groups_of_hits(held.name, w.listed(group_columns(w.rule), "g"))
    return Plan(w.rule, (held, w.hits(w.shown(payment_columns(w.rule), "p"), source)), w.taken(), groups)


def _window(w: Written) -> Plan:
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


def _running(w: Written) -> Plan:
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


def _change(w: Written) -> Plan:
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
