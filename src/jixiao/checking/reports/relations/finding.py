"""All relations of a document, each stated figure once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..context import Context
from ..model import Outcome, Relation
from .difference import differences
from .distribution import distributions
from .growth import growths
from .listing import listings
from .products import products
from .rate import rates
from .same import repeats
from .score import scores
from .share import shares
from .total import sums

FINDERS: tuple[Callable[[Context], Iterator[Relation]], ...] = (
    distributions,
    sums,
    shares,
    rates,
    growths,
    differences,
    products,
    scores,
    listings,
    repeats,
)
_ORDER = {Outcome.AGREES: 0, Outcome.ROUNDING: 1, Outcome.TRUNCATED: 2, Outcome.DISAGREES: 3, Outcome.CANNOT: 4}


def relations_of(context: Context) -> tuple[Relation, ...]:
    """The relations found in a document, in reading order.

    Where two readings compete for one figure, the one that agrees is kept; a total that is broken down twice (by function, by
    nature) has a relation for each breakdown.
    """
    kept: dict[tuple[int, int], list[Relation]] = {}
    for finder in FINDERS:
        for relation in finder(context):
            place = (relation.stated.passage.number, relation.stated.start)
            held = kept.setdefault(place, [])
            rivals = [other for other in held if not _apart(relation, other)]
            if all(_ORDER[relation.outcome] < _ORDER[other.outcome] for other in rivals):
                kept[place] = [*(other for other in held if other not in rivals), relation]
    return tuple(relation for place in sorted(kept) for relation in kept[place])


def _apart(one: Relation, two: Relation) -> bool:
    """Whether two relations say different things of one figure: another breakdown of a total, or only that it was stated before."""
    if (one.kind == "same") != (two.kind == "same"):
        return True
    return one.kind == two.kind == "sum" and not set(_places(one)) & set(_places(two))


def _places(relation: Relation) -> list[tuple[int, int]]:
    return [(part.passage.number, part.start) for part in relation.operands]
