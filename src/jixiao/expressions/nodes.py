"""The checked, typed tree both the interpreter and the translation read."""

from collections.abc import Iterator
from dataclasses import dataclass

from .types import Type, Value


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One step of an expression.

    `op` is literal, column, neg, add, sub, mul, eq, ne, lt, le, gt, ge, and, or, not, is_null, in, between, case or a
    function's name. `value` is a literal's value or a column's name. A case holds condition, result, condition,
    result, …, else. `type` is None only for a NULL whose type its neighbours still have to settle. `weight` bounds
    the size of the SQL, `depth` the height of the tree.
    """

    op: str
    type: Type | None
    args: tuple["Node", ...] = ()
    value: Value = None
    weight: int = 1
    depth: int = 1
    constant: bool = True

    @property
    def is_null(self) -> bool:
        """True for the word NULL."""
        return self.op == "literal" and self.value is None


def walk(node: Node) -> Iterator[Node]:
    """Every node below and including `node`, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(current.args)
