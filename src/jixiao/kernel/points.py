"""Points as whole hundredths (分值和得分): 9.97 分 is 997."""

from __future__ import annotations

from decimal import Decimal
from typing import NewType

Points = NewType("Points", int)

HUNDREDTHS = 100


def to_points(value: Decimal) -> Points | None:
    """`value` as hundredths of a point; None when it is finer than 0.01.

    >>> to_points(Decimal("9.97"))
    997
    """
    exact = value * HUNDREDTHS
    whole = int(exact)
    return Points(whole) if exact == whole else None


def decimal_of(points: int) -> Decimal:
    """Points as a decimal: 997 → Decimal("9.97")."""
    return Decimal(points) / HUNDREDTHS


def text_of(points: int) -> str:
    """Points as printed, always two decimals: 997 → "9.97"."""
    sign = "-" if points < 0 else ""
    return f"{sign}{abs(points) // HUNDREDTHS}.{abs(points) % HUNDREDTHS:02d}"
