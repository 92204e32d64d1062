"""Use case: supervised tasks of a unit by a day – lights, who is to be told, figures – as a list, a workbook and the notice."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.kernel.source import Source
from jixiao.monitoring.supervision.checks import findings_of
from jixiao.monitoring.supervision.counts import figures_of
from jixiao.monitoring.supervision.tasks import Supervised, supervised, tasks_of
from jixiao.reporting.docx import write_docx
from jixiao.reporting.files import FINDINGS, SUPERVISION_JSON, SUPERVISION_NOTICE, SUPERVISION_SHEET, TRACE
from jixiao.reporting.supervision_notice import Noticed, notice
from jixiao.reporting.supervision_text import supervision_json, supervision_lines, supervision_trace
from jixiao.reporting.trace_json import trace_text
from jixiao.reporting.xlsx_supervision import write_supervision
from jixiao.standards.supervision import KIND, Supervision, load_supervision

from .fitting_pack import fitting_pack
from .intake import take_in
from .outcome import Outcome, finding_json
from .settings import Settings

TABLES = ("supervised_task", "task_milestone", "supervision_report", "key_task", "indicator")
NO_TASKS = register(
    FindingCode(
        code="JX-MON-066",
        severity=Severity.ERROR,
        template="没有督办事项",
        hint="在数据包中放入督办事项表（模板：jixiao template supervised_task）",
        why="督办通报的每个数字都来自督办事项、节点和进展。",
    )
)


@dataclass(frozen=True, slots=True)
class Watched:
    """All tasks by the day, their figures by code, and what is wrong with them."""

    key: str
    unit: str
    unit_name: str
    fiscal_year: int
    snapshot: str
    as_of: date
    pack: Supervision
    rows: tuple[Supervised, ...]
    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]


def watched(
    folder: Path, as_of: date | None = None, *, settings: Settings
) -> tuple[Watched | None, tuple[Finding, ...]]:
    """The tasks of a snapshot by the end of a day, without one by the last day of its year; None, with findings, without a pack."""
    snapshot = open_snapshot(folder)
    pack, findings = pack_of(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    if pack is None:
        return None, findings
    day = as_of or date(snapshot.fiscal_year, 12, 31)
    tables = {name: snapshot.records(name) for name in TABLES}
    indicated = frozenset(int(row["key_task"]) for row in tables["indicator"] if row["key_task"] is not None)
    rows = tuple(supervised(task, as_of=day, pack=pack, indicated=indicated) for task in tasks_of(tables))

    where = partial(_cell, snapshot)
    told = findings_of(rows, key_tasks=tables["key_task"], indicated=indicated, where=where)
    key = f"{snapshot.key}-{day.isoformat()}-{pack.id}"
    found = Watched(
        key,
        snapshot.unit,
        snapshot.unit_name,
        snapshot.fiscal_year,
        snapshot.key,
        day,
        pack,
        rows,
        figures_of(rows, where=where),
        told,
    )
    return found, findings + told


def supervise(
    folder: Path, *, fiscal_year: int | None, as_of: date | None, out: Path | None, settings: Settings
) -> Outcome:
    """Supervision of a package: lines for the terminal, and with `out` the workbook, the notice, JSON, trace and findings."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    found, findings = watched(taken.snapshot.folder, as_of, settings=settings)
    if found is None:
        return Outcome((), (), findings, {})
    if not found.rows:
        return Outcome((), (), (NO_TASKS.at(place=str(folder)),), {})
    findings = (*taken.findings, *findings)
    files = write_all(found, findings=findings, out=out) if out is not None and not has_errors(findings) else ()
    lines = supervision_lines(found.rows, figures=found.figures, as_of=found.as_of, name=found.unit_name)
    return Outcome(lines, files, findings, told_json(found))


def told_json(found: Watched) -> dict[str, object]:
    """The tasks for other programs."""
    return supervision_json(found.rows, figures=found.figures, as_of=found.as_of, pack=found.pack.id)


def write_all(found: Watched, *, findings: tuple[Finding, ...], out: Path) -> tuple[Path, ...]:
    """All files, written beside their place first and moved there when all are there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    names = (SUPERVISION_NOTICE, SUPERVISION_SHEET, SUPERVISION_JSON, TRACE, FINDINGS)
    with tempfile.TemporaryDirectory(prefix=".jixiao-", dir=out.parent) as name:
        draft = Path(name)
        write_notice(draft / SUPERVISION_NOTICE, found)
        write_table(draft / SUPERVISION_SHEET, found)
        (draft / SUPERVISION_JSON).write_text(_json(told_json(found)), encoding="utf-8")
        (draft / TRACE).write_text(trace_text(trace_of(found)), encoding="utf-8")
        (draft / FINDINGS).write_text(_json([finding_json(finding) for finding in findings]), encoding="utf-8")
        out.mkdir(parents=True, exist_ok=True)
        return tuple(Path(shutil.move(draft / name, out / name)) for name in names)


def write_notice(target: Path, found: Watched) -> None:
    """The notice alone, as a Word document."""
    told = Noticed(
        found.unit_name, found.fiscal_year, found.as_of, found.key, found.rows, found.figures, found.pack.report_days
    )
    write_docx(notice(told), charts=(), path=target)


def write_table(target: Path, found: Watched) -> None:
    """The workbook alone."""
    write_supervision(target, rows=found.rows, figures=found.figures, as_of=found.as_of, unit=found.unit_name)


def trace_of(found: Watched) -> dict[str, object]:
    """The way back of every figure, as a trace document."""
    return supervision_trace(
        found.figures,
        key=found.key,
        unit=found.unit,
        unit_name=found.unit_name,
        fiscal_year=found.fiscal_year,
        snapshot=found.snapshot,
    )


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[Supervision | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    return fitting_pack(root, kind=KIND, load=load_supervision, unit=unit, fiscal_year=fiscal_year)


def _cell(snapshot: Snapshot, record: Mapping[str, Any], field: str) -> Source:
    return snapshot.source(record, field=field)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
