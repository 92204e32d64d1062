"""The five aggregates a measure may take over its rows: sum, count(*), count(distinct …), min, max."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from .errors import ExpressionError
from .expression import Expression, parse
from .interpreter import Calendar, in_range
from .translation import translate_aggregate
from .types import CHINESE, Type, Value

Kind = Literal["sum", "count", "count_distinct", "min", "max"]

_CALL: Final = re.compile(r"\s*([A-Za-z_]+)\s*\((.*)\)\s*", re.DOTALL)
_DISTINCT: Final = re.compile(r"\s*distinct\s+(.*)", re.IGNORECASE | re.DOTALL)
_ALLOWED: Final = "sum(整数)、count(*)、count(distinct 列名)、min(整数或日期)、max(整数或日期)"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One aggregate over rows; `argument` is None for count(*) only. Only `parse_aggregate` makes one."""

    kind: Kind
    argument: Expression | None

    @property
    def columns(self) -> frozenset[str]:
        """The columns the argument reads."""
        return frozenset() if self.argument is None else self.argument.columns

    @property
    def type(self) -> Type:
        """DATE for the first or last of dates, otherwise INT."""
        return self.argument.type if self.argument is not None and self.kind in ("min", "max") else Type.INT

    def evaluate(self, rows: Iterable[Mapping[str, Value]], *, calendar: Calendar | None = None) -> int | None:
        """The aggregate over `rows`, NULLs left out: 0 for a sum or count of nothing, None for min and max of
        nothing.

        Raises IntegerOverflowError when the sum does not fit 64 bits.
        """
        if self.argument is None:
            return sum(1 for _ in rows)
        values = [value for row in rows if (value := self.argument.evaluate(row, calendar=calendar)) is not None]
        if self.kind == "count_distinct":
            return len(set(values))
        numbers = [int(value) for value in values]
        if self.kind == "sum":
            return in_range(sum(numbers))
        return (min if self.kind == "min" else max)(numbers, default=None)

    def sql(self, dialect: str = "duckdb", *, columns: Mapping[str, str] | None = None) -> str:
        """The same aggregate in SQL, an exact BIGINT; arguments as in `Expression.sql`."""
        node = None if self.argument is None else self.argument.node
        return translate_aggregate(self.kind, node, dialect=dialect, columns=columns or {})


def parse_aggregate(text: str, *, columns: Mapping[str, Type]) -> Aggregate:
    """The aggregate of `text`, exactly one of the five forms; raises ExpressionError for anything else.

    >>> parse_aggregate("sum(a)", columns={"a": Type.INT}).evaluate([{"a": 2}, {"a": None}])
    2
    """
    call = _CALL.fullmatch(text)
    kind = call[1].lower() if call else ""
    if call is None or kind not in ("sum", "count", "min", "max"):
        raise ExpressionError(f"不是允许的汇总：{text}；只能是 {_ALLOWED}", text=text)
    inner = call[2].strip()
    if kind == "count":
        return _count(inner, text, columns)
    argument = parse(inner, columns=columns)
    if argument.type is Type.INT or (argument.type is Type.DATE and kind != "sum"):
        return Aggregate("sum" if kind == "sum" else "min" if kind == "min" else "max", argument)
    raise ExpressionError(f"{kind} 不能汇总{CHINESE[argument.type]}：{inner}；只能是 {_ALLOWED}", text=inner)


def _count(inner: str, text: str, columns: Mapping[str, Type]) -> Aggregate:
    if inner == "*":
        return Aggregate("count", None)
    distinct = _DISTINCT.fullmatch(inner)
    if distinct is None:
        raise ExpressionError(f"count 只能写成 count(*) 或 count(distinct 列名)：{text}", text=text)
    column = parse(distinct[1].strip(), columns=columns)
    if column.node.op != "column":
        raise ExpressionError(f"count(distinct …) 里只能写一个列名：{distinct[1].strip()}", text=distinct[1].strip())
    return Aggregate("count_distinct", column)
