"""The table of functions an expression may call: how many arguments, of which types, with which result.

What a function computes stands in `interpreter`, how it reads in SQL in `translation`; a test holds the three lists
together, and a second one holds them to `docs/rules/language.md`.
"""

from dataclasses import dataclass
from typing import Final

from .types import Type

_ORDERED: Final = (Type.INT, Type.DATE)


@dataclass(frozen=True, slots=True)
class Function:
    """The signature of one function; all arguments have the same type, one of `accepts`.

    `most` None means any number. `result` None means the type of the arguments. `copies` is how often one argument is
    repeated in the SQL text, from which the size of the translation is known before it is made.
    """

    name: str
    least: int
    most: int | None
    accepts: tuple[Type, ...]
    result: Type | None
    copies: int = 1


FUNCTIONS: Final[dict[str, Function]] = {
    function.name: function
    for function in (
        Function("coalesce", 2, None, tuple(Type), None),
        Function("least", 2, None, _ORDERED, None, copies=2),
        Function("greatest", 2, None, _ORDERED, None, copies=2),
        Function("abs", 1, 1, (Type.INT,), Type.INT),
        Function("half_up", 2, 2, (Type.INT,), Type.INT, copies=3),
        Function("floor_div", 2, 2, (Type.INT,), Type.INT, copies=4),
        Function("ceil_div", 2, 2, (Type.INT,), Type.INT, copies=4),
        Function("starts_with", 2, None, (Type.TEXT,), Type.BOOL),
        Function("contains", 2, None, (Type.TEXT,), Type.BOOL),
        Function("year_of", 1, 1, (Type.DATE,), Type.INT, copies=4),
        Function("month_of", 1, 1, (Type.DATE,), Type.INT, copies=2),
        Function("day_of", 1, 1, (Type.DATE,), Type.INT, copies=2),
        Function("workday", 1, 1, (Type.DATE,), Type.INT),
    )
}

DIVISIONS: Final = frozenset({"half_up", "floor_div", "ceil_div"})
"""The functions whose second argument divides."""

PIECES: Final = frozenset({"starts_with", "contains"})
"""The functions whose arguments after the first must be texts written out in the rule."""
