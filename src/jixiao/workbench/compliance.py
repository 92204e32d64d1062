"""Use case: a department's records held against its obligations by a day – lines, workbook, JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.finding import Finding, has_errors
from jixiao.reporting.compliance_text import Subject, compliance_json, compliance_lines
from jixiao.reporting.files import COMPLIANCE_JSON, COMPLIANCE_SHEET
from jixiao.reporting.xlsx_compliance import write_compliance
from jixiao.standards.compliance import FLAG
from jixiao.standards.compliance_answers import Answer, Judged

from .compliance_shelf import judged_in, shelf_of
from .intake import take_in
from .measuring import scope_of
from .outcome import Outcome
from .settings import Settings, from_environment


@dataclass(frozen=True, slots=True)
class Compliance:
    """The obligations in force for a unit's year, with their answers by a day."""

    subject: Subject
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]


def compliance_of(folder: Path, as_of: date, *, settings: Settings | None = None) -> Compliance:
    """The answers of the snapshot in `folder`; findings tell of packs that cannot be read and are left out."""
    return _of(open_snapshot(folder), as_of, settings=settings or from_environment())


def comply(folder: Path, *, fiscal_year: int | None, as_of: date, out: Path | None, settings: Settings) -> Outcome:
    """The answers of a package; with `out` a workbook and JSON as well."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    found = _of(taken.snapshot, as_of, settings=settings)
    if has_errors(found.findings):
        return Outcome((), (), found.findings, {})
    told = compliance_json(found.judged, subject=found.subject)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / COMPLIANCE_SHEET, out / COMPLIANCE_JSON)
        write_table(files[0], found)
        files[1].write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return Outcome(compliance_lines(found.judged, subject=found.subject), files, found.findings, told)


def any_broken(outcome: Outcome) -> bool:
    """Whether an obligation was not kept; a suspicion is none."""
    return any(one["answer"] == Answer.BROKEN and one["area"] != FLAG for one in outcome.facts.get("obligations", ()))


def write_table(target: Path, found: Compliance) -> None:
    """The workbook."""
    write_compliance(target, found.judged, subject=found.subject)


def _of(snapshot: Snapshot, as_of: date, *, settings: Settings) -> Compliance:
    subject = Subject(snapshot.unit, snapshot.unit_name, snapshot.fiscal_year, as_of)
    judged = judged_in(snapshot, scope=scope_of(snapshot), as_of=as_of, settings=settings)
    return Compliance(subject, judged, shelf_of(settings)[1])
