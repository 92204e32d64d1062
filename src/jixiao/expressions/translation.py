"""How an expression reads in SQL: one portable tree, written by SQLGlot for DuckDB, Spark and PostgreSQL.

Integer arithmetic stays in 64 bits: engines give small literals 32 bits, so a step whose operands are all literals is
cast to BIGINT. Divided numbers are never negative, so it does not matter whether an engine's whole division floors or
truncates. No engine's own
rounding, sign or date function is used: they return doubles or differ.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlglot import ErrorLevel, exp

from .interpreter import FIRST_DAY, LAST_DAY
from .nodes import Node
from .types import Type

DIALECTS: Final = frozenset({"duckdb", "spark", "postgres"})

_DATABASE_TYPE: Final = {Type.INT: "BIGINT", Type.DATE: "BIGINT", Type.TEXT: "TEXT", Type.BOOL: "BOOLEAN"}

_PART: Final = re.compile(r"""[A-Za-z_][A-Za-z0-9_]*|"[^"]+"|`[^`]+`""")
_REFERENCE: Final = re.compile(rf"(?:{_PART.pattern})(?:\.(?:{_PART.pattern})){{0,2}}")

_PATTERN_SIGNS: Final = re.compile(r"[.*+?(){}\[\]|$^]")

Names = Mapping[str, str]
"""From a column's name in the rule to a reference in the query: `amount`, `p.amount`, `p."amount fen"`."""

Branches = Sequence[tuple[Node, Node]]
"""Conditions and results in order; the last condition is TRUE."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of SQL; `wide` is False only for integers an engine may hold in 32 bits."""

    sql: exp.Expr
    wide: bool = True


def translate(node: Node, *, dialect: str, columns: Names) -> str:
    """The SQL text of `node`; integers and dates come out as BIGINT. Raises ValueError for an unknown dialect or a
    bad reference."""
    return _text(_at_least_one_wide([_piece(node, columns)])[0], dialect)


def translate_case(branches: Branches, *, dialect: str, columns: Names) -> str:
    """CASE … END of ordered branches; the last one, whose condition is TRUE, becomes the ELSE."""
    *conditional, (_, otherwise) = branches
    args = [each for pair in conditional for each in pair]
    whole = otherwise if not conditional else Node("case", otherwise.type, (*args, otherwise))
    return translate(whole, dialect=dialect, columns=columns)


def translate_aggregate(kind: str, argument: Node | None, *, dialect: str, columns: Names) -> str:
    """SUM, COUNT, MIN or MAX of a translated argument as a BIGINT; the sum of no rows is 0."""
    if argument is None:
        return _text(exp.Count(this=exp.Star()), dialect)
    inner = _at_least_one_wide([_piece(argument, columns)])[0]
    if kind == "count_distinct":
        return _text(exp.Count(this=exp.Distinct(expressions=[inner])), dialect)
    if kind == "sum":
        total = exp.Coalesce(this=exp.Sum(this=inner), expressions=[_number(0)])
        return _text(_cast(total, Type.INT), dialect)
    return _text((exp.Min if kind == "min" else exp.Max)(this=inner), dialect)


def _text(tree: exp.Expr, dialect: str) -> str:
    if dialect not in DIALECTS:
        raise ValueError(f"unknown dialect {dialect!r}; known: {sorted(DIALECTS)}")
    return tree.sql(dialect=dialect, copy=False, unsupported_level=ErrorLevel.RAISE)


def _piece(node: Node, names: Names) -> _Piece:
    if node.op == "literal":
        return _literal(node)
    if node.op == "column":
        return _Piece(_reference(str(node.value), names))
    if node.op == "case":
        return _case(node, names)
    return _WRITE[node.op]([_piece(arg, names) for arg in node.args])


# --- small builders; every one makes fresh nodes, SQLGlot trees must not share them
# -----------------------------------------------


def _number(value: int) -> exp.Expr:
    literal = exp.Literal.number(abs(value))
    return exp.Neg(this=literal) if value < 0 else literal


def _cast(tree: exp.Expr, kind: Type) -> exp.Expr:
    return exp.Cast(this=tree, to=exp.DataType.build(_DATABASE_TYPE[kind]))


def _literal(node: Node) -> _Piece:
    if node.value is None:
        return _Piece(_cast(exp.Null(), node.type or Type.INT))
    if isinstance(node.value, bool):
        return _Piece(exp.Boolean(this=node.value))
    if isinstance(node.value, int):
        return _Piece(_number(node.value), wide=False)
    return _Piece(exp.Literal.string(node.value))


def _reference(name: str, names: Names) -> exp.Expr:
    written = names.get(name)
    if written is None:
        return exp.Column(this=exp.Identifier(this=name, quoted=True))
    if not _REFERENCE.fullmatch(written):
        raise ValueError(f"not a column reference: {written!r}")
    parts = [exp.Identifier(this=part.strip('"`'), quoted=True) for part in _PART.findall(written)]
    return exp.Column(**dict(zip(("this", "table", "db"), reversed(parts), strict=False)))


def _closed(tree: exp.Expr) -> exp.Expr:
    """`tree` in brackets unless it already is one term, so that no engine's precedence matters."""
    if isinstance(tree, (exp.Binary, exp.Unary, exp.Between, exp.In)) and not isinstance(tree, exp.Paren):
        return exp.Paren(this=tree)
    return tree


def _at_least_one_wide(pieces: list[_Piece]) -> list[exp.Expr]:
    """The SQL of the pieces, the first cast to BIGINT when none of them is known to be one."""
    trees = [piece.sql for piece in pieces]
    if not any(piece.wide for piece in pieces):
        trees[0] = _cast(trees[0], Type.INT)
    return trees


def _wide(piece: _Piece) -> exp.Expr:
    return _at_least_one_wide([piece])[0]


def _binary(kind: type[exp.Binary], left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return kind(this=_closed(left), expression=_closed(right))


def _when(*pairs: tuple[exp.Expr, exp.Expr], otherwise: exp.Expr | None = None) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=condition, true=result) for condition, result in pairs], default=otherwise)


def _copies(tree: exp.Expr, count: int) -> list[exp.Expr]:
    return [tree, *(tree.copy() for _ in range(count - 1))]


# --- one writer for each operation
# --------------------------------------------------------------------------------------------------


def _case(node: Node, names: Names) -> _Piece:
    pieces = [_piece(arg, names) for arg in node.args]
    pairs = [(condition.sql, result.sql) for condition, result in zip(pieces[0:-1:2], pieces[1:-1:2], strict=True)]
    results = pieces[1:-1:2] if node.args[-1].is_null else [*pieces[1:-1:2], pieces[-1]]
    otherwise = None if node.args[-1].is_null else pieces[-1].sql
    return _Piece(_when(*pairs, otherwise=otherwise), any(result.wide for result in results))


def _arithmetic(kind: type[exp.Binary], pieces: list[_Piece]) -> _Piece:
    left, right = _at_least_one_wide(pieces)
    # a + b + c and a * b * c need no brackets on the left, which keeps long sums readable
    left = left if type(left) is kind else _closed(left)
    return _Piece(kind(this=left, expression=_closed(right)))


def _negative(pieces: list[_Piece]) -> _Piece:
    return _Piece(exp.Neg(this=_closed(pieces[0].sql)), pieces[0].wide)


def _compare(kind: type[exp.Binary], pieces: list[_Piece]) -> _Piece:
    return _Piece(_binary(kind, pieces[0].sql, pieces[1].sql))


def _connect(kind: type[exp.Binary], pieces: list[_Piece]) -> _Piece:
    whole = _connectable(pieces[0].sql)
    for piece in pieces[1:]:
        whole = kind(this=whole, expression=_connectable(piece.sql))
    return _Piece(whole)


def _connectable(tree: exp.Expr) -> exp.Expr:
    """Conditions inside AND and OR: only connectors need brackets, comparisons bind more tightly in every engine."""
    return exp.Paren(this=tree) if isinstance(tree, exp.Connector) else tree


def _not(pieces: list[_Piece]) -> _Piece:
    return _Piece(exp.Not(this=_closed(pieces[0].sql)))


def _is_null(pieces: list[_Piece]) -> _Piece:
    return _Piece(exp.Is(this=_closed(pieces[0].sql), expression=exp.Null()))


def _in(pieces: list[_Piece]) -> _Piece:
    return _Piece(exp.In(this=_closed(pieces[0].sql), expressions=[piece.sql for piece in pieces[1:]]))


def _between(pieces: list[_Piece]) -> _Piece:
    value, low, high = (_closed(piece.sql) for piece in pieces)
    return _Piece(exp.Between(this=value, low=low, high=high))


def _coalesce(pieces: list[_Piece]) -> _Piece:
    first, *rest = (piece.sql for piece in pieces)
    return _Piece(exp.Coalesce(this=first, expressions=rest), any(piece.wide for piece in pieces))


def _extreme(kind: type[exp.Func], pieces: list[_Piece]) -> _Piece:
    """Engines skip NULLs in LEAST and GREATEST; here one NULL makes the result NULL."""
    known: exp.Expr | None = None
    for piece in pieces:
        if not _is_number(piece.sql):
            test = exp.Not(this=exp.Is(this=_closed(piece.sql.copy()), expression=exp.Null()))
            known = test if known is None else exp.And(this=known, expression=test)
    first, *rest = _at_least_one_wide(pieces)
    chosen = kind(this=first, expressions=rest, ignore_nulls=True)
    return _Piece(chosen if known is None else _when((known, chosen)))


def _is_number(tree: exp.Expr) -> bool:
    return isinstance(tree, exp.Literal) or (isinstance(tree, exp.Neg) and isinstance(tree.this, exp.Literal))


def _absolute(pieces: list[_Piece]) -> _Piece:
    return _Piece(exp.Abs(this=pieces[0].sql), pieces[0].wide)


def _quotient(number: exp.Expr, divisor: exp.Expr) -> exp.Expr:
    """Whole division of numbers that are not negative; PostgreSQL's DIV returns a NUMERIC, hence the cast.

    An engine may divide before it looks at the condition around it (a column of zeros is a constant to it): NULLIF.
    """
    safe = divisor if _is_number(divisor) else exp.Nullif(this=divisor, expression=_number(0))
    return _cast(_binary(exp.IntDiv, number, safe), Type.INT)


def _positive(divisor: exp.Expr, result: exp.Expr) -> exp.Expr:
    """`result` where the divisor is positive, otherwise NULL. A divisor written out was checked when the rule was
    read."""
    if _is_number(divisor):
        return result
    return _when((_binary(exp.GT, divisor.copy(), _number(0)), result))


def _half_up(pieces: list[_Piece]) -> _Piece:
    number, again = _copies(_wide(pieces[0]), 2)
    divisor, once_more = _copies(_divisor(pieces[1]), 2)
    sign = _when((_binary(exp.LT, number, _number(0)), _number(-1)), otherwise=_number(1))
    doubled = _binary(exp.Add, _binary(exp.Mul, _number(2), exp.Abs(this=again)), divisor)
    size = _quotient(doubled, _twice(once_more))
    return _Piece(_positive(divisor, _binary(exp.Mul, sign, size)))


def _divisor(piece: _Piece) -> exp.Expr:
    """A divisor written out stays short as long as its double fits 32 bits; any other is a BIGINT."""
    if isinstance(piece.sql, exp.Literal) and int(piece.sql.this) < 2**30:
        return piece.sql
    return _wide(piece)


def _twice(divisor: exp.Expr) -> exp.Expr:
    if isinstance(divisor, exp.Literal):
        return _number(2 * int(divisor.this))
    return _binary(exp.Mul, _number(2), divisor)


def _less_one(divisor: exp.Expr) -> exp.Expr:
    if isinstance(divisor, exp.Literal):
        return _number(int(divisor.this) - 1)
    return _binary(exp.Sub, divisor, _number(1))


def _floor_div(pieces: list[_Piece]) -> _Piece:
    number, compared, negative = _copies(_wide(pieces[0]), 3)
    divisor, shift, under = _copies(_divisor(pieces[1]), 3)
    below = _binary(exp.Sub, _less_one(shift), negative)
    quotient = _when(
        (_binary(exp.LT, compared, _number(0)), exp.Neg(this=_quotient(below, under))),
        otherwise=_quotient(number, divisor),
    )
    return _Piece(_positive(divisor, quotient))


def _ceil_div(pieces: list[_Piece]) -> _Piece:
    number, compared, negative = _copies(_wide(pieces[0]), 3)
    divisor, shift, under = _copies(_divisor(pieces[1]), 3)
    above = _binary(exp.Add, number, _less_one(shift))
    quotient = _when(
        (_binary(exp.GT, compared, _number(0)), _quotient(above, divisor)),
        otherwise=exp.Neg(this=_quotient(exp.Neg(this=_closed(negative)), under)),
    )
    return _Piece(_positive(divisor, quotient))


def _starts_with(pieces: list[_Piece]) -> _Piece:
    text, *starts = (piece.sql for piece in pieces)
    tests = [exp.StartsWith(this=text.copy(), expression=start) for start in starts]
    return _connect(exp.Or, [_Piece(test) for test in tests])


def _contains(pieces: list[_Piece]) -> _Piece:
    """One word by its position; several as one pattern, which every engine walks through the text once."""
    text, *words = (piece.sql for piece in pieces)
    if len(words) == 1:
        return _Piece(_binary(exp.GT, exp.StrPosition(this=text, substr=words[0]), _number(0)))
    pattern = "|".join(_PATTERN_SIGNS.sub(r"\\\g<0>", str(word.this)) for word in words)
    return _Piece(exp.RegexpLike(this=text, expression=exp.Literal.string(pattern)))


# The Gregorian calendar in whole numbers. Days are counted from 0000-03-01, so that the leap day ends the year:
# 146,097 days make 400 years, 1,461 make 4, and (2141 r + 197913) / 65536 is the month, 3 to 14, of day r of such a
# year; what that division leaves over, divided by 2141, is the day of the month, from 0. Like `datetime`, for any engine.
_MARCH_ZERO: Final = 719_468


def _century_of(day: exp.Expr) -> exp.Expr:
    shifted = _binary(exp.Add, day, _number(_MARCH_ZERO))
    return _binary(exp.Add, _binary(exp.Mul, _number(4), shifted), _number(3))


def _quarter_days(day: exp.Expr) -> exp.Expr:
    """Four times the day of the century, plus three."""
    rest = _quotient(_binary(exp.Mod, _century_of(day), _number(146_097)), _number(4))
    return _binary(exp.Add, _binary(exp.Mul, _number(4), rest), _number(3))


def _day_of_year(day: exp.Expr) -> exp.Expr:
    """The day of the year that began on 1 March, from 0."""
    return _quotient(_binary(exp.Mod, _quarter_days(day), _number(1461)), _number(4))


def _dated(day: exp.Expr, result: exp.Expr) -> _Piece:
    """`result` for days a calendar date exists for, otherwise NULL."""
    known = exp.Between(this=_closed(day), low=_number(FIRST_DAY), high=_number(LAST_DAY))
    return _Piece(_when((known, result)))


def _year_of(pieces: list[_Piece]) -> _Piece:
    first, second, third, whole = _copies(_wide(pieces[0]), 4)
    centuries = _binary(exp.Mul, _number(100), _quotient(_century_of(first), _number(146_097)))
    years = _quotient(_quarter_days(second), _number(1461))
    after_december = _when((_binary(exp.GTE, _day_of_year(third), _number(306)), _number(1)), otherwise=_number(0))
    return _dated(whole, _binary(exp.Add, _binary(exp.Add, centuries, years), after_december))


def _scaled(day: exp.Expr) -> exp.Expr:
    return _binary(exp.Add, _binary(exp.Mul, _number(2141), _day_of_year(day)), _number(197_913))


def _day_of_month(pieces: list[_Piece]) -> _Piece:
    day, whole = _copies(_wide(pieces[0]), 2)
    from_zero = _quotient(_binary(exp.Mod, _scaled(day), _number(65_536)), _number(2141))
    return _dated(whole, _binary(exp.Add, from_zero, _number(1)))


def _month_of(pieces: list[_Piece]) -> _Piece:
    day, whole = _copies(_wide(pieces[0]), 2)
    from_march = _quotient(_scaled(day), _number(65_536))
    turned = _binary(exp.Mod, _binary(exp.Sub, from_march, _number(1)), _number(12))
    return _dated(whole, _binary(exp.Add, turned, _number(1)))


def _workday(pieces: list[_Piece]) -> _Piece:
    """A look-up in the table calendar(day, workday); its columns are renamed inside, or a rule's own `day` would be
    taken for them."""
    renamed = exp.Subquery(
        this=exp.Select(
            expressions=[
                exp.Alias(this=exp.column("day"), alias=exp.to_identifier("jx_day")),
                exp.Alias(this=exp.column("workday"), alias=exp.to_identifier("jx_workday")),
            ],
        ).from_("calendar", copy=False),
        alias=exp.TableAlias(this=exp.to_identifier("jx_calendar")),
    )
    same_day = exp.EQ(this=exp.column("jx_day", table="jx_calendar"), expression=_closed(_wide(pieces[0])))
    # MAX, because Spark accepts a look-up by an outer column only as an aggregate; a day stands once in the calendar
    value = exp.Max(this=exp.column("jx_workday", table="jx_calendar"))
    found = exp.Select(expressions=[value]).from_(renamed, copy=False).where(same_day, copy=False)
    return _Piece(exp.Subquery(this=found))


_WRITE: Final[dict[str, Callable[[list[_Piece]], _Piece]]] = {
    "add": partial(_arithmetic, exp.Add),
    "sub": partial(_arithmetic, exp.Sub),
    "mul": partial(_arithmetic, exp.Mul),
    "neg": _negative,
    "eq": partial(_compare, exp.EQ),
    "ne": partial(_compare, exp.NEQ),
    "lt": partial(_compare, exp.LT),
    "le": partial(_compare, exp.LTE),
    "gt": partial(_compare, exp.GT),
    "ge": partial(_compare, exp.GTE),
    "and": partial(_connect, exp.And),
    "or": partial(_connect, exp.Or),
    "not": _not,
    "is_null": _is_null,
    "in": _in,
    "between": _between,
    "coalesce": _coalesce,
    "least": partial(_extreme, exp.Least),
    "greatest": partial(_extreme, exp.Greatest),
    "abs": _absolute,
    "half_up": _half_up,
    "floor_div": _floor_div,
    "ceil_div": _ceil_div,
    "starts_with": _starts_with,
    "contains": _contains,
    "year_of": _year_of,
    "month_of": _month_of,
    "day_of": _day_of_month,
    "workday": _workday,
}

OPERATIONS: Final = frozenset(_WRITE) | {"case"}
"""Every step that can be written in SQL, beside literals and columns."""
