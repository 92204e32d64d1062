"""Unit costs beside those of other units of the same installation: their average only, and only of several, so that nobody's is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jixiao.kernel.ratio import half_up

from .judging import Costed, Costs

LEAST = 2
"""From so many other units on their average is told."""


@dataclass(frozen=True, slots=True)
class Peers:
    """One item beside others: own unit cost and the average of `units` others, in fen a unit of measure and year."""

    name: str
    measured_in: str
    own: int
    average: int
    units: int

    @property
    def dearer(self) -> tuple[int, int]:
        """By how much the own unit cost is above the average, as a rate of it (negative: below)."""
        return self.own - self.average, self.average


def peers_of(own: Costs, others: Iterable[Costs]) -> tuple[Peers, ...]:
    """Every item of a unit that others measure in the same way, in the order of its items."""
    known: dict[tuple[str, str], list[int]] = {}
    for costs in others:
        for key, value in {_key(row): value for row in costs.rows if (value := _value(row)) is not None}.items():
            known.setdefault(key, []).append(value)
    found = []
    for row in own.rows:
        value, there = _value(row), known.get(_key(row), [])
        if value is not None and len(there) >= LEAST:
            name, measured_in = _key(row)
            found.append(Peers(name, measured_in, value, half_up(sum(there), len(there)), len(there)))
    return tuple(found)


def _key(row: Costed) -> tuple[str, str]:
    return row.item.name, row.item.measured_in


def _value(row: Costed) -> int | None:
    return row.unit_cost.value if row.unit_cost is not None and row.item.measured_in else None
