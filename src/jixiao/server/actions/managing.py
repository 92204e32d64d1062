"""How far the projects of a department have come, kept once counted: whoever sees a hundred departments waits for what has changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils import timezone

from jixiao.monitoring.management.rectifications import State
from jixiao.reporting.management_text import COVERAGES, figure_cell
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import state_of, subtree
from jixiao.server.process.cases import Case
from jixiao.standards.library import shelf_state
from jixiao.workbench.manage import Confirmed, Managed
from jixiao.workbench.settings import from_environment

from .watching import managed_now

KEPT_FOR = 7 * 24 * 3600
"""Seconds. What has changed since is counted anew at once; this is when the old goes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A department's year: `rates` of each stage as label, share of the projects, share of their budget."""

    projects: int
    rates: tuple[tuple[str, str, str], ...]
    open_items: int
    overdue_items: int


def confirmed_of(unit: Unit, fiscal_year: int) -> Confirmed:
    """The projects whose self-evaluation somebody has reviewed, with the points and grade that remained."""
    done = Case.objects.filter(
        unit__in=subtree(unit), fiscal_year=fiscal_year, subject="project_evaluation", state="done"
    ).order_by("pk")
    settled = {one.reference: one.outcome for one in done if "total" in one.outcome}
    return tuple((code, int(one["total"]), str(one.get("grade", ""))) for code, one in sorted(settled.items()))


def progress_of(unit: Unit, fiscal_year: int, as_of: date | None) -> Progress:
    """What `managed_now` says of a department, in short; counted again when its records, its cases, the packs or the day are others."""
    confirmed, today = confirmed_of(unit, fiscal_year), timezone.localdate()
    shelf = sorted(shelf_state(from_environment().standards))
    told = repr((unit.pk, fiscal_year, state_of(unit, fiscal_year), as_of, today, confirmed, shelf))
    key = f"progress:{hashlib.sha256(told.encode()).hexdigest()}"
    kept: Progress | None = cache.get(key)
    if kept is None:
        kept = _progress(managed_now(unit, fiscal_year, as_of, confirmed))
        cache.set(key, kept, KEPT_FOR)
    return kept


def _progress(found: Managed | None) -> Progress:
    if found is None or not found.lines:
        return Progress(0, (), 0, 0)
    return Progress(
        len(found.lines),
        tuple(
            (
                one.label,
                figure_cell(found.figures, f"rate.projects_{one.name}"),
                figure_cell(found.figures, f"rate.budget_{one.name}"),
            )
            for one in COVERAGES
        ),
        sum(one.state is not State.CLOSED for one in found.rectified),
        sum(bool(one.overdue) for one in found.rectified),
    )
