"""PostgreSQL gives exactly the payments, groups and coverage of the slow reference, from tables where they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pyarrow.parquet as pq
import pytest

from jixiao.engines.payment_postgres import NotAnswered, PostgresSession
from jixiao.engines.payment_run import answers, saved
from jixiao.engines.payment_sql import Year
from tests.clusters import BINARIES, NO_POSTGRESQL, postgresql

from .payment_worlds import COLUMNS, YEAR, World, rules, world
from .test_payment_run import CALENDAR, UNITS, alike, reference

pytestmark = pytest.mark.skipif(BINARIES is None, reason=NO_POSTGRESQL)
TYPES = {"int": "BIGINT", "date": "BIGINT", "text": "TEXT"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgresql() as made:
        yield made


def stored(address: str, made: World) -> None:
    """A world as tables named after their record types."""
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for name, lines in made.items():
            columns = COLUMNS[name]
            listed = ", ".join(f"{column} {TYPES[type_]}" for column, type_ in columns.items())
            cursor.execute(f"CREATE TABLE {name} ({listed})")
            places = ", ".join(["%s"] * len(columns))
            rows = [tuple(line[column] for column in columns) for line in lines]
            cursor.executemany(f"INSERT INTO {name} VALUES ({places})", rows)


def test_the_same_as_the_reference_and_nothing_stays(address: str, tmp_path: Path) -> None:
    made = world(3)
    stored(address, made)
    session = PostgresSession(address, calendar=CALENDAR)
    found, findings = session.sources(schema="public", tables={}, wanted=set(made), unit="A", fiscal_year=YEAR)
    assert (findings, session.read(found)) == ((), ())
    assert set(session.tables) == set(made)
    assert session.years() == (YEAR - 1, YEAR)
    told = list(answers(session, rules().rules, year=Year(YEAR, UNITS)))
    kept = list(saved(session, rules().rules, year=Year(YEAR, UNITS), folder=tmp_path))
    session.close()
    for one, other, files in zip(told, reference(made), kept, strict=True):
        assert alike(one.payments) == alike(other.payments), one.rule.code
        assert alike(one.groups) == alike(other.groups), one.rule.code
        assert one.coverage == other.coverage == files.coverage, one.rule.code
        for path, lines in zip(files.files, (other.payments, other.groups), strict=False):
            assert alike(pq.read_table(path).to_pylist()) == alike(lines), one.rule.code
    with psycopg.connect(address) as connection:
        (left,) = connection.execute("SELECT COUNT(*) FROM pg_class WHERE relname LIKE 'jx_%'").fetchall()
    assert left == (0,)


def test_who_does_not_answer_and_what_may_not_be_made(address: str) -> None:
    with pytest.raises(NotAnswered, match="数据库没有答复"):
        PostgresSession("postgresql://jixiao@127.0.0.1:1/jixiao", calendar=CALENDAR)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("REVOKE TEMPORARY ON DATABASE jixiao FROM PUBLIC")
    with pytest.raises(NotAnswered, match="permission denied"):
        PostgresSession(address.replace("jixiao@", "reader@"), calendar=CALENDAR)
