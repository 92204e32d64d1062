"""Kinds of arguments that several commands take."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """A day written 2023-07-31; misuse is told in Chinese."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写作 2023-07-31") from error
