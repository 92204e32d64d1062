"""Use case: a folder becomes an evaluation – score sheet, report, trace and findings in an output folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.finding import has_errors

from .assumptions import read_assumptions
from .comparing import compare_lines
from .intake import take_in
from .outcome import Outcome
from .outputs import failed, write_outputs
from .scoring import evaluate_snapshot, load_standards
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """What to evaluate, by which standards, under which assumptions (`code=value` texts), and where to write."""

    folder: Path
    fiscal_year: int | None
    standard: str
    project_standard: str
    out: Path
    assumptions: tuple[str, ...] = ()
    compare_with: str | None = None


def evaluate(request: Request, *, settings: Settings) -> Outcome:
    """Evaluates and writes all outputs; with an error among the findings nothing but findings.json is written."""
    standards, findings = load_standards(request.standard, request.project_standard, settings=settings)
    assumed, problems = read_assumptions(request.assumptions)
    findings += problems
    if standards is None or has_errors(findings):
        return failed(findings, out=request.out)
    intake = take_in(request.folder, fiscal_year=request.fiscal_year, settings=settings)
    findings += intake.findings
    if intake.snapshot is None:
        return failed(findings, out=request.out)
    evaluation = evaluate_snapshot(intake.snapshot, standards=standards, assumed=assumed, settings=settings)
    compared: tuple[str, ...] = ()
    if request.compare_with:
        others, problems = load_standards(request.compare_with, request.project_standard, settings=settings)
        findings += problems
        if others is not None:
            other = evaluate_snapshot(intake.snapshot, standards=others, assumed=assumed, settings=settings)
            compared = compare_lines(evaluation, other)
    return write_outputs(
        evaluation, snapshot=intake.snapshot, findings=findings, compared=compared, out=request.out, settings=settings
    )
