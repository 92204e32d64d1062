"""Money in whole fen (分), and chance that falls the same way on every run."""

from __future__ import annotations

import random
from decimal import Decimal

FEN_PER_YUAN = 100
FEN_PER_WAN = 1_000_000


def fen(yuan: str) -> int:
    """Whole fen of an amount written in 元.

    >>> fen("12.30")
    1230
    """
    return int(Decimal(yuan) * FEN_PER_YUAN)


def fen_of_wan(wan: str) -> int:
    """Whole fen of an amount written in 万元.

    >>> fen_of_wan("300.00")
    300000000
    """
    return int(Decimal(wan) * FEN_PER_WAN)


def yuan(amount: int) -> Decimal:
    """An amount of fen in 元, two decimals."""
    return (Decimal(amount) / FEN_PER_YUAN).quantize(Decimal("0.01"))


def wan(amount: int) -> Decimal:
    """An amount of fen in 万元, exactly."""
    return Decimal(amount) / FEN_PER_WAN


class Dice:
    """Chance from a fixed seed. Only `random.random` is used: its sequence is the same in every version of Python."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, `limit`."""
        return int(self._source.random() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def pieces(self, total: int, *, count: int, step: int = 1) -> list[int]:
        """`count` amounts that add up to `total` exactly; all but the last are multiples of `step`."""
        weights = [self.between(600, 1400) for _ in range(count)]
        parts = [total * weight // sum(weights) // step * step for weight in weights[:-1]]
        return [*parts, total - sum(parts)]

    def shared(self, total: int, *, weights: list[int], step: int = 1) -> list[int]:
        """`total` by fixed weights, exactly; the rest of the rounding goes to the heaviest share."""
        parts = [total * weight // sum(weights) // step * step for weight in weights]
        parts[weights.index(max(weights))] += total - sum(parts)
        return parts
