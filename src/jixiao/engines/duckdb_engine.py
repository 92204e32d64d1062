"""Measures over a snapshot, counted by DuckDB; equal to `measures.reference` to the last fen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from jixiao.expressions.types import Type, Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot
from jixiao.measures.model import Measure, Scope

from .measure_sql import by_group, counts_sql, from_sql, group_sql, with_tables

NAME = f"duckdb {duckdb.__version__}"
PHYSICAL: dict[Type, str] = {Type.INT: "BIGINT", Type.DATE: "BIGINT", Type.BOOL: "BOOLEAN", Type.TEXT: "VARCHAR"}


class WrongType(TypeError):
    """A stored column is not what its record type declares; counting it would be silently wrong, so nothing is counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Records behind a number: the first ones, and `total`, how many there are."""

    records: list[dict[str, Value]]
    total: int


class DuckEngine:
    """An in-memory DuckDB with the tables of one snapshot; numbers leave it as Python integers."""

    def __init__(self, snapshot: Snapshot, *, calendar: Mapping[int, int]) -> None:
        self._snapshot = snapshot
        self._connection = duckdb.connect()
        for name in snapshot.tables:
            path = str(snapshot.table(name)).replace("'", "''")
            self._connection.execute(f"CREATE TABLE \"{name}\" AS SELECT * FROM read_parquet('{path}')")
            self._add_later_fields(name)
        self._check_types()
        self._load_calendar(calendar)

    def __enter__(self) -> DuckEngine:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def count(self, measures: Sequence[Measure], *, scope: Scope) -> dict[str, dict[str, int | None]]:
        """Every measure by code, then by group ("" when it has none); an absent table gives no number.

        All measures are asked for in one statement, so a figure of a report is never older than its neighbour.
        """
        present = with_tables(measures, self._snapshot.tables)
        lines = self._connection.execute(counts_sql(present, scope=scope)).fetchall() if present else []
        return by_group(measures, present, lines)

    def behind(self, measures: Sequence[Measure], *, scope: Scope, limit: int) -> dict[str, dict[str, Counted]]:
        """By measure and group, the first `limit` records each: only their addresses and the columns that name the group.

        One statement for all measures, like `count`: eighty small ones take four times as long.
        """
        present = [measure for measure in measures if measure.tables <= set(self._snapshot.tables)]
        counted: dict[str, dict[str, Counted]] = {measure.code: {} for measure in measures}
        if not present:
            return counted
        described = {measure.code: measure.described or () for measure in present}
        statement = " UNION ALL ".join(f"({_addresses(measure, scope=scope, limit=limit)})" for measure in present)
        for code, name, total, _, origin, row, *texts in self._connection.execute(
            f"{statement} ORDER BY 1, 2, 4"
        ).fetchall():
            if name is not None:
                record = {"_origin": origin, "_row": row} | dict(zip(described[code], texts, strict=False))
                counted[code].setdefault(name, Counted([], total)).records.append(record)
        return counted

    def rows(self, measure: Measure, *, scope: Scope, group: str = "", limit: int) -> dict[str, Counted]:
        """The first `limit` records behind each group of a measure (only `group` when named), in the order of the snapshot."""
        if not measure.tables <= set(self._snapshot.tables):
            return {}
        names = [*BY_NAME[measure.table].columns, "_origin", "_row"]
        chosen = ", ".join(f't."{name}"' for name in names)
        narrowed = f" AND {group_sql(measure)} = {_literal(group)}" if measure.group and group else ""
        partition = f"PARTITION BY {group_sql(measure)}"
        found = self._connection.execute(
            f"SELECT {group_sql(measure)}, count(*) OVER ({partition}), {chosen} {from_sql(measure, scope)}{narrowed}"
            f" QUALIFY row_number() OVER ({partition} ORDER BY t.rowid) <= {int(limit)} ORDER BY t.rowid"
        ).fetchall()
        counted: dict[str, Counted] = {}
        for name, total, *values in found:
            if name is not None:
                counted.setdefault(name, Counted([], total)).records.append(dict(zip(names, values, strict=True)))
        return counted

    def _add_later_fields(self, name: str) -> None:
        """Fields declared since the snapshot was frozen: nobody was asked for them, so they hold nothing."""
        stored = {line[0] for line in self._connection.execute(f'DESCRIBE "{name}"').fetchall()}
        for column, type_ in BY_NAME[name].columns.items() if name in BY_NAME else ():
            if column not in stored:
                self._connection.execute(f'ALTER TABLE "{name}" ADD COLUMN "{column}" {PHYSICAL[type_]}')

    def _check_types(self) -> None:
        # `//` on a DOUBLE does not floor and no error is raised: the type is asserted before any rule runs.
        query = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        stored = {(table, column): type_ for table, column, type_ in self._connection.execute(query).fetchall()}
        for name in self._snapshot.tables:
            # A register whose pack is gone is counted by nothing.
            for column, type_ in BY_NAME[name].columns.items() if name in BY_NAME else ():
                found = stored.get((name, column))
                if found != PHYSICAL[type_]:
                    raise WrongType(f"{name}.{column} is {found}, declared {PHYSICAL[type_]}")

    def _load_calendar(self, calendar: Mapping[int, int]) -> None:
        self._connection.execute(
            "CREATE TABLE calendar AS SELECT unnest($1::BIGINT[]) AS day, unnest($2::BIGINT[]) AS workday",
            [list(calendar), list(calendar.values())],
        )


def _literal(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def _addresses(measure: Measure, *, scope: Scope, limit: int) -> str:
    """Code, group, how many records, position, origin, row, and what names the group (empty where nothing does)."""
    texts = ", ".join(f't."{column}"' for column in measure.described) if measure.described else "NULL, NULL, NULL"
    partition = f"PARTITION BY {group_sql(measure)}"
    return (
        f"SELECT '{measure.code}', {group_sql(measure)}, count(*) OVER ({partition}), t.rowid, t._origin, t._row, {texts}"
        f" {from_sql(measure, scope)} QUALIFY row_number() OVER ({partition} ORDER BY t.rowid) <= {int(limit)}"
    )
