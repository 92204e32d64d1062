"""Use case: double monitoring (双监控) of a frozen department: both progresses of every project by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding
from jixiao.monitoring.dual.gathering import projects_at
from jixiao.monitoring.dual.progress import Dual, dual_of
from jixiao.standards.double_monitoring import KIND, DoubleMonitoring, load_double_monitoring
from jixiao.standards.library import packs

from .settings import Settings, from_environment


def dual(folder: Path, as_of: date, *, settings: Settings | None = None) -> tuple[Dual, ...]:
    """Every project of a snapshot by the day `as_of`, those furthest apart first; nothing without a pack that can be read."""
    snapshot, chosen = open_snapshot(folder), settings or from_environment()
    pack, _ = pack_of(chosen.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    return () if pack is None else dual_of(projects_at(_tables(snapshot), as_of), cut_off=as_of, pack=pack)


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[DoubleMonitoring | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    read = [load_double_monitoring(one.path) for one in packs(root) if one.kind == KIND]
    findings = tuple(finding for _, told in read for finding in told)
    fitting = [pack for pack, _ in read if pack is not None and pack.fits(unit, fiscal_year)]
    if not fitting or any(pack is None for pack, _ in read):
        return None, findings
    return max(fitting, key=lambda one: bool(one.units)), findings


def _tables(snapshot: Snapshot) -> Mapping[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("project", "budget_line", "payment", "indicator", "result", "monitor_result"):
        if name in snapshot.tables:
            tables[name] = list(snapshot.records(name))
    return tables
