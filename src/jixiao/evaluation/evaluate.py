"""A whole evaluation: projects first, then the department, each point with its trace."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.model import Standard
from jixiao.standards.rollup import GroupPoints, total_points

from .indicators import DEPARTMENT_GROUPS, IndicatorInput, score, totals
from .items import Claims, Subject, part_of, score_items
from .model import Evaluation, ItemResult, ProjectResult
from .projects import ProjectInput, score_projects

CLAIMED = register(
    FindingCode(
        code="JX-EVA-010",
        severity=Severity.WARNING,
        template="“{name}”的要点“{point}”没有记录可以判定，得分只凭单位声明",
        hint="补充能够证明的记录或佐证材料；在此之前，这部分得分单列为“单位声明，待佐证”",
        why="没有证据的得分经不起财政复核；系统把它与由记录计算的得分分开列示。",
    )
)
UNDETERMINED = register(
    FindingCode(
        code="JX-EVA-011",
        severity=Severity.WARNING,
        template="“{name}”缺少计分所需的数据，无法判定，暂不计分",
        hint="补充所缺的记录：{missing}",
        why="缺数据时既不能算满分也不能算零分；得分只反映已有记录。",
    )
)


@dataclass(frozen=True, slots=True)
class Request:
    """All that an evaluation needs, as values: figures counted by an engine, indicators and claims from the records."""

    unit: str
    unit_name: str
    fiscal_year: int
    snapshot: str
    engine: str
    standard: Standard
    project_standard: Standard
    indicator_standard: Standard
    figures: Mapping[str, Figure]
    claims: Claims
    indicators: Sequence[IndicatorInput]
    projects: Sequence[ProjectInput]


def evaluate(request: Request) -> Evaluation:
    """The evaluation of one department and all its projects under the standards named in the request."""
    indicators, findings = score(request.indicators, standard=request.indicator_standard, policy=request.standard)
    projects, project_findings = score_projects(
        request.projects,
        standard=request.project_standard,
        indicator_standard=request.indicator_standard,
        figures=request.figures,
    )
    figures = dict(request.figures) | totals(indicators, prefix="indicators", groups=DEPARTMENT_GROUPS)
    subject = Subject(figures=figures, claims=request.claims, prefix="item.", weights={})
    items = score_items(request.standard, subject=subject)
    points = total_points(request.standard, parts=tuple(part_of(item) for item in items))
    total, verified, claimed = total_figures(points, items=items, standard=request.standard)
    named = [total, verified, claimed, *(result.figure for item in items for result in every_result(item))]
    named += [indicator.figure for indicator in indicators] + [project.figure for project in projects]
    named += _key_evaluations(request.projects, projects=projects)
    return Evaluation(
        key=_key(request),
        unit=request.unit,
        unit_name=request.unit_name,
        fiscal_year=request.fiscal_year,
        standard=request.standard,
        snapshot=request.snapshot,
        engine=request.engine,
        items=items,
        total=total,
        verified=verified,
        claimed=claimed,
        grade=request.standard.grade(points.points),
        indicators=indicators,
        projects=projects,
        figures=figures | {figure.code: figure for figure in named},
        findings=(*findings, *project_findings, *_item_findings(items)),
    )


def total_figures(
    points: GroupPoints, *, items: Sequence[ItemResult], standard: Standard
) -> tuple[Figure, Figure, Figure]:
    """The total, what of it records prove and what only the unit says, as figures over the traces of the items."""
    children = tuple(item.figure.trace for item in items if item.figure.trace)
    detail: dict[str, int | str | None] = {
        "points": points.points,
        "full": points.full,
        "not_applicable": points.not_applicable,
        "standard": standard.id,
        "version": standard.version,
    }

    def figure(code: str, label: str, value: int) -> Figure:
        trace = Trace(
            kind="total", code=code, label=label, detail=detail, citation=standard.document, children=children
        )
        return Figure(code=code, label=label, kind=FigureKind.POINTS, value=value, unit="分", decimals=2, trace=trace)

    return (
        figure("score.total", "自评得分", points.points),
        figure("score.verified", "由记录计算的得分", points.verified),
        figure("score.claimed", "单位声明、待佐证的得分", points.points - points.verified),
    )


def _key_evaluations(inputs: Sequence[ProjectInput], *, projects: Sequence[ProjectResult]) -> list[Figure]:
    """The score of each project chosen for key evaluation under a code of its own, so that a report can ask for it."""
    chosen = {given.code for given in inputs if given.key}
    return [replace(p.figure, code=f"key_evaluation.{p.code}.score") for p in projects if p.code in chosen]


def every_result(result: ItemResult) -> list[ItemResult]:
    """The result and all below it."""
    return [result, *(below for item in result.items for below in every_result(item))]


def _item_findings(items: Sequence[ItemResult]) -> list[Finding]:
    findings: list[Finding] = []
    for leaf in (leaf for item in items for leaf in item.leaves()):
        earned = leaf.earned
        if earned is None:
            continue
        for check in earned.checks:
            if check.claimed and check.decidable:
                findings.append(CLAIMED.at(name=leaf.item.name, point=check.text))
        if earned.state is State.UNDETERMINED and not earned.checks:
            missing = "、".join(figure.label for figure in leaf.inputs if figure.state is State.UNDETERMINED)
            findings.append(UNDETERMINED.at(name=leaf.item.name, missing=missing or leaf.item.source_of_data))
    return findings


def _key(request: Request) -> str:
    assumed = {
        code: figure.value
        for code, figure in request.figures.items()
        if figure.trace and figure.trace.kind == "assumption"
    }
    parts = {
        "snapshot": request.snapshot,
        "engine": request.engine,
        "standards": [s.version for s in (request.standard, request.project_standard, request.indicator_standard)],
        "assumed": assumed,
        "obligations": sorted(
            str(figure.trace.detail["version"])
            for figure in request.figures.values()
            if figure.trace and figure.trace.kind == "compliance"
        ),
    }
    text = json.dumps(parts, sort_keys=True)
    return f"e-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
