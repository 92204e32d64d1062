"""Use case: a folder becomes an evaluation – score sheet, report, trace and findings in an output folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, has_errors

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
    compared, problems = _compared(request, evaluation, snapshot=intake.snapshot, assumed=assumed, settings=settings)
    return write_outputs(
        evaluation,
        snapshot=intake.snapshot,
        findings=findings + problems,
        compared=compared,
        out=request.out,
        settings=settings,
    )


def _compared(
    request: Request, evaluation: Evaluation, *, snapshot: Snapshot, assumed: dict[str, int], settings: Settings
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The lines that say what is different: under another standard, or from what was counted when something is assumed."""
    if not request.compare_with and not assumed:
        return (), ()
    standards, problems = load_standards(
        request.compare_with or request.standard, request.project_standard, settings=settings
    )
    if standards is None:
        return (), problems
    other = evaluate_snapshot(
        snapshot, standards=standards, assumed=assumed if request.compare_with else {}, settings=settings
    )
    pair = (evaluation, other) if request.compare_with else (other, evaluation)
    return compare_lines(*pair), problems
