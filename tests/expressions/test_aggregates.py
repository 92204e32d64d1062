"""Aggregates: the five forms, over rows in Python and in DuckDB."""

import duckdb
import pytest

from jixiao.expressions.aggregates import parse_aggregate
from jixiao.expressions.errors import ExpressionError, IntegerOverflowError
from jixiao.expressions.types import INT64_MAX, Type

COLUMNS = {"a": Type.INT, "d": Type.DATE, "t": Type.TEXT, "f": Type.BOOL}
ROWS: list[dict[str, int | str | bool | None]] = [
    {"a": 5, "d": 100, "t": "x", "f": True},
    {"a": -2, "d": None, "t": "x", "f": None},
    {"a": None, "d": 90, "t": None, "f": False},
]


@pytest.mark.parametrize(
    ("text", "value", "of_nothing", "kind"),
    [
        ("sum(a)", 3, 0, "sum"),
        ("SUM( a * 2 + 1 )", 8, 0, "sum"),
        ("sum(CASE WHEN f THEN 1 ELSE 0 END)", 1, 0, "sum"),
        ("count(*)", 3, 0, "count"),
        ("count( * )", 3, 0, "count"),
        ("count(distinct t)", 1, 0, "count_distinct"),
        ("COUNT(DISTINCT f)", 2, 0, "count_distinct"),
        ("min(a)", -2, None, "min"),
        ("max(abs(a))", 5, None, "max"),
        ("min(d)", 90, None, "min"),
        ("max(d - DATE '1970-01-02')", 99, None, "max"),
    ],
)
def test_aggregates_agree_with_duckdb(text: str, value: int, of_nothing: int | None, kind: str) -> None:
    aggregate = parse_aggregate(text, columns=COLUMNS)
    assert aggregate.kind == kind
    assert aggregate.evaluate(ROWS) == value
    assert aggregate.evaluate([]) == of_nothing
    database = duckdb.connect()
    database.execute("CREATE TABLE p (a BIGINT, d BIGINT, t VARCHAR, f BOOLEAN)")
    database.executemany("INSERT INTO p VALUES (?, ?, ?, ?)", [list(row.values()) for row in ROWS])
    query = f"SELECT {aggregate.sql()}, typeof({aggregate.sql()}) FROM p"
    assert database.execute(query).fetchone() == (value, "BIGINT")
    assert database.execute(query + " WHERE false").fetchone() == (of_nothing, "BIGINT")


def test_type_and_columns() -> None:
    assert parse_aggregate("max(d)", columns=COLUMNS).type is Type.DATE
    assert parse_aggregate("count(distinct d)", columns=COLUMNS).type is Type.INT
    assert parse_aggregate("sum(a + 1)", columns=COLUMNS).columns == {"a"}
    assert parse_aggregate("count(*)", columns=COLUMNS).columns == frozenset()


def test_a_sum_beyond_64_bits_is_an_error_in_both() -> None:
    aggregate = parse_aggregate("sum(a)", columns=COLUMNS)
    with pytest.raises(IntegerOverflowError):
        aggregate.evaluate([{"a": INT64_MAX}, {"a": 1}])
    assert aggregate.evaluate([{"a": INT64_MAX}, {"a": 1}, {"a": -2}]) == INT64_MAX - 1
    with pytest.raises(duckdb.ConversionException):
        duckdb.sql(f"SELECT {aggregate.sql()} FROM (VALUES ({INT64_MAX}), (1)) p(a)").fetchall()
    exact = duckdb.sql(f"SELECT {aggregate.sql()} FROM (VALUES ({INT64_MAX}), (1), (-2)) p(a)").fetchall()
    assert exact == [(INT64_MAX - 1,)]


@pytest.mark.parametrize(
    ("dialect", "text", "sql"),
    [
        ("duckdb", "sum(a)", 'CAST(COALESCE(SUM("p"."fen"), 0) AS BIGINT)'),
        ("spark", "sum(a)", "CAST(COALESCE(SUM(`p`.`fen`), 0) AS BIGINT)"),
        ("postgres", "sum(a)", 'CAST(COALESCE(SUM("p"."fen"), 0) AS BIGINT)'),
        ("duckdb", "count(*)", "COUNT(*)"),
        ("spark", "count(distinct a)", "COUNT(DISTINCT `p`.`fen`)"),
        ("postgres", "min(a)", 'MIN("p"."fen")'),
        ("duckdb", "max(CASE WHEN f THEN 1 ELSE 2 END)", 'MAX(CAST(CASE WHEN "f" THEN 1 ELSE 2 END AS BIGINT))'),
    ],
)
def test_sql(dialect: str, text: str, sql: str) -> None:
    assert parse_aggregate(text, columns=COLUMNS).sql(dialect, columns={"a": "p.fen"}) == sql


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "",
        "sum(a) + 1",
        "sum(a) + sum(a)",
        "sum(sum(a))",
        "sum()",
        "sum(*)",
        "sum(distinct a)",
        "sum(t)",
        "sum(d)",
        "sum(f)",
        "min(t)",
        "max(f)",
        "avg(a)",
        "count(a)",
        "count()",
        "count(distinct a + 1)",
        "count(distinct)",
        "count(distinct a, t)",
        "count(distinct missing)",
        "sum(a) over ()",
        "sum(a) filter (where f)",
        "list(a)",
        "-sum(a)",
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_aggregate(text, columns=COLUMNS)
