"""Groups and totals: sums of printed leaves, gates, bonus cap, items that do not apply."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.points import Points
from jixiao.standards.model import Item, Missing, Standard
from jixiao.standards.rollup import GroupPoints, group_points, total_points

from .builders import HEAD, ITEM, load

GROUP = Item("G", "组", Points(1000), gate="a.flag >= 1")


def part(points: int, *, full: int = 100, absent: int = 0, bonus: bool = False) -> GroupPoints:
    """A part all of whose points are proved."""
    return GroupPoints(points, points, full, absent, bonus=bonus, gate_open=True)


def standard(tmp_path: Path) -> Standard:
    """A small standard of 10 points."""
    found, _ = load(tmp_path, HEAD + ITEM)
    assert found is not None
    return found


@given(points=st.lists(st.integers(min_value=0, max_value=500), max_size=8))
def test_a_group_is_the_sum_of_its_printed_leaves_in_any_order(points: list[int]) -> None:
    parts = [part(value, full=500) for value in points]
    item = replace(GROUP, gate="")
    for order in (parts, parts[::-1]):
        found = group_points(item, parts=order, values={})
        assert (found.points, found.full) == (sum(points), 500 * len(points))


def test_a_gate_closes_the_group_also_when_it_cannot_be_determined() -> None:
    for flag, expected in ((1, 70), (0, 0), (None, 0)):
        found = group_points(GROUP, parts=[part(70)], values={"a.flag": flag})
        assert (found.points, found.gate_open) == (expected, expected > 0)


def test_what_does_not_apply_is_rescaled_given_or_lost(tmp_path: Path) -> None:
    rules = standard(tmp_path)
    parts = [part(600, full=800), part(0, full=0, absent=200)]
    expected = {Missing.RESCALE: 750, Missing.FULL: 800, Missing.ZERO: 600}
    for treatment, points in expected.items():
        assert total_points(replace(rules, not_applicable=treatment), parts=parts).points == points


def test_nothing_applies(tmp_path: Path) -> None:
    assert total_points(standard(tmp_path), parts=[part(0, full=0, absent=1000)]).points == 0


def test_bonus_stops_at_its_cap(tmp_path: Path) -> None:
    rules = replace(standard(tmp_path), bonus_cap=Points(50))
    assert total_points(rules, parts=[part(900, full=1000), part(80, bonus=True)]).points == 950
