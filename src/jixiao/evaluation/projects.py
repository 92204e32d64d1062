"""Self-evaluation of projects (项目支出绩效自评, 财预〔2020〕10号): execution, outputs, benefits, satisfaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.points import text_of
from jixiao.standards.model import Standard
from jixiao.standards.rollup import GroupPoints, total_points
from jixiao.standards.scoring import measures_read

from .indicators import PROJECT_GROUPS, IndicatorInput, score, totals
from .items import Subject, part_of, score_items
from .model import ItemResult, ProjectResult, StatedObjective

WEIGHTS = register(
    FindingCode(
        code="JX-EVA-020",
        severity=Severity.WARNING,
        template="项目“{name}”的指标分值合计 {found} 分，与执行率分值相加不等于 {total} 分，按标准的一级权重折算",
        hint="按财预〔2020〕10号调整：预算执行率 10 分，其余指标合计 90 分",
        why="分值不满 100 时，各项目得分之间不可比。",
    )
)
PREFIX = "project.indicators"
OWN: dict[str, str] = {
    "project.initial": "年初预算数",
    "project.budget": "全年预算数",
    "project.executed": "全年执行数",
    "rate.project": "预算执行率",
}


@dataclass(frozen=True, slots=True)
class ProjectInput:
    """A project with its indicators, as facts give it; `key` marks one chosen for key evaluation (重点绩效评价)."""

    code: str
    name: str
    programme: str
    key: bool
    indicators: tuple[IndicatorInput, ...]
    objectives: tuple[StatedObjective, ...] = ()


def score_projects(
    inputs: Sequence[ProjectInput], *, standard: Standard, indicator_standard: Standard, figures: Mapping[str, Figure]
) -> tuple[tuple[ProjectResult, ...], tuple[Finding, ...]]:
    """Every project with its points, in the order given."""
    results, findings = [], []
    for given in inputs:
        result, found = _project(given, standard=standard, indicator_standard=indicator_standard, figures=figures)
        results.append(result)
        findings += found
    return tuple(results), tuple(findings)


def _project(
    given: ProjectInput, *, standard: Standard, indicator_standard: Standard, figures: Mapping[str, Figure]
) -> tuple[ProjectResult, list[Finding]]:
    indicators, found = score(given.indicators, standard=indicator_standard, policy=standard)
    sums = totals(indicators, prefix=PREFIX, groups=PROJECT_GROUPS)
    weights = _weights(standard, sums=sums)
    findings = list(found)
    if weights is None:
        asked = sum(figure.value or 0 for code, figure in sums.items() if code.endswith(".full"))
        findings.append(WEIGHTS.at(name=given.name, found=text_of(asked), total=text_of(standard.total)))
    own = {code: _own(figures, code=code, project=given.code) for code in OWN}
    prefix = f"project.{given.code}."
    subject = Subject(figures=own | sums, claims={}, prefix=prefix, weights=weights or {})
    items = score_items(standard, subject=subject)
    points = total_points(standard, parts=tuple(part_of(item) for item in items))
    result = ProjectResult(
        code=given.code,
        name=given.name,
        programme=given.programme,
        budget=own["project.budget"],
        executed=own["project.executed"],
        rate=own["rate.project"],
        items=items,
        indicators=indicators,
        figure=_total(given, points=points, items=items, standard=standard),
        grade=standard.grade(points.points),
        objectives=given.objectives,
    )
    return result, findings


def _total(given: ProjectInput, *, points: GroupPoints, items: Sequence[ItemResult], standard: Standard) -> Figure:
    code, label = f"project.{given.code}.score", f"{given.name}自评得分"
    trace = Trace(
        kind="total",
        code=code,
        label=label,
        detail={
            "points": points.points,
            "full": points.full,
            "not_applicable": points.not_applicable,
            "standard": standard.id,
            "version": standard.version,
        },
        citation=standard.document,
        children=tuple(item.figure.trace for item in items if item.figure.trace),
    )
    return Figure(
        code=code, label=label, kind=FigureKind.POINTS, value=points.points, unit="分", decimals=2, trace=trace
    )


def _weights(standard: Standard, *, sums: Mapping[str, Figure]) -> dict[str, int] | None:
    """The points of each item that sums indicators: what the indicators themselves ask for; None when they do not make up the total."""
    weights: dict[str, int] = {}
    for item in standard.leaves():
        full = next(
            (code for code in measures_read(item.rule) if code.startswith(PREFIX) and code.endswith(".full")), ""
        )
        if full:
            figure = sums.get(full)
            weights[item.code] = (figure.value or 0) if figure else 0
    rest = sum(int(item.points) for item in standard.leaves() if item.code not in weights)
    return weights if sum(weights.values()) + rest == standard.total else None


def _own(figures: Mapping[str, Figure], *, code: str, project: str) -> Figure:
    """The project's part of a grouped figure, under the measure's own code; undetermined when nothing was counted for it."""
    found = figures.get(f"{code}.{project}")
    if found is not None:
        return replace(found, code=code)
    kind = FigureKind.RATE if code.startswith("rate.") else FigureKind.MONEY
    return Figure(code=code, label=OWN[code], kind=kind, unit="万元", decimals=2, state=State.UNDETERMINED)
