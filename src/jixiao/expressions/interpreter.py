"""What an expression means: each node as a plain Python function of a row, the reference every engine is held to.

NULL is None and follows SQL's three-valued logic. Integers are checked against 64 bits after every step. AND, OR and
COALESCE compute all their operands, as engines may, so that an overflow cannot hide behind their order; CASE computes
only the result it chooses.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final

from .errors import IntegerOverflowError
from .nodes import Node
from .types import INT64_MAX, INT64_MIN, PYTHON, Type, Value

Row = Mapping[str, Value]
Calendar = Mapping[int, int]
Run = Callable[[Row, Calendar | None], Any]
"""A node made runnable: the row and the working-day calendar in, a value out."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
FIRST_DAY: Final = date.min.toordinal() - _EPOCH
LAST_DAY: Final = date.max.toordinal() - _EPOCH
"""Outside 0001-01-01 … 9999-12-31 a day has no year and no month: NULL."""


def runnable(node: Node) -> Run:
    """A function from row and calendar to the node's value.

    It raises IntegerOverflowError beyond 64 bits, KeyError for a row without the column, TypeError for a value of the
    wrong type and LookupError when a workday is asked for without a calendar: all of them bugs of the caller.
    """
    if node.op == "literal":
        return partial(_constant, node.value)
    if node.op == "column":
        return _column(str(node.value), node.type or Type.INT)
    args = [runnable(arg) for arg in node.args]
    if node.op in _STRICT:
        return _strict(_STRICT[node.op], args)
    return _LAZY[node.op](args)


def in_range(number: int) -> int:
    """`number` unchanged, or IntegerOverflowError when it does not fit 64 bits."""
    if INT64_MIN <= number <= INT64_MAX:
        return number
    raise IntegerOverflowError(f"integer outside 64 bits: {number}")


# --- values
# -------------------------------------------------------------------------------------------------------------------


def _constant(value: Value, row: Row, calendar: Calendar | None) -> Value:
    return value


def _column(name: str, kind: Type) -> Run:
    expected = PYTHON[kind]

    def run(row: Row, calendar: Calendar | None) -> Value:
        value = row[name]
        if value is None:
            return None
        if type(value) is not expected:
            raise TypeError(f"column {name} is declared {kind} but holds {value!r}")
        return in_range(value) if type(value) is int else value

    return run


# --- functions of their values: NULL as soon as one argument is NULL
# ----------------------------------------------------------


def _strict(compute: Callable[..., Value], args: list[Run]) -> Run:
    if len(args) == 2:
        first, second = args

        def run_two(row: Row, calendar: Calendar | None) -> Value:
            left, right = first(row, calendar), second(row, calendar)
            return None if left is None or right is None else compute(left, right)

        return run_two

    def run(row: Row, calendar: Calendar | None) -> Value:
        values = [arg(row, calendar) for arg in args]
        return None if None in values else compute(*values)

    return run


def _add(left: int, right: int) -> int:
    return in_range(left + right)


def _subtract(left: int, right: int) -> int:
    return in_range(left - right)


def _multiply(left: int, right: int) -> int:
    return in_range(left * right)


def _negate(number: int) -> int:
    return in_range(-number)


def _absolute(number: int) -> int:
    return in_range(abs(number))


def half_up(number: int, divisor: int) -> int | None:
    """`number` ÷ `divisor`, a half rounded away from zero; NULL unless the divisor is positive.

    >>> half_up(1578 * 500, 2000), half_up(-5, 2), half_up(7, 0)
    (395, -3, None)
    """
    if divisor <= 0:
        return None
    doubled = in_range(in_range(2 * in_range(abs(number))) + divisor)
    size = doubled // in_range(2 * divisor)
    return -size if number < 0 else size


def floor_div(number: int, divisor: int) -> int | None:
    """The greatest integer not above `number` ÷ `divisor`; NULL unless the divisor is positive.

    >>> floor_div(7, 2), floor_div(-7, 2)
    (3, -4)
    """
    if divisor <= 0:
        return None
    if number < 0:
        in_range(divisor - 1 - number)
    return number // divisor


def ceil_div(number: int, divisor: int) -> int | None:
    """The smallest integer not below `number` ÷ `divisor`; NULL unless the divisor is positive.

    >>> ceil_div(7, 2), ceil_div(-7, 2)
    (4, -3)
    """
    if divisor <= 0:
        return None
    in_range(number + divisor - 1 if number > 0 else -number)
    return -(-number // divisor)


def _year(day: int) -> int | None:
    return date.fromordinal(day + _EPOCH).year if FIRST_DAY <= day <= LAST_DAY else None


def _month(day: int) -> int | None:
    return date.fromordinal(day + _EPOCH).month if FIRST_DAY <= day <= LAST_DAY else None


def _day_of_month(day: int) -> int | None:
    return date.fromordinal(day + _EPOCH).day if FIRST_DAY <= day <= LAST_DAY else None


def _starts_with(text: str, *pieces: str) -> bool:
    return text.startswith(pieces)


def _contains(text: str, *pieces: str) -> bool:
    return any(piece in text for piece in pieces)


def _not(truth: bool) -> bool:
    return not truth


_STRICT: Final[dict[str, Callable[..., Value]]] = {
    "add": _add,
    "sub": _subtract,
    "mul": _multiply,
    "neg": _negate,
    "eq": eq,
    "ne": ne,
    "lt": lt,
    "le": le,
    "gt": gt,
    "ge": ge,
    "not": _not,
    "least": min,
    "greatest": max,
    "abs": _absolute,
    "floor_div": floor_div,
    "ceil_div": ceil_div,
    "year_of": _year,
    "month_of": _month,
    "day_of": _day_of_month,
    "starts_with": _starts_with,
    "contains": _contains,
}


# --- steps that treat NULL in their own way
# -----------------------------------------------------------------------------------


def _and(args: list[Run]) -> Run:
    def run(row: Row, calendar: Calendar | None) -> Value:
        return all_true([arg(row, calendar) for arg in args])

    return run


def all_true(truths: Iterable[bool | None]) -> bool | None:
    """SQL's AND: False if one is False, else None if one is None, else True."""
    known = list(truths)
    if False in known:
        return False
    return None if None in known else True


def _or(args: list[Run]) -> Run:
    def run(row: Row, calendar: Calendar | None) -> Value:
        truths = [arg(row, calendar) for arg in args]
        if True in truths:
            return True
        return None if None in truths else False

    return run


def _is_null(args: list[Run]) -> Run:
    (operand,) = args

    def run(row: Row, calendar: Calendar | None) -> Value:
        return operand(row, calendar) is None

    return run


def _in(args: list[Run]) -> Run:
    operand, *members = args

    def run(row: Row, calendar: Calendar | None) -> Value:
        value = operand(row, calendar)
        return None if value is None else value in [member(row, calendar) for member in members]

    return run


def _between(args: list[Run]) -> Run:
    def run(row: Row, calendar: Calendar | None) -> Value:
        value, low, high = (arg(row, calendar) for arg in args)
        from_low = None if value is None or low is None else value >= low
        to_high = None if value is None or high is None else value <= high
        return all_true((from_low, to_high))

    return run


def _case(args: list[Run]) -> Run:
    pairs = list(zip(args[0:-1:2], args[1:-1:2], strict=True))
    otherwise = args[-1]

    def run(row: Row, calendar: Calendar | None) -> Value:
        for condition, result in pairs:
            if condition(row, calendar) is True:
                value: Value = result(row, calendar)
                return value
        last: Value = otherwise(row, calendar)
        return last

    return run


def _coalesce(args: list[Run]) -> Run:
    def run(row: Row, calendar: Calendar | None) -> Value:
        values: list[Value] = [arg(row, calendar) for arg in args]
        return next((value for value in values if value is not None), None)

    return run


def _half_up(args: list[Run]) -> Run:
    first, second = args

    def run(row: Row, calendar: Calendar | None) -> Value:
        number, divisor = first(row, calendar), second(row, calendar)
        if divisor is None:
            return None
        if number is None:
            half_up(0, divisor)  # engines double the divisor before they see the NULL
            return None
        return half_up(number, divisor)

    return run


def _workday(args: list[Run]) -> Run:
    (operand,) = args

    def run(row: Row, calendar: Calendar | None) -> Value:
        if calendar is None:
            raise LookupError("workday() needs a calendar")
        day = operand(row, calendar)
        return None if day is None else calendar.get(day)

    return run


_LAZY: Final[dict[str, Callable[[list[Run]], Run]]] = {
    "and": _and,
    "or": _or,
    "is_null": _is_null,
    "in": _in,
    "between": _between,
    "case": _case,
    "coalesce": _coalesce,
    "half_up": _half_up,
    "workday": _workday,
}

OPERATIONS: Final = frozenset(_STRICT) | frozenset(_LAZY)
"""Every step the interpreter knows, beside literals and columns."""
