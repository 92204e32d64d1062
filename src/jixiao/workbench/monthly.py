"""Use case: spending by month beside the calendar, counted from a snapshot – for pages and documents alike."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jixiao.engines.duckdb_engine import DuckEngine
from jixiao.facts.snapshot import open_snapshot
from jixiao.kernel.figure import Figure
from jixiao.measures.figures import NOTHING, figure_of
from jixiao.measures.progress import MONTHS, RECORDS, even_share
from jixiao.reporting.chart_model import Chart, progress_chart
from jixiao.standards.calendars import load_calendar

from .measuring import scope_of
from .settings import Settings

BUDGET = "budget.adjusted"


def months_chart(key: str, *, settings: Settings, budget: Figure | None) -> Chart | None:
    """Spending by month beside an even pace, from the snapshot of this key; None when it is gone or nothing was paid."""
    if budget is None or not (settings.snapshots / key).is_dir():
        return None
    counted = _counted(settings.snapshots / key, settings.standards)
    chart = progress_chart(even=[even_share(budget, month=month) for month in MONTHS], executed=counted)
    return chart if chart.labels else None


@lru_cache(maxsize=16)
def _counted(folder: Path, standards: Path) -> tuple[Figure, ...]:
    # A snapshot never changes, so what was counted once holds.
    opened = open_snapshot(folder)
    with DuckEngine(opened, calendar=load_calendar(standards)) as engine:
        values = engine.count(RECORDS, scope=scope_of(opened))
    return tuple(figure_of(one, group="", value=values[one.code][""], backing=NOTHING) for one in RECORDS)
