"""The tables of the process, where Django looks for them; each part declares its own."""

from __future__ import annotations

from .notices import Notice

__all__ = ["Notice"]
