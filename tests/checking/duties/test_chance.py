"""Chance that can be repeated."""

from __future__ import annotations

from jixiao.checking.duties.chance import shuffled


def test_an_order_follows_from_seed_and_purpose() -> None:
    names = [str(number) for number in range(50)]
    one = shuffled(names, seed=1, purpose="a")
    assert one == shuffled(reversed(names), seed=1, purpose="a")
    assert sorted(one) == sorted(names)
    assert (
        len({tuple(one), tuple(shuffled(names, seed=2, purpose="a")), tuple(shuffled(names, seed=1, purpose="b"))}) == 3
    )
