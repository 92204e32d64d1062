"""Payment rules on PostgreSQL, where the ledger already is: nothing is copied out, temporary tables hold what is made on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.expressions.types import Value

from .dialects import written
from .payment_sql import NO_AIDS, Aids, Step, Year


class PostgresSession:
    """A connection in which each record type is a view of the same name, valid for this session only."""

    def __init__(self, connection: Any, *, relations: Mapping[str, str], calendar: Mapping[int, int]) -> None:
        """`connection` is an open psycopg connection; `relations` are queries (PostgreSQL's dialect) for the record types."""
        self._connection = connection
        self._tables = tuple(relations)
        with connection.cursor() as cursor:
            for name, sql in relations.items():
                cursor.execute(f"CREATE TEMP VIEW {name} AS {sql}")
            cursor.execute("CREATE TEMP TABLE calendar (day BIGINT PRIMARY KEY, workday BIGINT NOT NULL)")
            cursor.executemany("INSERT INTO calendar VALUES (%s, %s)", list(calendar.items()))
            cursor.execute("ANALYZE calendar")

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types there are."""
        return self._tables

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""
        with self._connection.cursor() as cursor:
            cursor.execute(_plain(sql))
            found: list[tuple[Value, ...]] = cursor.fetchall()
        return found

    def turn_to(self, year: Year) -> None:
        """Every statement names the year."""

    def aids(self, columns: Sequence[str]) -> Aids:
        """None: there is no hash of several columns."""
        return NO_AIDS

    def many(self, step: Step) -> bool:
        """Not asked."""
        return False

    @property
    def full(self) -> frozenset[str]:
        """Nothing is known beforehand."""
        return frozenset()

    def make(self, step: Step) -> None:
        """A table on the way, with statistics, so that the next step is planned on its real size."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{step.name}")
            cursor.execute(f"CREATE TEMP TABLE {step.name} AS {_plain(step.sql)}")
            cursor.execute(f"ANALYZE {step.name}")

    def seek(self, step: Step) -> None:
        """Nothing is looked for beforehand."""

    def gather(self, columns: Sequence[str], *, where: str) -> None:
        """Nothing either."""

    def drop(self, name: str) -> None:
        """Forgets it."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")


def _plain(sql: str) -> str:
    # Without parameters psycopg sends the text as it is: a per cent sign of a rule is no place-holder.
    return written(sql, "postgres")
