"""Use case: a folder becomes an evaluation – score sheet, report, trace and findings in an output folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.engines.duckdb_engine import NAME, DuckEngine
from jixiao.evaluation import evaluate as scoring
from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, has_errors
from jixiao.standards.calendars import load_calendar
from jixiao.standards.model import Standard

from .assumptions import read_assumptions
from .comparing import compare_lines
from .intake import take_in
from .measuring import figures_of, scope_of
from .outcome import Outcome
from .outputs import failed, write_outputs
from .settings import Settings
from .standards import find
from .subject import claims_of, indicators_of, projects_of


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


@dataclass(frozen=True, slots=True)
class Standards:
    """The standards of one evaluation: of the department, of its projects, of single indicators."""

    department: Standard
    project: Standard
    indicator: Standard


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


def evaluate_snapshot(
    snapshot: Snapshot, *, standards: Standards, assumed: dict[str, int], settings: Settings
) -> Evaluation:
    """The evaluation of a frozen snapshot; the same snapshot, standards and engine give the same evaluation."""
    scope = scope_of(snapshot)
    with DuckEngine(snapshot, calendar=load_calendar(settings.standards)) as engine:
        figures = figures_of(snapshot, engine=engine, scope=scope, assumptions=assumed)
    indicators = indicators_of(snapshot, figures=figures)
    return scoring.evaluate(
        scoring.Request(
            unit=snapshot.unit,
            unit_name=snapshot.unit_name,
            fiscal_year=snapshot.fiscal_year,
            snapshot=snapshot.key,
            engine=NAME,
            standard=standards.department,
            project_standard=standards.project,
            indicator_standard=standards.indicator,
            figures=figures,
            claims=claims_of(snapshot),
            indicators=indicators.get("", ()),
            projects=projects_of(snapshot, indicators=indicators),
        )
    )


def load_standards(
    department: str, project: str, *, settings: Settings
) -> tuple[Standards | None, tuple[Finding, ...]]:
    """The three standards by id; findings when one is unknown or faulty. The department's standard names that of indicators."""
    chosen, findings = find(department, settings=settings)
    projects, more = find(project, settings=settings)
    findings += more
    if chosen is None or projects is None:
        return None, findings
    indicators, more = find(chosen.indicators or projects.indicators, settings=settings)
    findings += more
    return (Standards(chosen, projects, indicators) if indicators else None), findings
