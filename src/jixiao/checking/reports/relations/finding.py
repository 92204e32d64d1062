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
    """The relations found in a document, in reading order; where two readings compete for one figure, the one that agrees is kept."""
    kept: dict[tuple[int, int], Relation] = {}
    for finder in FINDERS:
        for relation in finder(context):
            place = (relation.stated.passage.number, relation.stated.start)
            other = kept.get(place)
            if other is None or _ORDER[relation.outcome] < _ORDER[other.outcome]:
                kept[place] = relation
    return tuple(kept[place] for place in sorted(kept))
