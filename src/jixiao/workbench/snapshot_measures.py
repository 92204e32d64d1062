"""Use case: every measure of a snapshot, counted anew, for other programs."""

from __future__ import annotations

from typing import Any

from jixiao.facts.snapshot import open_snapshot
from jixiao.reporting.measures_text import figure_json

from .scoring import count_snapshot
from .settings import Settings


def measures_of(key: str, *, settings: Settings) -> list[dict[str, Any]] | None:
    """Code, label, kind, exact value (分 for money), numerator and denominator of rates, and the printed text; None without the files."""
    folder = settings.snapshots / key
    if not folder.is_dir():
        return None
    figures = count_snapshot(open_snapshot(folder), assumed={}, settings=settings)
    return [
        figure_json(figure) | {"rows": figure.trace.row_count if figure.trace else 0}
        for _, figure in sorted(figures.items())
    ]
