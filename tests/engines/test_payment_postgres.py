"""PostgreSQL gives exactly the payments, groups and coverage of the slow reference, from tables where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from jixiao.engines.payment_postgres import PostgresSession
from jixiao.engines.payment_run import answers
from jixiao.engines.payment_sql import Year
from tests.clusters import BINARIES, NO_POSTGRESQL, postgresql

from .payment_worlds import COLUMNS, YEAR, World, rules, world
from .test_payment_run import CALENDAR, UNITS, alike, reference

pytestmark = pytest.mark.skipif(BINARIES is None, reason=NO_POSTGRESQL)
TYPES = {"int": "BIGINT", "date": "BIGINT", "text": "TEXT"}


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    with postgresql() as address, psycopg.connect(address) as opened:
        yield opened


def stored(connection: Any, made: World) -> dict[str, str]:
    """A world as tables; the relations that read them."""
    with connection.cursor() as cursor:
        for name, lines in made.items():
            columns = COLUMNS[name]
            cursor.execute(
                f"CREATE TABLE t_{name} ({', '.join(f'{column} {TYPES[type_]}' for column, type_ in columns.items())})"
            )
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO t_{name} VALUES ({places})", [tuple(line[column] for column in columns) for line in lines]
            )
    return {name: f"SELECT * FROM t_{name}" for name in made}


def test_the_same_as_the_reference(connection: Any) -> None:
    made = world(3)
    session = PostgresSession(connection, relations=stored(connection, made), calendar=CALENDAR)
    assert set(session.tables) == set(made)
    for one, other in zip(answers(session, rules().rules, year=Year(YEAR, UNITS)), reference(made), strict=True):
        assert alike(one.payments) == alike(other.payments), one.rule.code
        assert alike(one.groups) == alike(other.groups), one.rule.code
        assert one.coverage == other.coverage, one.rule.code
    assert session.fetch("SELECT COUNT(*) FROM pg_class WHERE relname LIKE 'jx_tm%'") == [(0,)]
