"""The interpreter: what each step means, NULL and 64 bits included."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.expressions.errors import IntegerOverflowError
from jixiao.expressions.expression import parse
from jixiao.expressions.interpreter import ceil_div, floor_div, half_up
from jixiao.expressions.types import INT64_MAX, INT64_MIN, Type, Value

COLUMNS = {
    "n": Type.INT,
    "x": Type.INT,
    "y": Type.INT,
    "d": Type.DATE,
    "t": Type.TEXT,
    "yes": Type.BOOL,
    "no": Type.BOOL,
}
COLUMNS |= {"unknown": Type.BOOL}
DAY = (date(2023, 12, 31) - date(1970, 1, 1)).days
ROW: dict[str, Value] = {
    "n": None,
    "x": 7,
    "y": -2,
    "d": DAY,
    "t": "办公费报销",
    "yes": True,
    "no": False,
    "unknown": None,
}


def value_of(text: str) -> Value:
    return parse(text, columns=COLUMNS).evaluate(ROW, calendar={DAY: 250, DAY - 30: 230})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x + y * 2 - -1", 4),
        ("x - y - 1", 8),
        ("x - (y - 1)", 10),
        ("-x", -7),
        ("x + n", None),
        ("n - n", None),
        ("d - DATE '2023-01-01'", 364),
        ("d + 1 = DATE '2024-01-01'", True),
        ("1 + d - d", 1),
        ("x > y AND x >= 7 AND y < x AND y <= -2 AND x <> y AND x = 7", True),
        ("x = n", None),
        ("n <> n", None),
        ("t = '办公费报销'", True),
        ("yes = no", False),
        ("yes AND unknown", None),
        ("no AND unknown", False),
        ("unknown AND no", False),
        ("yes OR unknown", True),
        ("unknown OR yes", True),
        ("no OR unknown", None),
        ("no OR no", False),
        ("NOT unknown", None),
        ("NOT no", True),
        ("n IS NULL", True),
        ("x IS NOT NULL", True),
        ("x IN (1, 7)", True),
        ("y IN (-1, -2)", True),
        ("x NOT IN (1, 2)", True),
        ("n IN (1)", None),
        ("n NOT IN (1)", None),
        ("x BETWEEN 7 AND 7", True),
        ("x BETWEEN n AND 6", False),
        ("x BETWEEN n AND 7", None),
        ("n BETWEEN 1 AND 2", None),
        ("x NOT BETWEEN 1 AND 6", True),
        ("CASE WHEN unknown THEN 1 WHEN yes THEN 2 ELSE 3 END", 2),
        ("CASE WHEN unknown THEN 1 WHEN no THEN 2 END", None),
        ("CASE WHEN no THEN x * 9223372036854775807 ELSE 3 END", 3),
        ("coalesce(n, n, x, y)", 7),
        ("coalesce(n, n)", None),
        ("least(x, y, 3)", -2),
        ("least(x, n)", None),
        ("greatest(x, y)", 7),
        ("greatest(n, 1)", None),
        ("abs(y)", 2),
        ("half_up(1578 * 500, 2000)", 395),
        ("half_up(928 * 2000, 25600)", 73),
        ("half_up(110412 * 2000, 144000)", 1534),
        ("half_up(2662 * 300, 4400)", 182),
        ("half_up(749367 * 1000, 751404)", 997),
        ("half_up(-5, 2)", -3),
        ("half_up(x, y)", None),
        ("half_up(x, x - 7)", None),
        ("half_up(n, 3)", None),
        ("half_up(3, n)", None),
        ("floor_div(y - 5, 2)", -4),
        ("ceil_div(y - 5, 2)", -3),
        ("floor_div(x, y)", None),
        ("ceil_div(x, 0 - x)", None),
        ("starts_with(t, '办公')", True),
        ("starts_with(t, '公')", False),
        ("contains(t, '报销')", True),
        ("contains(coalesce(NULL, t), '餐')", False),
        ("contains(t, '餐', '报销')", True),
        ("starts_with(t, '公', '办')", True),
        ("year_of(d)", 2023),
        ("month_of(d + 1)", 1),
        ("day_of(d)", 31),
        ("day_of(d + 1)", 1),
        ("day_of(d - 1000000000)", None),
        ("year_of(d + 1000000000)", None),
        ("month_of(d - 1000000000)", None),
        ("workday(d) - workday(d - 30)", 20),
        ("workday(d + 1)", None),
        ("workday(d + n)", None),
        ("NULL + 1", None),
    ],
)
def test_values(text: str, value: Value) -> None:
    found = value_of(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "x * 9223372036854775807",
        "9223372036854775800 + x + 1",
        "-9223372036854775807 - x",
        "-(-9223372036854775807 + y + 1)",
        "abs(-9223372036854775807 + y + 1)",
        "half_up(9223372036854775800 + x, 2)",
        "half_up(x, 9223372036854775807)",
        "half_up(n, 9223372036854775807)",
        "coalesce(x, x * 9223372036854775807)",
        "floor_div(-9223372036854775807 + y + 1, 2)",
        "ceil_div(9223372036854775807, x)",
        "no AND x * 9223372036854775807 > 0",
        "d + 9223372036854775807",
    ],
)
def test_leaving_64_bits_is_an_error_not_a_number(text: str) -> None:
    with pytest.raises(IntegerOverflowError):
        value_of(text)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({}, KeyError),
        ({"x": True}, TypeError),
        ({"x": "7"}, TypeError),
        ({"x": 7.0}, TypeError),
        ({"x": 2**63}, IntegerOverflowError),
    ],
)
def test_a_row_of_another_shape_is_an_error(row: dict[str, Value], error: type[Exception]) -> None:
    with pytest.raises(error):
        parse("x + 1", columns=COLUMNS).evaluate(row)


def test_a_workday_without_a_calendar_is_an_error() -> None:
    with pytest.raises(LookupError, match="calendar"):
        parse("workday(d)", columns=COLUMNS).evaluate(ROW)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**12))
def test_divisions_are_exact(number: int, divisor: int) -> None:
    exact = Fraction(number, divisor)
    rounded = half_up(number, divisor)
    assert rounded is not None
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)
    assert half_up(-number, divisor) == -rounded
    floor, ceiling = floor_div(number, divisor), ceil_div(number, divisor)
    assert floor is not None
    assert ceiling is not None
    assert floor <= exact < floor + 1
    assert ceiling - 1 < exact <= ceiling


@given(st.integers(INT64_MIN, INT64_MAX), st.integers(INT64_MIN, 0))
def test_a_divisor_that_is_not_positive_gives_null(number: int, divisor: int) -> None:
    assert half_up(number, divisor) is floor_div(number, divisor) is ceil_div(number, divisor) is None


@given(st.dates())
def test_dates_follow_the_calendar(day: date) -> None:
    row = {"d": (day - date(1970, 1, 1)) // timedelta(days=1)}
    both = parse("year_of(d) * 100 + month_of(d)", columns=COLUMNS).evaluate(row)
    assert both == day.year * 100 + day.month
