"""The tables of assets at work, where Django looks for them; each part declares its own."""

from __future__ import annotations

from .requests import SupplyRequest
from .rounds import CountRound, LineNote, Look, RoundCard

__all__ = ["CountRound", "LineNote", "Look", "RoundCard", "SupplyRequest"]
