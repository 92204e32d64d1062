"""The tables of the process, where Django looks for them; each part declares its own."""

from __future__ import annotations

from .cases import Case, Content, Delegation, Move, ProcessText, ReviewSheet, Round
from .consequences import Consequence
from .deadlines import Reminder, UnitDay
from .deliveries import Preference, Sending
from .notices import Notice
from .rule_decisions import RuleDecision

__all__ = [
    "Case",
    "Consequence",
    "Content",
    "Delegation",
    "Move",
    "Notice",
    "Preference",
    "ProcessText",
    "Reminder",
    "ReviewSheet",
    "Round",
    "RuleDecision",
    "Sending",
    "UnitDay",
]
