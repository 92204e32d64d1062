"""Nodes: walking visits every node once, parents first."""

from jixiao.expressions.nodes import Node, walk
from jixiao.expressions.types import Type


def test_walk_visits_every_node_parents_first() -> None:
    one, two = Node("literal", Type.INT, value=1), Node("column", Type.INT, value="a")
    total = Node("add", Type.INT, (one, two))
    top = Node("neg", Type.INT, (total,))
    visited = list(walk(top))
    assert visited[:2] == [top, total]
    assert set(visited[2:]) == {one, two}


def test_only_the_word_null_is_null() -> None:
    assert Node("literal", None).is_null
    assert not Node("literal", Type.INT, value=0).is_null
    assert not Node("column", Type.INT, value="a").is_null
