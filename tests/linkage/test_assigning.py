"""The assignment is the best there is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.linkage.assigning import Edge, assign

EDGES = st.dictionaries(
    st.tuples(st.integers(1, 5), st.integers(1, 5)), st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0, 7.25]), min_size=1
)


def best(edges: dict[tuple[int, int], float], lefts: list[int], used: frozenset[int] = frozenset()) -> float:
    """The greatest total weight there is, by trying everything."""
    if not lefts:
        return 0.0
    left, *rest = lefts
    ways = [w + best(edges, rest, used | {r}) for (one, r), w in edges.items() if one == left and r not in used]
    return max([best(edges, rest, used), *ways])


@given(EDGES)
@settings(max_examples=150, deadline=None)
def test_the_choice_is_the_best_there_is(edges: dict[tuple[int, int], float]) -> None:
    chosen = assign((left, right, weight) for (left, right), weight in edges.items())
    assert len({left for left, _ in chosen}) == len(chosen) == len({right for _, right in chosen})
    assert sum(edges[pair] for pair in chosen) == best(edges, sorted({left for left, _ in edges}))


def test_a_long_chain_is_solved_exactly() -> None:
    edges: list[Edge] = []
    for n in range(1, 2_001):
        edges += [(n, n, 5.0), (n, n + 1, 4.9)]
    assert assign(edges) == {(n, n) for n in range(1, 2_001)}
