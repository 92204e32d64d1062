"""Exact rates: two integers, compared by cross-multiplication, rounded half up once."""

from __future__ import annotations

from dataclasses import dataclass


def half_up(num: int, den: int) -> int:
    """The whole number nearest to num/den, a half away from zero; `den` must be positive.

    >>> half_up(749367 * 1000, 751404), half_up(-5, 2)
    (997, -3)
    """
    if den <= 0:
        raise ValueError(f"half_up needs a positive denominator, got {den}")
    magnitude = (2 * abs(num) + den) // (2 * den)
    return magnitude if num >= 0 else -magnitude


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rate kept as numerator and denominator; the denominator is never zero or negative."""

    num: int
    den: int

    def __post_init__(self) -> None:
        if self.den <= 0:
            raise ValueError("a ratio has a positive denominator; a zero denominator means 不适用 and has no Ratio")

    def scaled(self, whole: int) -> int:
        """`whole` × the rate, rounded half up once: `scaled(10000)` is hundredths of a per cent."""
        return half_up(self.num * whole, self.den)

    def at_least(self, other: Ratio) -> bool:
        """Whether this rate is not below `other`, on the unrounded integers."""
        return self.num * other.den >= other.num * self.den
