"""Payment rules on DuckDB: over a snapshot, or over Parquet of any size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import REGISTERS
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding
from jixiao.standards.payment_rules import TABLE

from .payment_input import files_of_year, of_files, told_by_files
from .payment_source import ZONE, Source, key_sql, repeated
from .payment_sql import PAYMENTS, Aids, Step, Year, literal, quoted

FEW = 50
"""One payment in so many is few: keeping its place is cheaper than reading along."""
SAMPLE, SAMPLED_AT = 50_000, 5
"""Payments looked at to guess how often values repeat, and in how many places; a wrong guess costs time, nothing else."""
MANY = 20
"""One candidate in so many payments is too many to be told by one column."""


class DuckSession:
    """A DuckDB in memory, or in the file `database`, whose relations read the files where they lie; closes with `close`."""

    def __init__(
        self,
        *,
        calendar: Mapping[int, int],
        memory: str = "",
        folder: Path | None = None,
        database: Path | None = None,
    ) -> None:
        """`memory` such as "4GB" bounds what is held; what does not fit goes to `folder`."""
        self._connection = duckdb.connect() if database is None else duckdb.connect(str(database))
        self._tables: list[str] = []
        self._full: frozenset[str] = frozenset()
        self._placed = False
        self._payments = 0
        self._files: tuple[Path, ...] = ()
        self._source: Source | None = None
        self._sought: set[str] = set()
        self._values_of: tuple[str, str] | None = None
        if memory:
            self._connection.execute(f"SET memory_limit = {literal(memory)}")
        if folder is not None:
            self._connection.execute(f"SET temp_directory = {literal(str(folder))}")
        self._connection.execute("SET preserve_insertion_order = false")
        # Packing short texts into numbers unpacks the dictionaries of Parquet first, which cost less to group by.
        self._connection.execute("SET disabled_optimizers = 'compressed_materialization'")
        self._connection.execute(f"SET TimeZone = {literal(ZONE)}")
        self._connection.execute(
            "CREATE OR REPLACE TABLE calendar AS SELECT unnest($1::BIGINT[]) AS day, unnest($2::BIGINT[]) AS workday",
            [list(calendar), list(calendar.values())],
        )

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types that were handed in."""
        return tuple(self._tables)

    def read_snapshot(self, snapshot: Snapshot) -> None:
        """The tables of a snapshot; an older one may lack columns that record types have since, which are then unknown."""
        for name in snapshot.tables:
            # No payment rule asks for a register.
            if name in REGISTERS or name not in BY_NAME:
                continue
            path = f"read_parquet({literal(str(snapshot.table(name)))})"
            found = {column for column, *_ in self._connection.execute(f"DESCRIBE SELECT * FROM {path}").fetchall()}
            listed = ", ".join(
                f'"{column}"' if column in found else f'CAST(NULL AS {_PHYSICAL[type_]}) AS "{column}"'
                for column, type_ in BY_NAME[name].columns.items()
            )
            self._connection.execute(f"CREATE TABLE {name} AS SELECT {listed} FROM {path}")
            self._tables.append(name)

    def read(self, sources: Sequence[Source]) -> tuple[Finding, ...]:
        """Views over files; findings for look-up tables whose keys stand twice."""
        findings: list[Finding] = []
        for source in sources:
            if source.record.name == TABLE:
                findings += self.wrong(source)
                self.know(TABLE)
                self._read_payments(source)
            else:
                findings += self.read_look_up(source)
        return tuple(findings)

    def read_look_up(self, source: Source) -> tuple[Finding, ...]:
        """A table of its own: small beside the payments, and asked again and again. Takes the place of an earlier one."""
        if findings := self.wrong(source):
            return findings
        self.know(source.record.name)
        self.run(f"CREATE OR REPLACE TABLE {source.record.name} AS {source.select(of_files(source))}")
        return tuple(repeated(source.record, line) for line in self.fetch(key_sql(source.record)))

    def wrong(self, source: Source) -> tuple[Finding, ...]:
        """What stands in the files and cannot be read."""
        return source.wrong(self.fetch(source.wrong_sql(of_files(source)))[0]) if source.checks else ()

    def know(self, name: str) -> None:
        """Tells that a record type is there."""
        if name not in self._tables:
            self._tables.append(name)

    def _read_payments(self, source: Source) -> None:
        self._source = source
        self._full = told_by_files(source)[1]
        self._connection.execute("CREATE TEMP TABLE jx_sought (_file UBIGINT, _row BIGINT)")
        self._placed = True
        self._show(source)

    def _show(self, source: Source) -> None:
        columns = ", ".join(f'{expression} AS "{name}"' for name, expression in source.columns.items())
        self._connection.execute(
            f"CREATE OR REPLACE VIEW {TABLE} AS"
            f" SELECT {columns}, file_index AS _file, file_row_number AS _row FROM {of_files(source)}"
        )
        self._files, self._values_of = source.files, None
        self._payments, _ = told_by_files(source)

    def turn_to(self, year: Year) -> None:
        """Leaves out the files that have nothing of this year: each would be opened by every statement."""
        if self._source is not None and (files := files_of_year(self._source, year.fiscal_year)) != self._files:
            self._show(replace(self._source, files=files))

    def years(self) -> tuple[int, ...]:
        """The fiscal years of the payments."""
        if self._source is not None:
            self._show(self._source)
        return tuple(int(year or 0) for (year,) in self.fetch("SELECT DISTINCT fiscal_year FROM payment ORDER BY 1"))

    def run(self, sql: str) -> None:
        """A statement without an answer."""
        self._connection.execute(sql)

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""
        return self._connection.execute(sql).fetchall()

    def aids(self, columns: Sequence[str]) -> Aids:
        """Hashes of several columns, and the places of payments in files."""
        return Aids(hashed=True, telling=self.telling(columns), placed=self._placed, full=self._full)

    @property
    def full(self) -> frozenset[str]:
        """Columns of payments that the files themselves declare to be without gaps."""
        return self._full

    def telling(self, columns: Sequence[str]) -> str:
        """The column that hardly ever repeats in samples from all over the files; empty when none does."""
        if not columns or not self._placed or self._payments < SAMPLE * 10:
            return ""
        # Stretches of neighbours: a range of places is found by the footers, a random sample would read everything.
        rows, long = self._payments // len(self._files), SAMPLE // SAMPLED_AT
        starts = range(rows // SAMPLED_AT // 2, rows, rows // SAMPLED_AT)
        ranges = " OR ".join(f"_row BETWEEN {start} AND {start + long}" for start in starts)
        counted = ", ".join(f"COUNT(DISTINCT hash(_file, {quoted(name)}))" for name in columns)
        total, *distinct = (
            int(count or 0) for count in self.fetch(f"SELECT COUNT(*), {counted} FROM {TABLE} WHERE {ranges}")[0]
        )
        most = max(distinct)
        return columns[distinct.index(most)] if most * 200 > total * 199 else ""

    def many(self, step: Step) -> bool:
        """Whether one in MANY payments gives a line."""
        return int(self.fetch(f"SELECT COUNT(*) FROM {step.name}")[0][0] or 0) * MANY > self._payments

    def seek(self, step: Step) -> None:
        """The places of the payments that a step names, if they are few.

        A Parquet column that is only shown is decoded for every payment looked at, and hits are spread over all of a file. So the places
        of all rules are found first, reading what decides, and the rest is read once for all of them (`gather`).
        """
        if not self._placed:
            return
        places = step.places or f"SELECT p._file, p._row {self._by_values(step)}"
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE jx_places AS {places}")
        (found,) = self.fetch("SELECT COUNT(*) FROM jx_places")[0]
        if int(found or 0) * FEW < self._payments:
            self._sought.add(step.name)
            self._connection.execute("INSERT INTO jx_sought SELECT _file, _row FROM jx_places")

    def gather(self, columns: Sequence[str], *, where: str) -> None:
        """Reads the payments at the places found."""
        if not self._placed:
            return
        listed = ", ".join(f"p.{quoted(name)}" for name in columns)
        there = "p._row IN (SELECT _row FROM jx_sought) AND (p._file, p._row) IN (SELECT _file, _row FROM jx_sought)"
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE jx_gathered AS SELECT {listed} {PAYMENTS} WHERE {where} AND {there}"
        )
        self._connection.execute("DELETE FROM jx_sought")

    def make(self, step: Step) -> None:
        """A table on the way; from the payments gathered where they hold all that the step names."""
        if step.name in self._sought:
            source = step.source.replace(PAYMENTS, "FROM jx_gathered AS p", 1)
        else:
            source = self._by_values(step) if self._placed else step.source
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {step.name} AS SELECT {step.columns} {source}")

    def _by_values(self, step: Step) -> str:
        """The source with a dear condition on one column asked once for each value, where values repeat."""
        if step.once_each is None:
            return step.source
        column, condition = step.once_each
        if step.once_each != self._values_of:
            self._values_of = None
            sample = (
                f"SELECT COUNT(DISTINCT {column}) * 4 < COUNT(*) FROM (SELECT {column} FROM {TABLE} LIMIT {SAMPLE})"
            )
            if not self.fetch(sample)[0][0]:
                return step.source
            values = f"SELECT p.{column} FROM (SELECT {column} FROM {TABLE} GROUP BY {column}) AS p WHERE {condition}"
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE jx_values AS {values}")
            self._values_of = step.once_each
        return step.source.replace(f"({condition})", f"(p.{column} IN (SELECT {column} FROM jx_values))", 1)

    def drop(self, name: str) -> None:
        """Forgets it."""
        self._sought.discard(name)
        self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def save(self, sql: str, path: Path) -> int:
        """The lines of a query as Parquet; how many they are."""
        (count,) = self.fetch(f"COPY ({sql}) TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")[0]
        return int(count or 0)

    def close(self) -> None:
        """Ends it."""
        self._connection.close()


_PHYSICAL = {"int": "BIGINT", "date": "BIGINT", "bool": "BOOLEAN", "text": "VARCHAR"}
