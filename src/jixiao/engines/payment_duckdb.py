"""Payment rules on DuckDB: over a snapshot, or over Parquet of any size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding

from .payment_input import Source, key_sql, repeated
from .payment_plan import literal


class DuckSession:
    """An in-memory DuckDB whose relations read the files where they lie; closes with `close`."""

    def __init__(self, *, calendar: Mapping[int, int], memory: str = "", folder: Path | None = None) -> None:
        """`memory` such as "4GB" bounds what is held; what does not fit goes to `folder`."""
        self._connection = duckdb.connect()
        self._tables: list[str] = []
        if memory:
            self._connection.execute(f"SET memory_limit = {literal(memory)}")
        if folder is not None:
            self._connection.execute(f"SET temp_directory = {literal(str(folder))}")
        self._connection.execute("SET preserve_insertion_order = false")
        self._connection.execute(
            "CREATE TABLE calendar AS SELECT unnest($1::BIGINT[]) AS day, unnest($2::BIGINT[]) AS workday",
            [list(calendar), list(calendar.values())],
        )

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types that were handed in."""
        return tuple(self._tables)

    def read_snapshot(self, snapshot: Snapshot) -> None:
        """The tables of a snapshot; an older one may lack columns that record types have since, which are then unknown."""
        for name in snapshot.tables:
            path = f"read_parquet({literal(str(snapshot.table(name)))})"
            found = {column for column, *_ in self._connection.execute(f"DESCRIBE SELECT * FROM {path}").fetchall()}
            listed = ", ".join(
                f'"{column}"' if column in found else f'CAST(NULL AS {_PHYSICAL[type_]}) AS "{column}"'
                for column, type_ in BY_NAME[name].columns.items()
            )
            self._connection.execute(f"CREATE TABLE {name} AS SELECT {listed} FROM {path}")
            self._tables.append(name)

    def read_parquet(self, sources: Sequence[Source]) -> tuple[Finding, ...]:
        """Views over files; findings for look-up tables whose keys stand twice."""
        findings = []
        for source in sources:
            listed = ", ".join(literal(str(file)) for file in source.files)
            name = source.record.name
            self._connection.execute(f"CREATE VIEW {name} AS {source.select(f'read_parquet([{listed}])')}")
            self._tables.append(name)
            if name != "payment":
                findings += [repeated(source.record, line) for line in self.fetch(key_sql(source.record))]
        return tuple(findings)

    def years(self) -> tuple[int, ...]:
        """The fiscal years of the payments."""
        return tuple(int(year or 0) for (year,) in self.fetch("SELECT DISTINCT fiscal_year FROM payment ORDER BY 1"))

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""
        return self._connection.execute(sql).fetchall()

    def make(self, name: str, sql: str) -> None:
        """A table on the way."""
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def drop(self, name: str) -> None:
        """Forgets it."""
        self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def save(self, sql: str, path: Path) -> int:
        """The lines of a query as Parquet; how many they are."""
        (count,) = self.fetch(f"SELECT COUNT(*) FROM ({sql}) AS q")[0]
        self._connection.execute(f"COPY ({sql}) TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")
        return int(count or 0)

    def close(self) -> None:
        """Ends it."""
        self._connection.close()


_PHYSICAL = {"int": "BIGINT", "date": "BIGINT", "bool": "BOOLEAN", "text": "VARCHAR"}
