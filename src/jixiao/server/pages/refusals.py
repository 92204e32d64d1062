"""Why something was not done, as the page tells it."""

from __future__ import annotations

from django.core.exceptions import ValidationError


def refusal_text(refused: Exception) -> str:
    """All that is wrong, in one text."""
    return " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
