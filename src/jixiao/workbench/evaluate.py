"""Use case: a folder becomes an evaluation – score sheet, report, trace and findings in an output folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.finding import has_errors

from .assumptions import read_assumptions
from .comparing import Beside, comparisons_of, read_against
from .intake import take_in
from .outcome import Outcome
from .outputs import OUTLINE, failed, report_outline, write_outputs
from .register_findings import register_findings
from .scoring import evaluate_snapshot, load_standards
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """What to evaluate, by which standards, under which assumptions (`code=value` texts), and where to write.

    `compare_with` is another standard for the same records, `against` the output (or the trace) of another evaluation,
    `outline` the id of the report's outline.
    """

    folder: Path
    fiscal_year: int | None
    standard: str
    project_standard: str
    out: Path
    assumptions: tuple[str, ...] = ()
    compare_with: str | None = None
    against: Path | None = None
    outline: str = OUTLINE


def evaluate(request: Request, *, settings: Settings) -> Outcome:
    """Evaluates and writes all outputs; with an error among the findings nothing but findings.json is written."""
    standards, findings = load_standards(request.standard, request.project_standard, settings=settings)
    assumed, problems = read_assumptions(request.assumptions)
    findings += problems
    other, problems = read_against(request.against)
    outline, found = report_outline(request.outline, settings=settings)
    findings += problems + found
    if standards is None or outline is None or has_errors(findings):
        return failed(findings, out=request.out)
    intake = take_in(request.folder, fiscal_year=request.fiscal_year, settings=settings)
    findings += intake.findings
    if intake.snapshot is None:
        return failed(findings, out=request.out)
    evaluation = evaluate_snapshot(intake.snapshot, standards=standards, assumed=assumed, settings=settings)
    compared, problems = comparisons_of(
        evaluation,
        beside=Beside(request.compare_with, assumed, other),
        snapshot=intake.snapshot,
        project_standard=request.project_standard,
        settings=settings,
    )
    return write_outputs(
        evaluation,
        snapshot=intake.snapshot,
        findings=findings + problems + register_findings(intake.snapshot, figures=evaluation.figures),
        compared=compared,
        outline=outline,
        out=request.out,
        settings=settings,
    )
