"""Use case: a scheme applied to many units – ranking, every reading, disputes, a feedback sheet and a trace for each unit."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from jixiao.evaluation.assessed_unit import Request
from jixiao.evaluation.assessment import assess
from jixiao.evaluation.assessment_gathering import units_of
from jixiao.evaluation.assessment_model import Assessed, Assessment
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, has_errors
from jixiao.reporting.assessment_charts import radar_chart
from jixiao.reporting.assessment_feedback import feedback
from jixiao.reporting.assessment_text import assessment_json, assessment_lines
from jixiao.reporting.docx import write_docx
from jixiao.reporting.files import ASSESSMENT_JSON, ASSESSMENT_SHEET, FEEDBACK, FINDINGS, NOT_ASSESSED, TRACE, UNITS
from jixiao.reporting.trace_json import trace_json, trace_text
from jixiao.reporting.xlsx_assessment import write_assessment
from jixiao.standards.assessment import KIND
from jixiao.standards.library import Pack, find_scheme, packs

from .intake import take_in
from .outcome import Outcome, finding_json
from .settings import Settings

_UNSAFE = re.compile(r"[^\w\-]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to assess, by which scheme, and where to write (None: nowhere)."""

    folder: Path
    fiscal_year: int | None
    scheme: str
    out: Path | None


def assess_files(asked: Asked, *, settings: Settings) -> Outcome:
    """Assesses a package and writes all outputs; with an error among the findings nothing but findings.json is written."""
    taken = take_in(asked.folder, fiscal_year=asked.fiscal_year, settings=settings)
    if taken.snapshot is None:
        return _failed(taken.findings, out=asked.out)
    assessment, findings = assessed_snapshot(taken.snapshot, scheme=asked.scheme, settings=settings)
    findings = (*taken.findings, *findings)
    if assessment is None:
        return _failed(findings, out=asked.out)
    files = write_files(assessment, findings=findings, out=asked.out) if asked.out else ()
    return Outcome(assessment_lines(assessment), files, findings, assessment_json(assessment))


def assessed_folder(folder: Path, *, scheme: str, settings: Settings) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The assessment of a frozen snapshot's folder."""
    return assessed_snapshot(open_snapshot(folder), scheme=scheme, settings=settings)


def assessed_snapshot(
    snapshot: Snapshot, *, scheme: str, settings: Settings
) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The assessment of a snapshot under a scheme, or None with the errors that stand against it."""
    chosen, findings = find_scheme(scheme, root=settings.standards)
    if chosen is None:
        return None, findings
    units, told = units_of(snapshot, scheme=chosen)
    findings += told
    if has_errors(findings):
        return None, findings
    assessment = assess(
        Request(
            unit=snapshot.unit,
            unit_name=snapshot.unit_name,
            fiscal_year=snapshot.fiscal_year,
            snapshot=snapshot.key,
            scheme=chosen,
            units=units,
        )
    )
    return assessment, findings + assessment.findings


def schemes(settings: Settings) -> tuple[Pack, ...]:
    """The assessment schemes on the shelf, by id."""
    return tuple(pack for pack in packs(settings.standards) if pack.kind == KIND)


def write_files(assessment: Assessment, *, findings: tuple[Finding, ...], out: Path) -> tuple[Path, ...]:
    """Workbook, JSON and findings into `out`, and a folder with feedback sheet and trace for each unit; all of them or none."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jixiao-", dir=out.parent) as name:
        draft = Path(name)
        write_assessment(draft / ASSESSMENT_SHEET, assessment)
        (draft / ASSESSMENT_JSON).write_text(_json(assessment_json(assessment)), encoding="utf-8")
        (draft / FINDINGS).write_text(_json([finding_json(finding) for finding in findings]), encoding="utf-8")
        top = [ASSESSMENT_SHEET, ASSESSMENT_JSON, FINDINGS, UNITS]
        for number, one in enumerate(sorted(assessment.assessed, key=lambda one: one.unit.code), start=1):
            folder = draft / UNITS / folder_name(number, one)
            folder.mkdir(parents=True)
            write_feedback(assessment, one, path=folder / FEEDBACK)
            (folder / TRACE).write_text(trace_text(trace_json(one.evaluation)), encoding="utf-8")
        return tuple(_moved(draft / name, out / name) for name in top)


def write_feedback(assessment: Assessment, one: Assessed, *, path: Path) -> None:
    """The feedback sheet of one unit as a Word document."""
    chart = radar_chart(assessment, one)
    write_docx(feedback(assessment, one), charts=(chart,) if chart.labels else (), path=path)


def folder_name(number: int, one: Assessed) -> str:
    """Where the files of a unit go: numbered, as two codes may differ only in signs that a file name cannot have."""
    return f"{number:03d}-{_UNSAFE.sub('_', one.unit.name)[:40]}"


def _failed(findings: tuple[Finding, ...], *, out: Path | None) -> Outcome:
    if out is None:
        return Outcome((NOT_ASSESSED,), (), findings, {})
    out.mkdir(parents=True, exist_ok=True)
    path = out / FINDINGS
    path.write_text(_json([finding_json(finding) for finding in findings]), encoding="utf-8")
    return Outcome((NOT_ASSESSED,), (path,), findings, {})


def _moved(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)
    return Path(shutil.move(source, target))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
