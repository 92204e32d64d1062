"""Use case: a frozen snapshot becomes an evaluation under three standards."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.engines.duckdb_engine import NAME, DuckEngine
from jixiao.evaluation import evaluate as scoring
from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding
from jixiao.standards.calendars import load_calendar
from jixiao.standards.compliance_answers import Judged
from jixiao.standards.model import Standard

from .compliance_shelf import judged_in, shelf_of
from .measuring import figures_of, scope_of
from .registers import install_registers
from .settings import Settings
from .standards import find
from .stating import NOTHING_SAID, Said, answered, restated
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
    figures = count_snapshot(snapshot, assumed=assumed, settings=settings)
    return score_snapshot(snapshot, standards=standards, figures=figures)


def count_snapshot(
    snapshot: Snapshot, *, assumed: dict[str, int], settings: Settings, judged: tuple[Judged, ...] | None = None
) -> dict[str, Figure]:
    """All figures of a snapshot by code; `assumed` replace counted ones. This is what takes time, scoring does not.

    `judged` are answers to obligations by a day; without them everything on record counts.
    """
    install_registers(settings)
    scope = scope_of(snapshot)
    judged = judged_in(snapshot, scope=scope, as_of=None, settings=settings) if judged is None else judged
    with DuckEngine(snapshot, calendar=load_calendar(settings.standards)) as engine:
        return figures_of(snapshot, engine=engine, scope=scope, assumptions=assumed, judged=judged)


def score_snapshot(
    snapshot: Snapshot, *, standards: Standards, figures: dict[str, Figure], said: Said = NOTHING_SAID
) -> Evaluation:
    """The evaluation from figures that have been counted; what people say now (`said`) stands in for their words in the snapshot."""
    indicators = restated(indicators_of(snapshot, figures=figures), said=said)
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
            claims=answered(claims_of(snapshot), said=said),
            indicators=indicators.get("", ()),
            projects=projects_of(snapshot, indicators=indicators),
        )
    )


def load_standards(
    department: str, project: str, *, settings: Settings
) -> tuple[Standards | None, tuple[Finding, ...]]:
    """The three standards by id; findings when one is unknown or faulty. The department's standard names that of indicators.

    A faulty pack of obligations is told as well: points rest on their answers.
    """
    chosen, findings = find(department, settings=settings)
    findings += shelf_of(settings)[1]
    projects, more = find(project, settings=settings)
    findings += more
    if chosen is None or projects is None:
        return None, findings
    indicators, more = find(chosen.indicators or projects.indicators, settings=settings)
    findings += more
    return (Standards(chosen, projects, indicators) if indicators else None), findings
