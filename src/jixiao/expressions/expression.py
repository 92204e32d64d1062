"""An expression: a text of the rule language, checked and typed, that can be evaluated on a row and written as
SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .errors import ExpressionError
from .interpreter import Calendar, Run, runnable
from .nodes import Node, walk
from .translation import translate
from .tree import tree
from .types import Type, Value

__all__ = ["Expression", "ExpressionError", "parse"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression: its text, its type and the columns it reads. Only `parse` makes one.

    A formula over measures is an expression whose columns are measure codes such as `expenditure.executed`.
    """

    text: str
    type: Type
    columns: frozenset[str]
    node: Node = field(repr=False, compare=False)
    _run: Run = field(repr=False, compare=False)

    def evaluate(self, row: Mapping[str, Value], *, calendar: Calendar | None = None) -> Value:
        """The value on one row: int for INT and DATE (a day number), str, bool, or None for NULL.

        `calendar` maps a day number to the ordinal of the working days up to it; only `workday()` reads it. Raises
        IntegerOverflowError beyond 64 bits, KeyError for a missing column, TypeError for a value of another type than
        declared, LookupError for a missing calendar: bugs of the caller, not findings.

        >>> parse("half_up(a, 2)", columns={"a": Type.INT}).evaluate({"a": 789})
        395
        """
        value: Value = self._run(row, calendar)
        return value

    def sql(self, dialect: str = "duckdb", *, columns: Mapping[str, str] | None = None) -> str:
        """The same expression in SQL for "duckdb", "spark" or "postgres"; INT and DATE come out as BIGINT.

        Put brackets around it before joining it to other text. `columns` renames columns to references of the query
        (`amount`, `p.amount`, `p."amount fen"`); the others stand quoted under their own names. Columns of the query
        must be BIGINT, VARCHAR or BOOLEAN. An expression with `workday()` reads the table `calendar(day BIGINT,
        workday BIGINT)`.

        >>> parse("a + 1", columns={"a": Type.INT}).sql(columns={"a": "p.amount"})
        '"p"."amount" + 1'
        """
        return translate(self.node, dialect=dialect, columns=columns or {})


def parse(text: str, *, columns: Mapping[str, Type], expect: Type | None = None) -> Expression:
    """The checked expression of `text`; the same text over the same columns is read only once.

    `columns` are the names the rule may use, with their types; `expect` is the type the place asks for. Raises
    ExpressionError, in Chinese, for whatever the language does not allow.
    """
    return _parse(text, frozenset(columns.items()), expect)


@lru_cache(maxsize=4096)
def _parse(text: str, columns: frozenset[tuple[str, Type]], expect: Type | None) -> Expression:
    node, kind = tree(text, columns=dict(columns), expect=expect)
    used = frozenset(str(each.value) for each in walk(node) if each.op == "column")
    return Expression(text, kind, used, node, runnable(node))
