"""One rule after another on any engine that knows SQL: what is missing, what is covered, then the statements of each plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from jixiao.expressions.types import Value
from jixiao.measures.payment_answers import Answer, Coverage, Line, group_columns, payment_columns
from jixiao.standards.payment_rules import DAY, SCOPE, PaymentRule

from .payment_coverage import calendar_sql, coverages, detail_sql, filled_sql, missing, needed_columns
from .payment_plan import Plan, plan, tellable
from .payment_sql import Aids, Step, Totals, Year
from .payment_totals import shared_totals


class Session(Protocol):
    """An engine with the record types as relations; statements come in DuckDB's dialect."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types that were handed in."""

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""

    def turn_to(self, year: Year) -> None:
        """Told before anything is asked of a year."""

    def aids(self, columns: Sequence[str]) -> Aids:
        """What helps this engine; `columns` are those that may be telling."""

    def many(self, step: Step) -> bool:
        """Whether a table on the way has so many lines that looking for them did not pay."""

    @property
    def full(self) -> frozenset[str]:
        """Columns of payments known to have no gap."""

    def make(self, step: Step) -> None:
        """A table on the way."""

    def seek(self, step: Step) -> None:
        """Tells that this step names single payments, which an engine may look for now."""

    def gather(self, columns: Sequence[str], *, where: str) -> None:
        """Told after the last of them: the columns of payments that the steps read, within `where`."""

    def drop(self, name: str) -> None:
        """Forgets it again."""


class SavingSession(Session, Protocol):
    """One that can leave results in files."""

    def save(self, sql: str, path: Path) -> int:
        """The lines of a query as Parquet; how many they are."""


def covered(session: Session, rules: Sequence[PaymentRule], *, year: Year) -> dict[str, Coverage]:
    """What each rule can be asked of, by code."""
    columns = tuple(name for name in needed_columns(rules) if name not in session.full)
    total, *counts = (int(value or 0) for value in session.fetch(filled_sql(columns, year=year))[0])
    filled = dict.fromkeys(session.full, total) | dict(zip(columns, counts, strict=True))
    unknown = int(session.fetch(calendar_sql(year))[0][0] or 0)
    missing_of = {
        rule.code: missing(rule, filled=filled, tables=session.tables, days_unknown=unknown) for rule in rules
    }
    asked = [rule for rule in rules if not missing_of[rule.code]]
    detail = detail_sql(asked, total=total, filled=filled, year=year)
    counted = [] if detail is None else [int(value or 0) for value in session.fetch(detail)[0]]
    return coverages(rules, total=total, filled=filled, counted=counted, missing_of=missing_of)


def answers(session: Session, rules: Sequence[PaymentRule], *, year: Year) -> Iterator[Answer]:
    """The answer of each rule, in order; for ledgers whose hits fit into memory."""
    session.turn_to(year)
    known = covered(session, rules, year=year)
    made = begun(session, [rule for rule in rules if not known[rule.code].missing], year=year)
    for rule in rules:
        if rule.code not in made:
            yield Answer(rule, (), (), known[rule.code])
            continue
        one = finished(session, made[rule.code])
        payments = _lines(session.fetch(one.payments), payment_columns(rule))
        groups = _lines(session.fetch(one.groups), group_columns(rule)) if one.groups else []
        coverage = with_exempt(session, one, known[rule.code])
        forget(session, one)
        yield Answer(rule, payments, groups, coverage)


@dataclass(frozen=True, slots=True)
class Saved:
    """A rule's answer in files: how many payments and groups, and where they are (None: nothing was asked, or no groups)."""

    rule: PaymentRule
    coverage: Coverage
    payments: int
    groups: int
    files: tuple[Path, ...]


def saved(session: SavingSession, rules: Sequence[PaymentRule], *, year: Year, folder: Path) -> Iterator[Saved]:
    """The answer of each rule as Parquet in `folder`: `<code>-<year>-payments` and `<code>-<year>-groups`; for ledgers of any size."""
    session.turn_to(year)
    known = covered(session, rules, year=year)
    begun_of = begun(session, [rule for rule in rules if not known[rule.code].missing], year=year)
    for rule in rules:
        if rule.code not in begun_of:
            yield Saved(rule, known[rule.code], 0, 0, ())
            continue
        made = finished(session, begun_of[rule.code])
        name = f"{rule.code}-{year.fiscal_year}"
        paths = [folder / f"{name}-payments.parquet"]
        payments = session.save(made.payments, paths[0])
        groups = 0
        if made.groups:
            paths.append(folder / f"{name}-groups.parquet")
            groups = session.save(made.groups, paths[1])
        coverage = with_exempt(session, made, known[rule.code])
        forget(session, made)
        yield Saved(rule, coverage, payments, groups, tuple(paths))


def begun(session: Session, rules: Sequence[PaymentRule], *, year: Year) -> dict[str, Plan]:
    """The plans of rules by code, made up to where each knows which payments it has to look at; these are read together."""
    totals = shared_totals(rules, year=year, aids=session.aids(()))
    tables = {one.step.name: one.step for one in totals.values()}
    for step in tables.values():
        session.make(step)
    last = {totals[rule.code].step.name: rule.code for rule in rules if rule.code in totals}
    plans = {}
    for rule in rules:
        shared = totals.get(rule.code)
        made = _begun(session, rule, year=year, totals=shared)
        over = (shared.step.name,) if shared and last[shared.step.name] == rule.code else ()
        plans[rule.code] = replace(made, over=over)
    for made in plans.values():
        session.seek(made.steps[made.first_by_payment])
    columns = {name for rule in rules for name in (*rule.columns, *payment_columns(rule)) if "." not in name}
    session.gather(sorted(columns | {*SCOPE, DAY}), where=year.within("p"))
    return plans


def _begun(session: Session, rule: PaymentRule, *, year: Year, totals: Totals | None) -> Plan:
    aids = replace(session.aids(tellable(rule)), totals=totals)
    made = _looked(session, plan(rule, year=year, aids=aids))
    before = made.steps[: made.first_by_payment]
    if not aids.telling or not session.many(before[-1]):
        return made
    for step in before:
        session.drop(step.name)
    return _looked(session, plan(rule, year=year, aids=replace(aids, telling="")))


def _looked(session: Session, made: Plan) -> Plan:
    for step in made.steps[: made.first_by_payment]:
        session.make(step)
    return made


def finished(session: Session, made: Plan) -> Plan:
    """A plan with the rest of its tables made."""
    for step in made.steps[made.first_by_payment :]:
        session.make(step)
    return made


def with_exempt(session: Session, made: Plan, coverage: Coverage) -> Coverage:
    """The coverage with the exempt payments that the plan has counted."""
    if made.exempt is None:
        return coverage
    return replace(coverage, exempt=int(session.fetch(made.exempt)[0][0] or 0))


def forget(session: Session, made: Plan) -> None:
    """Drops them."""
    for name in (*(step.name for step in reversed(made.steps)), *made.over):
        session.drop(name)


def _lines(found: list[tuple[Value, ...]], names: Sequence[str]) -> list[Line]:
    return [dict(zip(names, line, strict=True)) for line in found]
