"""Use case: a frozen snapshot becomes an evaluation with all its outputs in a folder – what evaluate does for a folder of files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.engines.duckdb_engine import NAME
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import has_errors

from .outcome import Outcome
from .outputs import OUTLINE, failed, report_outline, write_outputs
from .register_findings import register_findings
from .scoring import Standards, count_snapshot, evaluate_snapshot, load_standards
from .settings import Settings
from .workings import Workings

ENGINE = NAME


@dataclass(frozen=True, slots=True)
class Plan:
    """By which standards, as ids, and in which outline a snapshot is evaluated."""

    standard: str
    project_standard: str
    outline: str = OUTLINE


def evaluate_frozen(snapshot: Snapshot, *, plan: Plan, out: Path, settings: Settings) -> Outcome:
    """Evaluates and writes all outputs into `out`; with an error among the findings nothing but findings.json is written."""
    standards, findings = load_standards(plan.standard, plan.project_standard, settings=settings)
    outline, found = report_outline(plan.outline, settings=settings)
    findings += found
    if standards is None or outline is None or has_errors(findings):
        return failed(findings, out=out)
    evaluation = evaluate_snapshot(snapshot, standards=standards, assumed={}, settings=settings)
    findings += register_findings(snapshot, figures=evaluation.figures)
    return write_outputs(
        evaluation, snapshot=snapshot, findings=findings, compared=(), outline=outline, out=out, settings=settings
    )


def workings_of(snapshot: Snapshot, *, plan: Plan, settings: Settings) -> Workings | None:
    """What a form needs to recompute points as people type: counted once; None when a standard is no longer on the shelf."""
    standards: Standards | None = load_standards(plan.standard, plan.project_standard, settings=settings)[0]
    if standards is None:
        return None
    return Workings(snapshot, standards, count_snapshot(snapshot, assumed={}, settings=settings))
