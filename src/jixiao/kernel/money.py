"""Money as whole 分 (fen); 元, 万元 and 亿元 exist only where figures enter or leave."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NewType

Fen = NewType("Fen", int)


class MoneyUnit(StrEnum):
    """A unit in which an amount may be written."""

    FEN = "分"
    YUAN = "元"
    THOUSAND = "千元"
    WAN = "万元"
    MILLION = "百万元"
    YI = "亿元"


FEN_IN: dict[str, int] = {
    MoneyUnit.FEN: 1,
    MoneyUnit.YUAN: 100,
    MoneyUnit.THOUSAND: 100_000,
    MoneyUnit.WAN: 1_000_000,
    MoneyUnit.MILLION: 100_000_000,
    MoneyUnit.YI: 10_000_000_000,
}


def to_fen(amount: Decimal, unit: str) -> Fen | None:
    """`amount` of `unit` in fen, exactly; None when it is finer than one fen.

    >>> to_fen(Decimal("7493.67"), "万元")
    7493670000
    """
    exact = amount * FEN_IN[unit]
    whole = int(exact)
    return Fen(whole) if exact == whole else None


def from_fen(fen: int, unit: str) -> Decimal:
    """The exact amount of `fen` in `unit`, unrounded.

    >>> from_fen(7493670000, "万元")
    Decimal('7493.67')
    """
    return Decimal(fen) / FEN_IN[unit]
