"""One rule after another on any engine that knows SQL: what is missing, what is covered, then the statements of each plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from jixiao.expressions.types import Value
from jixiao.measures.payment_answers import Answer, Coverage, Line, group_columns, payment_columns
from jixiao.standards.payment_rules import PaymentRule

from .payment_coverage import coverages, detail_sql, filled_sql, missing, needed_columns
from .payment_plan import Plan, Year, plan


class Session(Protocol):
    """An engine with the record types as relations; statements come in DuckDB's dialect."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types that were handed in."""

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""

    def make(self, name: str, sql: str) -> None:
        """A table on the way, from a query."""

    def drop(self, name: str) -> None:
        """Forgets it again."""


def covered(session: Session, rules: Sequence[PaymentRule], *, year: Year) -> dict[str, Coverage]:
    """What each rule can be asked of, by code."""
    columns = needed_columns(rules)
    total, *counts = (int(value or 0) for value in session.fetch(filled_sql(columns, year=year))[0])
    filled = dict(zip(columns, counts, strict=True))
    missing_of = {rule.code: missing(rule, filled=filled, tables=session.tables) for rule in rules}
    asked = [rule for rule in rules if not missing_of[rule.code]]
    detail = detail_sql(asked, total=total, filled=filled, year=year)
    counted = None if detail is None else [int(value or 0) for value in session.fetch(detail)[0]]
    return coverages(rules, total=total, counted=counted, missing_of=missing_of)


def answers(session: Session, rules: Sequence[PaymentRule], *, year: Year) -> Iterator[Answer]:
    """The answer of each rule, in order; for ledgers whose hits fit into memory."""
    known = covered(session, rules, year=year)
    for rule in rules:
        if known[rule.code].missing:
            yield Answer(rule, (), (), known[rule.code])
            continue
        made = plan(rule, year=year)
        with_steps(session, made)
        payments = _lines(session.fetch(made.payments), payment_columns(rule))
        groups = _lines(session.fetch(made.groups), group_columns(rule)) if made.groups else []
        forget(session, made)
        yield Answer(rule, payments, groups, known[rule.code])


def with_steps(session: Session, made: Plan) -> None:
    """Makes the tables of a plan."""
    for step in made.steps:
        session.make(step.name, step.sql)


def forget(session: Session, made: Plan) -> None:
    """Drops them."""
    for step in reversed(made.steps):
        session.drop(step.name)


def _lines(found: list[tuple[Value, ...]], names: Sequence[str]) -> list[Line]:
    return [dict(zip(names, line, strict=True)) for line in found]
