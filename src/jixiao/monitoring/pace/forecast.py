"""Where the year leads: two simple ways to forecast, each tried on the months that are over, and how wrong it was there.

`linear`: every month as much as the months so far on average. `seasonal`: the year runs as its pattern does (another year's payments or the
spending plan by month). Back-test: from the end of each earlier month, what each way would have said of the newest month that is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jixiao.kernel.ratio import Ratio, half_up

MONTHS = 12
FIRST_TRIED = 3
"""Back-tests begin at the end of March: one or two months say too little."""
LINEAR, SEASONAL = "linear", "seasonal"


@dataclass(frozen=True, slots=True)
class Way:
    """One way: what it says of the year in fen, and its mean absolute error on months that are over (None when it could not be tried)."""

    code: str
    year: int
    error: Ratio | None
    tried: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The ways that could be used, the better one first; nothing before a month is over."""

    months: int
    ways: tuple[Way, ...]

    @property
    def chosen(self) -> Way | None:
        """The one that was least wrong."""
        return self.ways[0] if self.ways else None


def forecast(paid: Sequence[int], *, season: Sequence[int] = ()) -> Forecast:
    """The year's payments in fen, from what was paid by the end of each month that is over (cumulative).

    `season` is the pattern by month, cumulative, twelve numbers; left out where there is none.
    """
    over = len(paid)
    ways = []
    if over:
        ways.append(_tried(LINEAR, paid, tuple(range(1, MONTHS + 1))))
    if over and len(season) == MONTHS and season[over - 1] > 0:
        ways.append(_tried(SEASONAL, paid, season))
    # What was least wrong comes first; what could not be tried comes last; the plainer way wins a tie.
    ways.sort(key=lambda way: (way.error is None, Fraction(way.error.num, way.error.den) if way.error else 0))
    return Forecast(over, tuple(ways))


def _tried(code: str, paid: Sequence[int], pattern: Sequence[int]) -> Way:
    over = len(paid)
    year = half_up(paid[-1] * pattern[-1], pattern[over - 1])
    errors = [
        abs(Fraction(paid[month - 1] * pattern[over - 1], pattern[month - 1]) - paid[-1]) / paid[-1]
        for month in range(FIRST_TRIED, over)
        if pattern[month - 1] > 0 and paid[-1] > 0
    ]
    if not errors:
        return Way(code, year, None, 0)
    mean = sum(errors, Fraction(0)) / len(errors)
    return Way(code, year, Ratio(mean.numerator, mean.denominator), len(errors))
