"""The share of its points that a unit has: None where there is nothing to be judged by."""

from __future__ import annotations

from pathlib import Path

from . import assessed


def test_rates(tmp_path: Path) -> None:
    first = assessed.assessment(tmp_path).assessed[0]
    rate = first.rate("A")
    assert rate is not None
    assert (rate.num, rate.den) == (900, 1000)
    assert first.rate("C") is None
