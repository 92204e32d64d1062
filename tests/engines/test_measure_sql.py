"""Measures counted by PostgreSQL from tables where they are, number for number those of the slow reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from jixiao.engines.measure_sql import count_on
from jixiao.engines.payment_postgres import PostgresSession
from jixiao.facts.records import BY_NAME
from jixiao.measures import reference
from tests.clusters import BINARIES, NO_POSTGRESQL, postgresql

from .measure_worlds import CALENDAR, MEASURES, SCOPE, records

TYPES = {"int": "BIGINT", "date": "BIGINT", "text": "TEXT"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgresql() as made:
        yield made


@pytest.mark.skipif(BINARIES is None, reason=NO_POSTGRESQL)
def test_postgresql_counts_what_the_reference_counts(address: str) -> None:
    made = records(1)
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for name, lines in made.items():
            columns = BY_NAME[name].columns
            listed = ", ".join(f'"{column}" {TYPES[type_]}' for column, type_ in columns.items())
            cursor.execute(f'CREATE TABLE "t_{name}" ({listed})')
            places = ", ".join(["%s"] * len(columns))
            rows = [tuple(line[column] for column in columns) for line in lines]
            cursor.executemany(f'INSERT INTO "t_{name}" VALUES ({places})', rows)
    session = PostgresSession(address, calendar=CALENDAR)
    tables = {name: f"t_{name}" for name in made}
    found, findings = session.sources(schema="public", tables=tables, wanted=set(made), unit="", fiscal_year=None)
    assert not findings
    session.read(found)
    counted = count_on(session, MEASURES, scope=SCOPE)
    session.close()
    for measure in MEASURES:
        expected = reference.count(measure, tables=made, scope=SCOPE, calendar=CALENDAR)
        assert counted[measure.code] == expected, measure.code
    assert sum(bool(number) for groups in counted.values() for number in groups.values()) > len(MEASURES) // 2


def test_nothing_is_asked_where_no_table_is_there() -> None:
    class Empty:
        tables: tuple[str, ...] = ()

        def fetch(self, sql: str) -> list[Any]:
            raise AssertionError(sql)

    counted = count_on(Empty(), MEASURES, scope=SCOPE)
    assert all(groups in ({}, {"": None}) for groups in counted.values())
