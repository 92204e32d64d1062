"""Whether a condition, once true, stays true when some of its numbers grow: then an upper bound of them finds every candidate."""

from __future__ import annotations

from collections.abc import Collection

from jixiao.expressions.nodes import Node, walk

UP, FLAT, DOWN, UNKNOWN = 1, 0, -1, None
_GREATER, _LESS = ("gt", "ge"), ("lt", "le")


def rises(node: Node, names: Collection[str]) -> bool:
    """True when the condition cannot become false by growth of the named columns; False when that is not certain.

    >>> from jixiao.expressions.expression import parse
    >>> from jixiao.expressions.types import Type
    >>> condition = parse("paid * 100 > budget AND n >= 2", columns=dict.fromkeys(("paid", "budget", "n"), Type.INT))
    >>> rises(condition.node, {"paid", "n"}), rises(condition.node, {"budget"})
    (True, False)
    """
    if not _reads(node, names):
        return True
    if node.op in ("and", "or"):
        return all(rises(arg, names) for arg in node.args)
    if node.op in _GREATER:
        return _way(node.args[0], names) in (UP, FLAT) and _way(node.args[1], names) in (DOWN, FLAT)
    if node.op in _LESS:
        return _way(node.args[0], names) in (DOWN, FLAT) and _way(node.args[1], names) in (UP, FLAT)
    return False


def rising_parts(node: Node, names: Collection[str], *, without: Collection[str]) -> tuple[Node, ...]:
    """Conditions that all have to hold wherever `node` does, each of which rises; those that read `without` are left out.

    >>> from jixiao.expressions.expression import parse
    >>> from jixiao.expressions.types import Type
    >>> condition = parse("day <= 9 AND paid > budget AND n < 3", columns=dict.fromkeys(("day", "paid", "budget", "n"), Type.INT))
    >>> [part.op for part in rising_parts(condition.node, {"paid", "n"}, without={"day"})]
    ['gt']
    """
    if node.op == "and":
        return tuple(one for part in node.args for one in rising_parts(part, names, without=without))
    return (node,) if not _reads(node, without) and rises(node, names) else ()


def repeats(parts: Collection[Node], counts: Collection[str]) -> bool:
    """Whether one of these conditions asks for two at least of what the named columns count.

    >>> from jixiao.expressions.expression import parse
    >>> from jixiao.expressions.types import Type
    >>> [repeats([parse(text, columns={"n": Type.INT}).node], {"n"}) for text in ("n >= 2", "n > 1", "n >= 1")]
    [True, True, False]
    """
    least = {"ge": 2, "gt": 1}
    return any(
        part.op in least
        and part.args[0].value in counts
        and part.args[1].op == "literal"
        and int(part.args[1].value or 0) >= least[part.op]
        for part in parts
    )


def _reads(node: Node, names: Collection[str]) -> bool:
    return any(one.op == "column" and one.value in names for one in walk(node))


def _way(node: Node, names: Collection[str]) -> int | None:
    """In which direction a number moves when the named columns grow."""
    if not _reads(node, names):
        return FLAT
    if node.op == "column":
        return UP
    ways = [_way(arg, names) for arg in node.args]
    if node.op == "neg":
        return _turned(ways[0])
    if node.op == "sub":
        return _together([ways[0], _turned(ways[1])])
    if node.op in ("add", "least", "greatest"):
        return _together(ways)
    if node.op == "mul":
        factors = [arg for arg in node.args if arg.op == "literal"]
        positive = len(factors) == 1 and int(factors[0].value or 0) >= 0
        return _together(ways) if positive else UNKNOWN
    return UNKNOWN


def _turned(way: int | None) -> int | None:
    return None if way is None else -way


def _together(ways: list[int | None]) -> int | None:
    known = {way for way in ways if way != FLAT}
    return known.pop() if len(known) == 1 else UNKNOWN
