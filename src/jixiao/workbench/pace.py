"""Use case: spending progress of a department by a day: plan, payments and calendar, lights, and where the year leads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.period import day_of
from jixiao.monitoring.pace.forecast import Forecast, forecast
from jixiao.monitoring.pace.gathering import KIND, WHOLE, lines_at, season_of
from jixiao.monitoring.pace.lights import Paced, paced
from jixiao.reporting.chart_model import Chart
from jixiao.reporting.files import PACE_JSON, PACE_SHEET
from jixiao.reporting.pace_text import pace_chart, pace_json, pace_lines
from jixiao.reporting.xlsx_pace import write_pace
from jixiao.standards.spending_progress import KIND as PACK_KIND
from jixiao.standards.spending_progress import SpendingProgress, load_spending_progress

from .fitting_pack import fitting_pack
from .intake import take_in
from .outcome import Outcome
from .settings import Settings, from_environment

TABLES = ("project", "budget_line", "payment", "spending_plan")


@dataclass(frozen=True, slots=True)
class Pace:
    """The lines by the day with their lights, forecasts by the name of their line, and the plan by month (cumulative)."""

    unit: str
    unit_name: str
    fiscal_year: int
    as_of: date
    pack: SpendingProgress
    rows: tuple[Paced, ...]
    forecasts: Mapping[str, Forecast]
    season: tuple[int, ...]

    @property
    def chart(self) -> Chart:
        """Plan, payments and calendar by month."""
        return pace_chart(self.rows, season=self.season)


def pace_of(
    folder: Path, as_of: date | None = None, *, settings: Settings | None = None
) -> tuple[Pace | None, tuple[Finding, ...]]:
    """A snapshot by the day `as_of`, without one by the day of its last payment. None, with findings, without a pack that can be read."""
    snapshot, chosen = open_snapshot(folder), settings or from_environment()
    pack, findings = pack_of(chosen.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    if pack is None:
        return None, findings
    tables = _tables(snapshot)
    day = as_of or last_day(tables.get("payment", ()), snapshot.fiscal_year)
    rows = tuple(paced(one, as_of=day, pack=pack) for one in lines_at(tables, day))
    season = season_of(tables)
    found = Pace(
        unit=snapshot.unit,
        unit_name=snapshot.unit_name,
        fiscal_year=snapshot.fiscal_year,
        as_of=day,
        pack=pack,
        rows=rows,
        forecasts={
            one.money.name: forecast(one.money.by_month, season=season if one.money.code == "project" else ())
            for one in rows
            if one.money.kind in (WHOLE, KIND)
        },
        season=season,
    )
    return found, findings


def pace_files(
    folder: Path, *, fiscal_year: int | None, as_of: date | None, out: Path | None, settings: Settings
) -> Outcome:
    """Spending progress of a package: lines for the terminal, and with `out` a workbook and JSON."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    found, findings = pace_of(taken.snapshot.folder, as_of, settings=settings)
    if found is None or has_errors(findings):
        return Outcome((), (), findings, {})
    told = pace_json(found.rows, forecasts=found.forecasts, as_of=found.as_of, pack=found.pack.id)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / PACE_SHEET, out / PACE_JSON)
        write_table(files[0], found)
        files[1].write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    lines = pace_lines(
        found.rows, forecasts=found.forecasts, as_of=found.as_of, name=found.unit_name, title=found.pack.title
    )
    return Outcome(lines, files, findings, told)


def write_table(target: Path, found: Pace) -> None:
    """The workbook: all lines with their lights, the forecasts, and the chart."""
    unit = f"{found.unit_name}（{found.unit}）"
    write_pace(target, rows=found.rows, forecasts=found.forecasts, as_of=found.as_of, unit=unit, chart=found.chart)


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[SpendingProgress | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    return fitting_pack(root, kind=PACK_KIND, load=load_spending_progress, unit=unit, fiscal_year=fiscal_year)


def last_day(payments: Iterable[Mapping[str, Any]], fiscal_year: int) -> date:
    """The day of the last payment; the year's last where there is none, or where it lies in another year."""
    days = [int(row["paid_on"]) for row in payments]
    last = day_of(max(days)) if days else date(fiscal_year, 12, 31)
    return last if last.year == fiscal_year else date(fiscal_year, 12, 31)


def _tables(snapshot: Snapshot) -> Mapping[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in TABLES:
        if name in snapshot.tables:
            tables[name] = list(snapshot.records(name))
    return tables
