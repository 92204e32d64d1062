"""Use case: performance management of a department – what every project went through, what was mended, what results are used for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jixiao.evaluation.model import ProjectResult
from jixiao.evaluation.projects import score_projects
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.figure import Figure
from jixiao.kernel.figure import State as Known
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.period import day_of
from jixiao.monitoring.management.rectifications import Rectified, overdue_by_project, rectified_of
from jixiao.monitoring.management.stages import Line, lines_of
from jixiao.monitoring.management.uses import Scored, Used, uses_of
from jixiao.reporting.files import MANAGEMENT_JSON, MANAGEMENT_SHEET
from jixiao.reporting.management_text import Told, management_json, management_lines, management_trace
from jixiao.reporting.xlsx_management import write_management
from jixiao.standards.compliance_answers import Judged
from jixiao.standards.result_use import KIND, ResultUse, load_result_use

from .compliance_shelf import judged_in, shelf_of
from .fitting_pack import fitting_pack
from .intake import take_in
from .measuring import scope_of
from .outcome import Outcome
from .scoring import count_snapshot
from .settings import Settings
from .standards import find
from .subject import indicators_of, projects_of

AREA = "performance"
TABLES = ("project", "budget_line", "indicator", "monitor_result")
Confirmed = tuple[tuple[str, int, str], ...]
"""Projects whose result a reviewer has settled: code, points in hundredths, grade."""


@dataclass(frozen=True, slots=True)
class Managed:
    """Performance management of a unit's year by a day: projects by stage, rectifications, use of results, and every figure by code."""

    unit: str
    unit_name: str
    fiscal_year: int
    snapshot: str
    as_of: date
    pack: ResultUse
    judged: tuple[Judged, ...]
    figures: Mapping[str, Figure]
    lines: tuple[Line, ...]
    rectified: tuple[Rectified, ...]
    uses: tuple[Used, ...]

    @property
    def told(self) -> Told:
        """All of it as reporting wants it."""
        return Told(self.unit_name, self.fiscal_year, self.as_of, self.figures, self.lines, self.rectified, self.uses)

    @property
    def trace(self) -> dict[str, object]:
        """The trace document of its figures."""
        return management_trace(self.told, unit=self.unit, snapshot=self.snapshot)


def managed(
    folder: Path, as_of: date | None = None, *, projects: str, settings: Settings, confirmed: Confirmed = ()
) -> tuple[Managed | None, tuple[Finding, ...]]:
    """A snapshot by the end of a day; without one everything on record counts.

    `projects` is the standard projects are scored by. None, with findings, without packs that can be read.
    """
    snapshot = open_snapshot(folder)
    pack, findings = pack_of(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    findings += shelf_of(settings)[1]
    if pack is None:
        return None, findings
    judged = judged_in(snapshot, scope=scope_of(snapshot), as_of=as_of, settings=settings)
    figures = count_snapshot(snapshot, assumed={}, settings=settings, judged=judged)
    results, told = _scored(snapshot, figures, projects=projects, settings=settings)
    findings += told
    day = as_of or _last_day(snapshot)
    rectified = rectified_of(snapshot.records("rectification"), as_of=day)
    own = tuple(one for one in judged if one.obligation.area == AREA)
    units = {str(row["code"]): str(row["unit"]) for row in snapshot.records("project")}
    settled = {code: (points, grade) for code, points, grade in confirmed}
    uses = uses_of(
        [_project(one, unit=units[one.code], settled=settled.get(one.code)) for one in results],
        pack=pack,
        decided=snapshot.records("result_use"),
        judged=own,
        overdue=overdue_by_project(rectified),
    )
    lines = lines_of({name: snapshot.records(name) for name in TABLES}, judged=own)
    year, unit, name = snapshot.fiscal_year, snapshot.unit, snapshot.unit_name
    return Managed(unit, name, year, snapshot.key, day, pack, own, figures, lines, rectified, uses), findings


def manage(
    folder: Path, *, fiscal_year: int | None, as_of: date | None, projects: str, out: Path | None, settings: Settings
) -> Outcome:
    """Performance management of a package: lines for the terminal, and with `out` a workbook and JSON."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    found, findings = managed(taken.snapshot.folder, as_of, projects=projects, settings=settings)
    if found is None or has_errors(findings):
        return Outcome((), (), findings, {})
    told = management_json(found.told, pack=found.pack.id)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / MANAGEMENT_SHEET, out / MANAGEMENT_JSON)
        write_table(files[0], found)
        files[1].write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return Outcome(management_lines(found.told), files, findings, told)


def write_table(target: Path, found: Managed) -> None:
    """The workbook."""
    write_management(target, found.told)


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[ResultUse | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    return fitting_pack(root, kind=KIND, load=load_result_use, unit=unit, fiscal_year=fiscal_year)


def _last_day(snapshot: Snapshot) -> date:
    """The last day of the year, or a later one on which something about a rectification happened."""
    named = ("found_on", "done_on", "closed_on")
    rows = snapshot.records("rectification")
    known = [value for row in rows for name in named if isinstance(value := row[name], int)]
    return max([date(snapshot.fiscal_year, 12, 31), *map(day_of, known)])


def _scored(
    snapshot: Snapshot, figures: Mapping[str, Figure], *, projects: str, settings: Settings
) -> tuple[tuple[ProjectResult, ...], tuple[Finding, ...]]:
    standard, findings = find(projects, settings=settings)
    if standard is None:
        return (), findings
    indicator, more = find(standard.indicators or standard.id, settings=settings)
    if indicator is None:
        return (), findings + more
    inputs = projects_of(snapshot, indicators=indicators_of(snapshot, figures=figures))
    results, _ = score_projects(inputs, standard=standard, indicator_standard=indicator, figures=figures)
    return results, findings + more


def _project(one: ProjectResult, *, unit: str, settled: tuple[int, str] | None) -> Scored:
    unknown = tuple(each.name for each in one.indicators if each.figure.state is Known.UNDETERMINED)
    points, grade = settled or (one.figure.value, one.grade)
    clear = settled is not None or (bool(one.indicators) and not unknown)
    return Scored(
        unit=unit,
        code=one.code,
        name=one.name,
        score=points if clear else None,
        grade=grade if clear else "",
        paid=one.executed.value,
        budget=one.budget.value,
        indicators=len(one.indicators),
        missed=tuple(each.name for each in one.indicators if (each.figure.value or 0) < each.full),
        unknown=unknown,
        confirmed=settled is not None,
    )
