"""Ranks of totals: ties shared or parted by named items, cohorts apart, and the bounds that open objections leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.standards.assessment import DENSE, Ranking

Place = tuple[int, ...]
"""What a unit is ranked by, higher first: its total, then the points of the items that break ties. Hundredths."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A unit in a ranking: its cohort and what it is ranked by."""

    code: str
    cohort: str
    place: Place


def ranks(entrants: Sequence[Entrant], *, ranking: Ranking) -> Mapping[str, int]:
    """The rank of every entrant by code, from 1; equals share a rank, and the next one counts them all (1, 2, 2, 4) or once (dense)."""
    found: dict[str, int] = {}
    for cohort in cohorts(entrants, ranking=ranking).values():
        places = sorted({entrant.place for entrant in cohort}, reverse=True)
        dense = {place: number for number, place in enumerate(places, start=1)}
        above = sorted(entrant.place for entrant in cohort)
        for entrant in cohort:
            found[entrant.code] = dense[entrant.place] if ranking.ties == DENSE else _shared(above, entrant.place)
    return found


def cohorts(entrants: Sequence[Entrant], *, ranking: Ranking) -> Mapping[str, list[Entrant]]:
    """The entrants that are ranked among each other: all of them, or each cohort by itself where the scheme says so."""
    grouped: dict[str, list[Entrant]] = {}
    for entrant in entrants:
        grouped.setdefault(entrant.cohort if ranking.by_group else "", []).append(entrant)
    return grouped


def rank_among(others: Sequence[Place], place: Place, *, ranking: Ranking) -> int:
    """The rank that `place` has among `others` (itself not one of them)."""
    better = [other for other in others if other > place]
    return 1 + (len(set(better)) if ranking.ties == DENSE else len(better))


def _shared(ascending: Sequence[Place], place: Place) -> int:
    """How many stand above, plus one; a tuple with one more element sorts right behind all equal ones."""
    return 1 + len(ascending) - bisect_left(ascending, (*place, 0))
