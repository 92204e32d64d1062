"""Use case: a frozen snapshot becomes an evaluation under three standards."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.engines.duckdb_engine import NAME, DuckEngine
from jixiao.evaluation import evaluate as scoring
from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding
from jixiao.standards.calendars import load_calendar
from jixiao.standards.model import Standard

from .measuring import figures_of, scope_of
from .settings import Settings
from .standards import find
from .subject import claims_of, indicators_of, projects_of


@dataclass(frozen=True, slots=True)
class Standards:
    """The standards of one evaluation: of the department, of its projects, of single indicators."""

    department: Standard
    project: Standard
    indicator: Standard


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
