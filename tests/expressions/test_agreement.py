"""Generated typed expressions mean the same in the interpreter and in DuckDB, row by row, NULLs, ties and 64-bit limits included."""

import random
import re
from collections.abc import Callable
from datetime import date

import duckdb
import pytest

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

LEVELS, EACH = 3, 9
"""How many steps high a text may be, and how many texts are written of each form."""
NUMBERS = (*range(13), 100, 2000, 25_600, 2**31 - 1, 2**31, 10**12, INT64_MAX)
PIECES = ("'a'", "'办公'", "'公费'", "'it''s'")
TYPES = (Type.INT, Type.BOOL, Type.DATE, Type.TEXT)


class Author:
    """Writes texts of the language by dice of its own: the same texts whatever else the process has loaded."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def text(self, kind: Type, levels: int) -> str:
        """A text of type `kind`, at most `levels` steps high."""
        if levels == 0 or self.dice.random() < 0.2:
            return self.leaf(kind)
        if self.dice.random() < 0.1:
            return f"({self.text(kind, levels - 1)})"
        return self.filled(self.dice.choice(FORMS_OF[kind]), kind, levels - 1)

    def filled(self, form: str, kind: Type, levels: int) -> str:
        """A form of type `kind` with a text of at most `levels` in each hole."""
        return re.sub(r"<(\w+)>", lambda hole: self.fill(hole[1], kind, levels), form)

    def fill(self, hole: str, kind: Type, levels: int) -> str:
        """What stands in a hole of a form."""
        if hole in _CHOICES:
            return self.dice.choice(_CHOICES[hole])
        if hole == "few":
            return str(self.dice.randint(0, 40))
        if hole == "someday":
            return self.leaf(Type.DATE)
        if hole == "any":
            return self.text(self.dice.choice(TYPES), levels)
        return self.text(kind if hole == "same" else Type[hole], levels)

    def leaf(self, kind: Type) -> str:
        """A column, two times in three, or a value written out."""
        if self.dice.random() < 2 / 3:
            return self.dice.choice([name for name, column in COLUMNS.items() if column is kind])
        if kind is Type.INT:
            return str(self.dice.choice(NUMBERS))
        if kind is Type.DATE:
            return f"DATE '{date.fromordinal(self.dice.randint(_FIRST, _LAST))}'"
        if kind is Type.TEXT:
            return "'" + self.dice.choice(TEXTS).replace("'", "''") + "'"
        return self.dice.choice(("TRUE", "FALSE", "NULL"))


_FIRST, _LAST = date(2023, 12, 1).toordinal(), date(2024, 2, 29).toordinal()
_CHOICES = {
    "divisor": ("2", "4", "2000", "144000", "1073741824"),
    "piece": PIECES,
    "not": ("", "NOT "),
    "and_or": ("AND", "OR"),
}
_ANY, _INT, _DATE, _BOOL = frozenset(Type), frozenset({Type.INT}), frozenset({Type.DATE}), frozenset({Type.BOOL})


def _compared(sign: str) -> tuple[str, ...]:
    return f"((<INT>) {sign} (<INT>))", f"((<DATE>) {sign} (<DATE>))"


def _told(name: str) -> tuple[str, ...]:
    return f"{name}(<TEXT>, <piece>)", f"{name}(<TEXT>, <piece>, <piece>, 'x[.]$')"


# For each step of the language, the types it can have and how it may be written; `<same>` is a text of that type.
_WAYS: tuple[tuple[str, frozenset[Type], tuple[str, ...]], ...] = (
    ("case", _ANY, ("CASE WHEN <BOOL> THEN <same> WHEN <BOOL> THEN <same> ELSE <same> END",)),
    ("case", _ANY, ("CASE WHEN <BOOL> THEN <same> END", "CASE WHEN <BOOL> THEN NULL ELSE <same> END")),
    ("coalesce", _ANY, ("coalesce(<same>, <same>)", "coalesce(NULL, <same>, <same>)")),
    ("add", _INT, ("(<INT> + <INT>)", "<INT> + <INT>")),
    ("add", _DATE, ("(<DATE> + <few>)", "(<few> + <DATE>)")),
    ("sub", _INT, ("(<INT> - <INT>)", "<INT> - <INT>", "((<DATE>) - (<DATE>))")),
    ("sub", _DATE, ("(<DATE> - <INT>)",)),
    ("mul", _INT, ("(<INT> * <INT>)", "<INT> * <INT>")),
    ("neg", _INT, ("-(<INT>)",)),
    ("abs", _INT, ("abs(<INT>)",)),
    ("half_up", _INT, ("half_up(<INT>, <INT>)", "half_up(<INT>, <divisor>)")),
    ("floor_div", _INT, ("floor_div(<INT>, <INT>)", "floor_div(<INT>, <divisor>)")),
    ("ceil_div", _INT, ("ceil_div(<INT>, <INT>)", "ceil_div(<INT>, <divisor>)")),
    ("least", _INT | _DATE, ("least(<same>, <same>, <same>)", "least(<same>, <same>)")),
    ("greatest", _INT | _DATE, ("greatest(<same>, <same>, <same>)", "greatest(<same>, <same>)")),
    ("year_of", _INT, ("year_of(<DATE>)",)),
    ("month_of", _INT, ("month_of(<DATE>)",)),
    ("day_of", _INT, ("day_of(<DATE>)",)),
    ("workday", _INT, ("workday(<someday>)",)),
    ("eq", _BOOL, (*_compared("="), "((<TEXT>) = (<TEXT>))")),
    ("ne", _BOOL, (*_compared("<>"), "((<TEXT>) <> (<TEXT>))")),
    ("lt", _BOOL, _compared("<")),
    ("le", _BOOL, _compared("<=")),
    ("gt", _BOOL, _compared(">")),
    ("ge", _BOOL, _compared(">=")),
    ("and", _BOOL, ("((<BOOL>) AND (<BOOL>))", "((<BOOL>) AND (<BOOL>) <and_or> (<BOOL>))")),
    ("or", _BOOL, ("(<BOOL> OR <BOOL>)", "((<BOOL>) AND (<BOOL>) OR (<BOOL>))")),
    ("not", _BOOL, ("(NOT (<BOOL>))",)),
    ("is_null", _BOOL, ("((<any>) IS <not>NULL)",)),
    ("in", _BOOL, ("((<INT>) <not>IN (-1, 0, 2, 2000))", "((<TEXT>) <not>IN (<piece>, <piece>))")),
    ("between", _BOOL, ("((<INT>) <not>BETWEEN (<INT>) AND (<INT>))",)),
    ("between", _BOOL, ("((<DATE>) <not>BETWEEN (<DATE>) AND (<DATE>))",)),
    ("starts_with", _BOOL, _told("starts_with")),
    ("contains", _BOOL, _told("contains")),
)
FORMS = [(op, kind, form) for op, kinds, forms in _WAYS for kind in sorted(kinds) for form in forms]
FORMS_OF = {kind: [form for _, each, form in FORMS if each is kind] for kind in Type}


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
    author, seen = Author(random.Random(20231231)), set()
    for op, kind, form in FORMS:
        steps = [_compare(kind, author.filled(form, kind, LEVELS - 1), database) for _ in range(EACH)]
        assert any(op in reached for reached in steps), f"no text of the form {form} was read as {op}"
        seen.update(*steps)
    assert seen == OPERATIONS | {"literal", "column"}, "the generator must reach every step of the language"


@pytest.mark.parametrize(
    "text",
    [
        "half_up(wide, expenditure.executed)",
        "half_up(a, wide)",
        "floor_div(wide, a)",
        "ceil_div(wide, a)",
        "floor_div(a, 3) + ceil_div(a, 3) * 100 + half_up(a, 2) * 10000",
        "year_of(day) * 10000 + month_of(day) * 100 + day_of(day)",
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


def test_day_month_and_year_follow_the_calendar_for_a_thousand_years(database: duckdb.DuckDBPyConnection) -> None:
    written = parse("year_of(n) * 10000 + month_of(n) * 100 + day_of(n)", columns={"n": Type.DATE}).sql("duckdb")
    right = "strftime(date '1970-01-01' + n::INTEGER, '%Y%m%d')::BIGINT"
    query = f"SELECT count(*), count(*) FILTER (WHERE {written} = {right}) FROM range(-200000, 165000) days(n)"
    assert database.execute(query).fetchone() == (365_000, 365_000)


@pytest.mark.parametrize("budget", [0, -1, None])
@pytest.mark.parametrize("division", ["half_up", "floor_div", "ceil_div"])
def test_a_divisor_that_is_the_same_everywhere_gives_null(budget: int | None, division: str) -> None:
    written = parse(f"{division}(paid * 1000, budget)", columns={"paid": Type.INT, "budget": Type.INT}).sql("duckdb")
    database = duckdb.connect()
    database.execute("CREATE TABLE facts AS SELECT range AS paid, ?::BIGINT AS budget FROM range(3)", [budget])
    assert database.execute(f"SELECT DISTINCT {written} FROM facts").fetchall() == [(None,)]
