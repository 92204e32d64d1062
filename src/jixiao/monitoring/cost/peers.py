"""Unit costs beside those of other departments of the same installation: median and quartiles, and only of enough of them.

What one department pays is never told to another: below the least numbers of the pack nothing of the others is said but how many they are.
Whoever may see several departments gets them side by side (`spreads`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.kernel.ratio import half_up
from jixiao.standards.cost_control import CostControl

from .judging import Costed, Costs

QUARTERS = 4
Thing = tuple[str, str]
"""What is compared: the name of an item and what it is measured in."""


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Where the middle of several unit costs lies, in fen a unit of measure and year; None where they are too few to tell."""

    lower: int | None
    median: int | None
    upper: int | None


@dataclass(frozen=True, slots=True)
class Peers:
    """One item beside `units` others: own unit cost and where theirs lie, in fen a unit of measure and year."""

    name: str
    measured_in: str
    own: int
    units: int
    others: Quartiles

    @property
    def dearer(self) -> tuple[int, int] | None:
        """By how much the own unit cost is above the median, as a rate of it (negative: below); None without a median."""
        return (self.own - self.others.median, self.others.median) if self.others.median is not None else None

    @property
    def among_dearest(self) -> bool:
        """Whether three of four others are cheaper."""
        return self.others.upper is not None and self.own > self.others.upper


@dataclass(frozen=True, slots=True)
class Spread:
    """One item over departments that a person may see: each one's unit cost by the department's code, and their middle."""

    name: str
    measured_in: str
    costs: Mapping[str, int]
    middle: Quartiles

    def is_dear(self, unit: str) -> bool:
        """Whether a department is above the upper quartile of all."""
        return self.middle.upper is not None and unit in self.costs and self.costs[unit] > self.middle.upper


def peers_of(own: Costs, others: Iterable[Costs], *, pack: CostControl) -> tuple[Peers, ...]:
    """Every item of a department that others measure in the same way, in the order of its items."""
    known: dict[Thing, list[int]] = {}
    for costs in others:
        for thing, value in _unit_costs(costs).items():
            known.setdefault(thing, []).append(value)
    return tuple(
        Peers(*thing, value, len(known[thing]), quartiles(known[thing], pack=pack))
        for thing, value in _unit_costs(own).items()
        if thing in known
    )


def spreads(costs: Mapping[str, Costs], *, pack: CostControl) -> tuple[Spread, ...]:
    """Every item that two departments or more measure in the same way, by its name; `costs` by the department's code."""
    known: dict[Thing, dict[str, int]] = {}
    for unit, own in costs.items():
        for thing, value in _unit_costs(own).items():
            known.setdefault(thing, {})[unit] = value
    return tuple(
        Spread(*thing, found, quartiles(list(found.values()), pack=pack))
        for thing, found in sorted(known.items())
        if len(found) > 1
    )


def quartiles(values: Sequence[int], *, pack: CostControl) -> Quartiles:
    """The quartiles between the values next to them (half up); each only of as many values as the pack wants."""
    many, enough = len(values) >= pack.least_for_quartiles, len(values) >= pack.least_for_median
    ordered = sorted(values)
    return Quartiles(
        _at(ordered, 1) if many else None,
        _at(ordered, 2) if enough else None,
        _at(ordered, 3) if many else None,
    )


def _at(ordered: Sequence[int], quarter: int) -> int:
    place, rest = divmod((len(ordered) - 1) * quarter, QUARTERS)
    above = ordered[min(place + 1, len(ordered) - 1)]
    return half_up(ordered[place] * (QUARTERS - rest) + above * rest, QUARTERS)


def _unit_costs(costs: Costs) -> dict[Thing, int]:
    return {(row.item.name, row.item.measured_in): value for row in costs.rows if (value := _value(row)) is not None}


def _value(row: Costed) -> int | None:
    return row.unit_cost.value if row.unit_cost is not None and row.item.measured_in else None
