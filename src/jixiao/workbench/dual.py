"""Use case: double monitoring (双监控) of a department: both progresses of every project by a day, as a list, a chart and the form."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.facts.national import write_national
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.period import day_of
from jixiao.monitoring.dual.form import form_of
from jixiao.monitoring.dual.gathering import projects_at
from jixiao.monitoring.dual.progress import Dual, dual_of
from jixiao.reporting.chart_model import Chart
from jixiao.reporting.dual_text import dual_chart, dual_json, dual_lines
from jixiao.reporting.files import DUAL_JSON, DUAL_SHEET
from jixiao.reporting.xlsx_dual import write_dual
from jixiao.standards.double_monitoring import KIND, DoubleMonitoring, load_double_monitoring

from .fitting_pack import fitting_pack
from .intake import take_in
from .outcome import Outcome
from .settings import Settings, from_environment

ANSWERS = "monitor_result"
"""What was answered to monitoring; nationally PAY_PERF_MONITOR_INFO."""
TABLES = ("project", "budget_line", "payment", "objective", "indicator", "result", "monitor_result", "duty_result")


@dataclass(frozen=True, slots=True)
class Doubled:
    """Every project by the cut-off, those furthest apart first, with the pack that judged them and the rows behind."""

    unit: str
    unit_name: str
    fiscal_year: int
    cut_off: date
    pack: DoubleMonitoring
    rows: tuple[Dual, ...]
    tables: Mapping[str, list[dict[str, Any]]]

    @property
    def chart(self) -> Chart:
        """Where each project stands, money across and target upwards."""
        return dual_chart(self.rows, pack=self.pack, cut_off=self.cut_off)


def doubled(
    folder: Path, as_of: date | None = None, *, settings: Settings | None = None
) -> tuple[Doubled | None, tuple[Finding, ...]]:
    """Every project of a snapshot by the day `as_of`, without one by the last monitoring or the last day of the year.

    None, with findings, without a pack that can be read.
    """
    snapshot, chosen = open_snapshot(folder), settings or from_environment()
    pack, findings = pack_of(chosen.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    if pack is None:
        return None, findings
    tables = _tables(snapshot)
    cut_off = as_of or _last_cut_off(tables, snapshot.fiscal_year)
    rows = dual_of(projects_at(tables, cut_off), cut_off=cut_off, pack=pack)
    year, unit, name = snapshot.fiscal_year, snapshot.unit, snapshot.unit_name
    return Doubled(unit, name, year, cut_off, pack, rows, tables), findings


def dual_files(
    folder: Path, *, fiscal_year: int | None, as_of: date | None, out: Path | None, settings: Settings
) -> Outcome:
    """Double monitoring of a package: lines for the terminal, and with `out` the workbook with the form, JSON and the national table."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    found, findings = doubled(taken.snapshot.folder, as_of, settings=settings)
    if found is None or has_errors(findings):
        return Outcome((), (), findings, {})
    told = dual_json(found.rows, pack=found.pack, cut_off=found.cut_off)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / DUAL_SHEET, out / DUAL_JSON, write_national(out, ANSWERS, found.tables.get(ANSWERS, ())))
        write_form(files[0], found)
        files[1].write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    lines = dual_lines(found.rows, pack=found.pack, cut_off=found.cut_off, name=found.unit_name)
    return Outcome(lines, files, findings, told)


def write_form(target: Path, found: Doubled) -> None:
    """The overview with its chart and a form 项目支出绩效目标执行监控表 for each project."""
    write_dual(
        target,
        forms=[form_of(one, cut_off=found.cut_off, tables=found.tables) for one in found.rows],
        cut_off=found.cut_off,
        unit=f"{found.unit_name}（{found.unit}）",
        chart=found.chart,
    )


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[DoubleMonitoring | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    return fitting_pack(root, kind=KIND, load=load_double_monitoring, unit=unit, fiscal_year=fiscal_year)


def _last_cut_off(tables: Mapping[str, list[dict[str, Any]]], fiscal_year: int) -> date:
    days = [int(row["cut_off"]) for row in tables.get("monitor_result", ())]
    return day_of(max(days)) if days else date(fiscal_year, 12, 31)


def _tables(snapshot: Snapshot) -> Mapping[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in TABLES:
        if name in snapshot.tables:
            tables[name] = list(snapshot.records(name))
    return tables
