"""Use case: costs of a department by a day beside limits, last year and peers, with a warning before a limit is crossed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.source import Source
from jixiao.monitoring.cost.items import CONTROLLED, PUBLIC, CostItem, items_of
from jixiao.monitoring.cost.judging import Costs, judge
from jixiao.reporting.cost_report import cost_report
from jixiao.reporting.cost_text import cost_json, cost_lines, cost_trace
from jixiao.reporting.docx import write_docx
from jixiao.reporting.files import COST_JSON, COST_SHEET, COST_TRACE, COST_WORD
from jixiao.reporting.xlsx_cost import write_cost
from jixiao.standards.cost_control import KIND, CostControl, load_cost_control

from .analysis import PAYMENT, counted_figures
from .analysis import pack_of as analysis_pack
from .fitting_pack import fitting_pack
from .intake import take_in
from .outcome import Outcome
from .pace import last_day
from .settings import Settings

CELLS = {
    PUBLIC: {"limit": "budget", "last_year": "previous"},
    CONTROLLED: {"limit": "control", "last_year": "last_year", "peer": "peer_cost"},
}


@dataclass(frozen=True, slots=True)
class Controlled:
    """The costs of a unit's year by a day, and the pack they were judged by."""

    unit: str
    unit_name: str
    fiscal_year: int
    snapshot: str
    pack: CostControl
    costs: Costs

    @property
    def trace(self) -> dict[str, Any]:
        """The trace document of its figures."""
        return cost_trace(self.costs, unit=self.unit, unit_name=self.unit_name, snapshot=self.snapshot)


def costs_of(
    folder: Path, as_of: date | None = None, *, settings: Settings
) -> tuple[Controlled | None, tuple[Finding, ...]]:
    """A snapshot by the day `as_of`, without one by that of its last payment. None, with findings, without packs that can be read."""
    snapshot = open_snapshot(folder)
    pack, findings = pack_of(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    classes, wrong = analysis_pack(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    findings += wrong
    if pack is None or classes is None:
        return None, findings
    items = items_of(snapshot.records(PUBLIC), snapshot.records(CONTROLLED), classes)
    day = as_of or last_day(snapshot.records(PAYMENT), snapshot.fiscal_year)
    measures = [item.measure(day) for item in items if item.classes]
    paid = counted_figures(snapshot, measures, settings=settings)
    sources = {item.number: _cells(item, snapshot) for item in items}
    costs = judge(items, paid_for=paid, as_of=day, pack=pack, sources=sources)
    found = Controlled(snapshot.unit, snapshot.unit_name, snapshot.fiscal_year, snapshot.key, pack, costs)
    return found, findings


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[CostControl | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    return fitting_pack(root, kind=KIND, load=load_cost_control, unit=unit, fiscal_year=fiscal_year)


def cost_files(
    folder: Path, *, fiscal_year: int | None, as_of: date | None, out: Path | None, settings: Settings
) -> Outcome:
    """Costs of a package: lines for the terminal, and with `out` workbook, document, JSON and the trace of the figures."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    found, findings = costs_of(taken.snapshot.folder, as_of, settings=settings)
    if found is None or has_errors(findings):
        return Outcome((), (), findings, {})
    told = cost_json(found.costs, pack=found.pack.id)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / COST_SHEET, out / COST_WORD, out / COST_JSON, out / COST_TRACE)
        write_table(files[0], found)
        write_document(files[1], found)
        for path, document in ((files[2], told), (files[3], found.trace)):
            path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return Outcome(cost_lines(found.costs, name=found.unit_name), files, findings, told)


def write_table(target: Path, found: Controlled) -> None:
    """The workbook."""
    write_cost(target, found.costs, unit=found.unit_name)


def write_document(target: Path, found: Controlled) -> None:
    """The document."""
    write_docx(cost_report(found.costs, unit=found.unit_name, key=found.snapshot), charts=(), path=target)


def _cells(item: CostItem, snapshot: Snapshot) -> dict[str, Source]:
    return {name: snapshot.source(item.record, field=field) for name, field in CELLS[item.group].items()}
