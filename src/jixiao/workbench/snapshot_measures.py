"""Use case: every measure of a snapshot, counted anew, for other programs."""

from __future__ import annotations

from typing import Any

from jixiao.facts.snapshot import open_snapshot
from jixiao.kernel.formatting import figure_text

from .scoring import count_snapshot
from .settings import Settings


def measures_of(key: str, *, settings: Settings) -> list[dict[str, Any]] | None:
    """Code, label, kind, exact value (分 for money), numerator and denominator of rates, and the printed text; None without the files."""
    folder = settings.snapshots / key
    if not folder.is_dir():
        return None
    figures = count_snapshot(open_snapshot(folder), assumed={}, settings=settings)
    return [
        {
            "code": code,
            "label": figure.label,
            "kind": str(figure.kind),
            "value": figure.value,
            "ratio": [figure.ratio.num, figure.ratio.den] if figure.ratio else None,
            "unit": figure.unit,
            "printed": figure_text(figure),
            "rows": figure.trace.row_count if figure.trace else 0,
        }
        for code, figure in sorted(figures.items())
    ]
