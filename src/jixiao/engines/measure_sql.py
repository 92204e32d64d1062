"""Measures as SQL in DuckDB's dialect, and counted where the records already are: PostgreSQL, or Spark for those beyond one machine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.measures.compiled import compile_measure
from jixiao.measures.model import Measure, Scope

from .payment_sql import literal, quoted


class Session(Protocol):
    """An engine with record types as relations; it takes statements in DuckDB's dialect."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types that are there."""

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""


def count_on(session: Session, measures: Sequence[Measure], *, scope: Scope) -> dict[str, dict[str, int | None]]:
    """Every measure by code, then by group ("" when it has none); an absent table gives no number. Equal to `measures.reference.count`."""
    present = with_tables(measures, session.tables)
    lines = session.fetch(counts_sql(present, scope=scope)) if present else []
    return by_group(measures, present, lines)


def scopes_on(session: Session) -> tuple[Scope, ...]:
    """Every fiscal year of the records that are there, with all units that have any in it; years in order."""
    if not session.tables:
        return ()
    parts = " UNION ".join(f"SELECT unit, fiscal_year FROM {quoted(name)}" for name in session.tables)
    units: dict[int, set[str]] = {}
    for unit, year in session.fetch(f"SELECT unit, fiscal_year FROM ({parts}) AS every"):
        if unit is not None and year is not None:
            units.setdefault(int(year), set()).add(str(unit))
    return tuple(Scope(tuple(sorted(units[year])), year) for year in sorted(units))


def with_tables(measures: Sequence[Measure], tables: Collection[str]) -> list[Measure]:
    """The measures whose tables are all there."""
    return [measure for measure in measures if measure.tables <= set(tables)]


def counts_sql(measures: Sequence[Measure], *, scope: Scope) -> str:
    """One statement for all of them, so that no figure is older than its neighbour: code, group, number."""
    parts = [
        f"SELECT {literal(one.code)} AS code, {group_sql(one)} AS name, {value_sql(one)} AS value"
        f" {from_sql(one, scope)}{grouping_sql(one)}"
        for one in measures
    ]
    return " UNION ALL ".join(parts) + " ORDER BY 1, 2"


def by_group(
    measures: Sequence[Measure], present: Sequence[Measure], lines: Sequence[tuple[Value, ...]]
) -> dict[str, dict[str, int | None]]:
    """The lines of `counts_sql` put together."""
    result: dict[str, dict[str, int | None]] = {
        measure.code: {} if measure.group or measure in present else {"": None} for measure in measures
    }
    for code, name, value in lines:
        if name is not None:
            result[str(code)][str(name)] = None if value is None else int(value)
    return result


def group_sql(measure: Measure) -> str:
    """The column that splits a measure."""
    return f"t.{quoted(measure.group)}" if measure.group else "''"


def value_sql(measure: Measure) -> str:
    """The number."""
    return compile_measure(measure).aggregate.sql("duckdb", columns=_columns(measure))


def from_sql(measure: Measure, scope: Scope) -> str:
    """The records it counts, of a scope, with those they are joined to."""
    units = ", ".join(map(literal, scope.units))
    joins = "".join(
        f" LEFT JOIN {quoted(j.table)} AS {j.alias} ON {j.alias}.{j.other} = t.{j.own} AND {j.alias}.unit = t.unit"
        f" AND {j.alias}.fiscal_year = t.fiscal_year"
        for j in measure.joins
    )
    condition = compile_measure(measure).condition
    where = f" AND ({condition.sql('duckdb', columns=_columns(measure))})" if condition else ""
    table = quoted(measure.table)
    return f"FROM {table} AS t{joins} WHERE t.unit IN ({units}) AND t.fiscal_year = {scope.fiscal_year}{where}"


def grouping_sql(measure: Measure) -> str:
    """The end of its statement."""
    return f" GROUP BY {group_sql(measure)}" if measure.group else ""


def _columns(measure: Measure) -> dict[str, str]:
    columns = {name: f't."{name}"' for name in BY_NAME[measure.table].columns}
    for join in measure.joins:
        columns |= {f"{join.alias}.{name}": f'{join.alias}."{name}"' for name in BY_NAME[join.table].columns}
    return columns
