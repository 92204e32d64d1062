"""Use case: an evaluation becomes files – workbook, report, trace, findings – written together or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from jixiao.evaluation.compare import Comparison
from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding
from jixiao.reporting.chart_model import charts_of
from jixiao.reporting.comparison import comparison_json
from jixiao.reporting.docx import write_docx
from jixiao.reporting.files import FINDINGS, NOT_EVALUATED, REPORT, SCORE_SHEET, TRACE
from jixiao.reporting.report import BLOCKS, compose
from jixiao.reporting.terminal import comparison_lines, project_lines, score_lines
from jixiao.reporting.trace_json import trace_json, trace_text
from jixiao.reporting.xlsx import write_xlsx
from jixiao.standards.outline import Outline, find_outline

from .monthly import BUDGET, months_chart
from .outcome import Outcome, finding_json
from .settings import Settings
from .subject import material_of

OUTLINE = "gd-gz-baiyun-outline-2023"


def failed(findings: tuple[Finding, ...], *, out: Path) -> Outcome:
    """The outcome of input with errors: findings.json and nothing else; results already in the folder stay as they are."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / FINDINGS
    _write_findings(findings, path=path)
    return Outcome((NOT_EVALUATED,), (path,), findings, {})


def report_outline(identifier: str, *, settings: Settings) -> tuple[Outline | None, tuple[Finding, ...]]:
    """The outline of this id, or None with findings."""
    return find_outline(identifier, root=settings.standards, blocks=BLOCKS)


def write_outputs(
    evaluation: Evaluation,
    *,
    snapshot: Snapshot,
    findings: tuple[Finding, ...],
    compared: tuple[Comparison, ...],
    outline: Outline,
    out: Path,
    settings: Settings,
) -> Outcome:
    """Writes all files into a draft folder first and moves them into `out` when all are there."""
    months = months_chart(evaluation.snapshot, settings=settings, budget=evaluation.figures.get(BUDGET))
    charts = charts_of(evaluation, months=months)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jixiao-", dir=out.parent) as name:
        draft = Path(name)
        write_xlsx(evaluation, charts=charts, comparisons=compared, path=draft / SCORE_SHEET)
        (draft / TRACE).write_text(trace_text(trace_json(evaluation)), encoding="utf-8")
        report, found = compose(evaluation, material=material_of(snapshot), outline=outline)
        write_docx(report, charts=charts, path=draft / REPORT)
        findings = (*findings, *evaluation.findings, *found)
        _write_findings(findings, path=draft / FINDINGS)
        files = _move(draft, out)
    lines = (*score_lines(evaluation), *project_lines(evaluation))
    lines += tuple(line for comparison in compared for line in comparison_lines(comparison))
    facts: dict[str, Any] = {
        "evaluation": evaluation.key,
        "snapshot": evaluation.snapshot,
        "standard": evaluation.standard.id,
        "total": evaluation.total.value,
        "verified": evaluation.verified.value,
        "grade": evaluation.grade,
    }
    if compared:
        facts["comparisons"] = [comparison_json(comparison) for comparison in compared]
    return Outcome(lines, files, findings, facts)


def _move(draft: Path, out: Path) -> tuple[Path, ...]:
    out.mkdir(parents=True, exist_ok=True)
    return tuple(Path(shutil.move(path, out / path.name)) for path in sorted(draft.iterdir()))


def _write_findings(findings: tuple[Finding, ...], *, path: Path) -> None:
    listed = [finding_json(finding) for finding in findings]
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
