"""Generated typed expressions mean the same in the interpreter and in DuckDB, row by row, NULLs, ties and 64-bit limits included."""

import random
import re
from collections.abc import Callable
from datetime import date
from functools import cache

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.expressions.errors import ExpressionError, IntegerOverflowError
from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.interpreter import OPERATIONS
from jixiao.expressions.nodes import walk
from jixiao.expressions.types import INT64_MAX, INT64_MIN, Type, Value

COLUMNS = {
    "a": Type.INT,
    "expenditure.executed": Type.INT,
    "wide": Type.INT,
    "d": Type.DATE,
    "day": Type.DATE,
    "t": Type.TEXT,
    "f": Type.BOOL,
}
DATABASE_TYPES = {Type.INT: "BIGINT", Type.DATE: "BIGINT", Type.TEXT: "VARCHAR", Type.BOOL: "BOOLEAN"}
ROWS = 300
CALENDAR = {day: number for number, day in enumerate(range(19_700, 19_800))}
TEXTS = ("", "a", "办公费", "办公", "公", "it's", "A")


def _rows() -> list[dict[str, Value]]:
    """Fixed random rows; one value in six is NULL, small numbers make ties and equal values frequent."""
    source = random.Random(20231231)

    def some(choose: Callable[[], Value]) -> Value:
        return None if source.random() < 1 / 6 else choose()

    edges = (INT64_MIN, INT64_MAX, INT64_MAX - 1, 2**31, -(2**31) - 1, 2**62, 10**15)
    return [
        {
            "a": some(lambda: source.randint(-9, 9)),
            "expenditure.executed": some(lambda: source.choice((0, 1, 2, 4, 2000, 749_367, 10**11))),
            "wide": some(lambda: source.choice(edges) if source.random() < 0.3 else source.randint(-(10**9), 10**9)),
            "d": some(lambda: source.randint(19_695, 19_805)),
            "day": some(
                lambda: source.choice((-719_163, -719_162, 2_932_896, 2_932_897, 0, -1, 11_016, 19_722, 19_723))
            ),
            "t": some(lambda: source.choice(TEXTS)),
            "f": some(lambda: source.random() < 0.5),
        }
        for _ in range(ROWS)
    ]


TABLE = _rows()


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    columns = ", ".join(f'"{name}" {DATABASE_TYPES[kind]}' for name, kind in COLUMNS.items())
    connection.execute(f"CREATE TABLE facts (id BIGINT, {columns})")
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    connection.executemany(f"INSERT INTO facts VALUES ({marks})", [[i, *row.values()] for i, row in enumerate(TABLE)])
    connection.execute("CREATE TABLE calendar (day BIGINT, workday BIGINT)")
    connection.executemany("INSERT INTO calendar VALUES (?, ?)", list(CALENDAR.items()))
    return connection


# --- texts of a given type ------------------------------------------------------------------------------------------------------

_number = st.one_of(st.integers(0, 12), st.sampled_from((100, 2000, 25_600, 2**31 - 1, 2**31, 10**12, INT64_MAX)))
_written_date = st.dates(date(2023, 12, 1), date(2024, 2, 29)).map(lambda day: f"DATE '{day}'")
_piece = st.sampled_from(("'a'", "'办公'", "'公费'", "'it''s'"))


def _leaf(kind: Type) -> st.SearchStrategy[str]:
    names = st.sampled_from([name for name, column in COLUMNS.items() if column is kind])
    if kind is Type.INT:
        return st.one_of(names, names, _number.map(str))
    if kind is Type.DATE:
        return st.one_of(names, names, _written_date)
    if kind is Type.TEXT:
        return st.one_of(names, names, st.sampled_from(TEXTS).map(lambda text: "'" + text.replace("'", "''") + "'"))
    return st.one_of(names, names, st.sampled_from(("TRUE", "FALSE", "NULL")))


@cache
def _texts(kind: Type, levels: int) -> st.SearchStrategy[str]:
    """Texts of type `kind`, at most `levels` steps high."""
    if levels == 0:
        return _leaf(kind)
    inner = {each: _texts(each, levels - 1) for each in Type}
    return st.one_of(_leaf(kind), _shared(kind, inner), _SPECIAL[kind](inner))


Inner = dict[Type, st.SearchStrategy[str]]


def _form(pattern: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda chosen: pattern.format(*chosen))


def _shared(kind: Type, inner: Inner) -> st.SearchStrategy[str]:
    same, truth = inner[kind], inner[Type.BOOL]
    return st.one_of(
        _form("CASE WHEN {} THEN {} WHEN {} THEN {} ELSE {} END", truth, same, truth, same, same),
        _form("CASE WHEN {} THEN {} END", truth, same),
        _form("CASE WHEN {} THEN NULL ELSE {} END", truth, same),
        _form("coalesce({}, {})", same, same),
        _form("coalesce(NULL, {}, {})", same, same),
        _form("({})", same),
    )


def _special_int(inner: Inner) -> st.SearchStrategy[str]:
    number, day = inner[Type.INT], inner[Type.DATE]
    return st.one_of(
        _form("({} {} {})", number, st.sampled_from("+-*"), number),
        _form("{} {} {}", number, st.sampled_from("+-*"), number),
        _form("-({})", number),
        _form("(({}) - ({}))", day, day),
        _form("abs({})", number),
        _form("{}({}, {})", st.sampled_from(("half_up", "floor_div", "ceil_div")), number, number),
        _form("half_up({}, {})", number, st.sampled_from(("2", "4", "2000", "144000", "1073741824"))),
        _form("{}({}, {}, {})", st.sampled_from(("least", "greatest")), number, number, number),
        _form("{}({})", st.sampled_from(("year_of", "month_of")), day),
        _form("workday({})", _leaf(Type.DATE)),
    )


def _special_date(inner: Inner) -> st.SearchStrategy[str]:
    day, few = inner[Type.DATE], st.integers(0, 40).map(str)
    return st.one_of(
        _form("({} + {})", day, few),
        _form("({} + {})", few, day),
        _form("({} - {})", day, inner[Type.INT]),
        _form("{}({}, {})", st.sampled_from(("least", "greatest")), day, day),
    )


def _special_text(inner: Inner) -> st.SearchStrategy[str]:
    return _leaf(Type.TEXT)


def _special_bool(inner: Inner) -> st.SearchStrategy[str]:
    truth, number, day, text = inner[Type.BOOL], inner[Type.INT], inner[Type.DATE], inner[Type.TEXT]
    order = st.sampled_from(("=", "<>", "<", "<=", ">", ">="))
    equal = st.sampled_from(("=", "<>"))
    negated = st.sampled_from(("", "NOT "))
    return st.one_of(
        _form("(({}) {} ({}))", number, order, number),
        _form("(({}) {} ({}))", day, order, day),
        _form("(({}) {} ({}))", text, equal, text),
        _form("(({}) AND ({}) {} ({}))", truth, truth, st.sampled_from(("AND", "OR")), truth),
        _form("({} OR {})", truth, truth),
        _form("(NOT ({}))", truth),
        _form("(({}) IS {}NULL)", st.one_of(number, day, text, _leaf(Type.BOOL).filter("NULL".__ne__)), negated),
        _form("(({}) {}IN (-1, 0, 2, 2000))", number, negated),
        _form("(({}) {}IN ({}, {}))", text, negated, _piece, _piece),
        _form("(({}) {}BETWEEN ({}) AND ({}))", number, negated, number, number),
        _form("(({}) {}BETWEEN ({}) AND ({}))", day, negated, day, day),
        _form("{}({}, {})", st.sampled_from(("starts_with", "contains")), text, _piece),
        _form("{}({}, {}, {}, 'x[.]$')", st.sampled_from(("starts_with", "contains")), text, _piece, _piece),
    )


_SPECIAL: dict[Type, Callable[[Inner], st.SearchStrategy[str]]] = {
    Type.INT: _special_int,
    Type.DATE: _special_date,
    Type.TEXT: _special_text,
    Type.BOOL: _special_bool,
}

_cases = st.sampled_from((Type.INT, Type.INT, Type.BOOL, Type.BOOL, Type.DATE, Type.TEXT)).flatmap(
    lambda kind: st.tuples(st.just(kind), _texts(kind, 3))
)


# --- the comparison ---------------------------------------------------------------------------------------------------------------


REFUSABLE = "NULL|展开后过大|嵌套|大于 0|常数"
"""What the generator may run into: a CASE of nothing but NULLs, a comparison with NULL, a translation too long, ÷ 0, 2 ** 64."""


def _parsed(kind: Type, text: str) -> Expression | None:
    """The expression, or None for the few texts the language refuses for a reason the generator knows."""
    try:
        return parse(text, columns=COLUMNS, expect=kind)
    except ExpressionError as refusal:
        if not re.search(REFUSABLE, refusal.message):
            raise
        return None


def _interpreted(expression: Expression) -> dict[int, Value]:
    """The value for each row whose numbers stay within 64 bits."""
    values: dict[int, Value] = {}
    for number, row in enumerate(TABLE):
        try:
            values[number] = expression.evaluate(row, calendar=CALENDAR)
        except IntegerOverflowError:
            continue
    return values


def _computed(expression: Expression, database: duckdb.DuckDBPyConnection, rows: list[int]) -> dict[int, Value]:
    if not rows:
        return {}
    query = f"SELECT id, {expression.sql('duckdb')} FROM facts"
    if len(rows) < ROWS:
        query += f" WHERE id IN ({', '.join(map(str, rows))})"
    try:
        return dict(database.execute(query).fetchall())
    except (duckdb.OutOfRangeException, duckdb.InvalidInputException):
        # DuckDB's optimizer regroups 2 * (a * 3) to a * 6 and may so leave 64 bits; 2.0 also stumbles over some constant
        # comparisons ("BindBuiltinScalarFunction did not return …"). Both only fail, neither gives another number.
        database.execute("PRAGMA disable_optimizer")
        try:
            return dict(database.execute(query).fetchall())
        finally:
            database.execute("PRAGMA enable_optimizer")


def _compare(kind: Type, text: str, database: duckdb.DuckDBPyConnection) -> set[str]:
    """The steps of the expression, once interpreter and DuckDB were found to agree on every row."""
    expression = _parsed(kind, text)
    if expression is None:
        return set()
    expected = _interpreted(expression)
    found = _computed(expression, database, list(expected))
    assert found == expected, text
    assert {type(value) for value in found.values()} == {type(value) for value in expected.values()}, text
    assert all(expression.sql(dialect) for dialect in ("spark", "postgres"))
    return {node.op for node in walk(expression.node)}


def test_interpreter_and_duckdb_agree_on_every_row(database: duckdb.DuckDBPyConnection) -> None:
    seen: set[str] = set()

    @settings(max_examples=700, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(_cases)
    def agree(case: tuple[Type, str]) -> None:
        seen.update(_compare(*case, database))

    agree()
    assert seen == OPERATIONS | {"literal", "column"}, "the generator must reach every step of the language"


@pytest.mark.parametrize(
    "text",
    [
        "half_up(wide, expenditure.executed)",
        "half_up(a, wide)",
        "floor_div(wide, a)",
        "ceil_div(wide, a)",
        "floor_div(a, 3) + ceil_div(a, 3) * 100 + half_up(a, 2) * 10000",
        "year_of(day) * 100 + month_of(day)",
        "workday(day) - workday(d)",
        "abs(wide) - wide",
        "wide * a",
        "CASE WHEN f THEN 2147483647 ELSE 3 END * 2",
        "2147483647 * 2 + half_up(2147483647 * 3, 2147483647)",
        "half_up(CASE WHEN f THEN 2147483647 ELSE 3 END, CASE WHEN f THEN 2147483647 ELSE 2 END)",
        "coalesce(NULL, 2147483647) + 1",
        "half_up(a, CASE WHEN f THEN 2147483647 END)",
        "CASE WHEN f THEN 2147483647 END * 2",
    ],
)
def test_numbers_at_the_edges_agree(text: str, database: duckdb.DuckDBPyConnection) -> None:
    assert _compare(Type.INT, text, database)


@pytest.mark.parametrize("text", ["wide * wide", "wide + wide", "-wide - 2", "half_up(wide, 1)", "abs(wide - 1)"])
def test_both_raise_where_a_number_leaves_64_bits(text: str, database: duckdb.DuckDBPyConnection) -> None:
    expression = parse(text, columns=COLUMNS)
    safe = _interpreted(expression)
    unsafe = [number for number in range(ROWS) if number not in safe]
    assert unsafe
    for number in unsafe:
        with pytest.raises((duckdb.OutOfRangeException, duckdb.ConversionException)):
            _computed(expression, database, [number])


def test_month_and_year_follow_the_calendar_for_a_thousand_years(database: duckdb.DuckDBPyConnection) -> None:
    written = parse("year_of(n) * 100 + month_of(n)", columns={"n": Type.DATE}).sql("duckdb")
    right = "year(date '1970-01-01' + n::INTEGER) * 100 + month(date '1970-01-01' + n::INTEGER)"
    query = f"SELECT count(*), count(*) FILTER (WHERE {written} = {right}) FROM range(-200000, 165000) days(n)"
    assert database.execute(query).fetchone() == (365_000, 365_000)


@pytest.mark.parametrize("budget", [0, -1, None])
@pytest.mark.parametrize("division", ["half_up", "floor_div", "ceil_div"])
def test_a_divisor_that_is_the_same_everywhere_gives_null(budget: int | None, division: str) -> None:
    written = parse(f"{division}(paid * 1000, budget)", columns={"paid": Type.INT, "budget": Type.INT}).sql("duckdb")
    database = duckdb.connect()
    database.execute("CREATE TABLE facts AS SELECT range AS paid, ?::BIGINT AS budget FROM range(3)", [budget])
    assert database.execute(f"SELECT DISTINCT {written} FROM facts").fetchall() == [(None,)]
