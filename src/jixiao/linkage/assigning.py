"""One-to-one assignment: among pairs that compete, the choice with the greatest total weight – exactly, component by component."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Edge = tuple[int, int, float]
"""Left record, right record, weight above zero; a greater weight is better."""


def assign(edges: Iterable[Edge]) -> set[tuple[int, int]]:
    """The pairs chosen so that no record stands in two of them and the total weight is the greatest there is.

    >>> sorted(assign([(1, 10, 5.0), (1, 11, 4.0), (2, 10, 4.5)]))
    [(1, 11), (2, 10)]
    """
    neighbours: dict[int, dict[int, float]] = defaultdict(dict)
    back: dict[int, set[int]] = defaultdict(set)
    for left, right, weight in edges:
        neighbours[left][right] = weight
        back[right].add(left)
    chosen: set[tuple[int, int]] = set()
    seen: set[int] = set()
    for start in neighbours:
        if start in seen:
            continue
        lefts = _component(start, neighbours, back)
        seen |= lefts
        chosen |= _best({left: neighbours[left] for left in sorted(lefts)})
    return chosen


def _component(start: int, neighbours: Mapping[int, Mapping[int, float]], back: Mapping[int, set[int]]) -> set[int]:
    lefts, waiting = {start}, [start]
    while waiting:
        for right in neighbours[waiting.pop()]:
            for left in back[right]:
                if left not in lefts:
                    lefts.add(left)
                    waiting.append(left)
    return lefts


def _best(edges: Mapping[int, Mapping[int, float]]) -> set[tuple[int, int]]:
    if len(edges) == 1:
        ((left, rights),) = edges.items()
        return {(left, max(sorted(rights), key=lambda right: rights[right]))}
    return _successive(edges)


def _successive(edges: Mapping[int, Mapping[int, float]]) -> set[tuple[int, int]]:
    """Successive shortest augmenting paths with potentials; every left record may also stay alone, at weight 0."""
    most = max(weight for rights in edges.values() for weight in rights.values())
    taken: dict[int, int] = {}  # right → left
    own: dict[int, int] = {}  # left → right; staying alone is a right record of its own, numbered below zero
    low: dict[int, float] = defaultdict(float)  # potential of right records
    high: dict[int, float] = {}  # potential of left records
    alone = {left: -1 - place for place, left in enumerate(edges)}
    costs = {
        left: {**{right: most - weight for right, weight in rights.items()}, _lonely(alone[left], rights): most}
        for left, rights in edges.items()
    }
    for left in edges:
        high[left] = 0.0
        _augment(left, costs, taken, own, low, high)
    return {(left, right) for left, right in own.items() if right in edges[left]}


def _lonely(number: int, rights: Mapping[int, float]) -> int:
    if number in rights:
        raise ValueError(f"record numbers are not negative, got {number}")
    return number


def _augment(
    start: int,
    costs: Mapping[int, Mapping[int, float]],
    taken: dict[int, int],
    own: dict[int, int],
    low: dict[int, float],
    high: dict[int, float],
) -> None:
    """Gives `start` a right record along the cheapest path, moving others on where that is cheaper in all."""
    distance: dict[int, float] = {}
    before: dict[int, int] = {}
    settled: set[int] = set()
    queue: list[tuple[float, int]] = []
    reached = {start: 0.0}
    left, base = start, 0.0
    while True:
        for right, cost in costs[left].items():
            step = base + cost - high[left] - low[right]
            if right not in settled and step < distance.get(right, float("inf")):
                distance[right], before[right] = step, left
                heapq.heappush(queue, (step, right))
        base, right = heapq.heappop(queue)
        while right in settled:
            base, right = heapq.heappop(queue)
        settled.add(right)
        if right not in taken:
            break
        left = taken[right]
        reached[left] = base
    for one, far in reached.items():
        high[one] += base - far
    for one in settled:
        low[one] -= base - distance[one]
    while True:
        left = before[right]
        taken[right] = left
        own[left], following = right, own.get(left)
        if left == start:
            return
        if following is None:
            raise RuntimeError("an augmenting path leads back to its start")
        right = following
