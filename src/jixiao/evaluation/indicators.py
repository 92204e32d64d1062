"""Points of single indicators (绩效指标), by the rules of 财预〔2021〕101号 as a standard states them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.expressions.branches import Branches
from jixiao.kernel.figure import QUANTITY_SCALE, Figure, FigureKind, State, Trace
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.points import HUNDREDTHS
from jixiao.kernel.ratio import Ratio, half_up
from jixiao.kernel.source import Source
from jixiao.standards.indicator_rules import indicator_branches, over_achieved
from jixiao.standards.model import OverAchievement, Standard

from .model import IndicatorResult

PERCENT_TO_TEN_THOUSANDTHS = 100

UNEXPLAINED = register(
    FindingCode(
        code="JX-EVA-001",
        severity=Severity.WARNING,
        template="指标“{name}”未得满分，但没有填写偏差原因",
        hint="在“完成值”表的“偏差原因分析及改进措施”一栏写明原因",
        why="财预〔2020〕10号要求对未完成的指标分析原因；没有原因的扣分说明不了问题。",
    )
)
OVER_ACHIEVED = register(
    FindingCode(
        code="JX-EVA-002",
        severity=Severity.WARNING,
        template="指标“{name}”的完成值远高于指标值（超过 {limit}）",
        hint="说明原因；若年初指标值定得明显偏低，按规定适度调减得分",
        why="完成值远高于指标值，往往说明年初指标值定得偏低，财政复核时会要求说明。",
    )
)
NO_RESULT = register(
    FindingCode(
        code="JX-EVA-003",
        severity=Severity.WARNING,
        template="指标“{name}”没有完成值，无法计分",
        hint="在“完成值”表补填该指标，或填写“取自履职数据”的编号",
        why="没有完成值的指标只能记为无法判定，不计分。",
    )
)


@dataclass(frozen=True, slots=True)
class IndicatorInput:
    """An indicator with its result, as facts give it. Quantities in ten-thousandths, `weight` in ten-thousandths of a point."""

    code: str
    name: str
    first: str
    second: str
    nature: str
    rule: str
    unit_name: str
    weight: int
    target: int | None
    actual: int | None
    pass_line: int | None
    tier: str | None
    share: int | None
    reason: str
    target_source: Source | None
    actual_source: Source | None


def rule_key(given: IndicatorInput) -> str:
    """The rule that applies: the one stated, else by nature (定性 by tier, ≤ and ＜ reversed, else by completion)."""
    reversed_ = given.nature in ("le", "lt")
    if given.rule in ("tier", "satisfaction"):
        return given.rule
    if given.rule == "direct":
        return "direct_reverse" if reversed_ else "direct"
    if given.nature == "qualitative":
        return "tier"
    return "ratio_reverse" if reversed_ else "ratio"


def score(
    inputs: Iterable[IndicatorInput], *, standard: Standard, policy: Standard
) -> tuple[tuple[IndicatorResult, ...], tuple[Finding, ...]]:
    """Every indicator with its points, in the order given; findings name results that are missing, unexplained or suspiciously high.

    `standard` holds the rules for indicators, `policy` is the score sheet they count in: it says what a result far above its target earns.
    """
    compiled: dict[str, Branches] = {}
    results: list[IndicatorResult] = []
    findings: list[Finding] = []
    for given in inputs:
        key = rule_key(given)
        if key not in compiled:
            compiled[key] = indicator_branches(standard, key)
        result = _result(given, branches=compiled[key], standard=standard, key=key, policy=policy)
        results.append(result)
        findings += _findings(given, result=result, policy=policy)
    return tuple(results), tuple(findings)


def columns_of(given: IndicatorInput) -> dict[str, int | str | None]:
    """The columns the rules of a standard are written over; weights become hundredths of a point, per cents ten-thousandths."""
    return {
        "actual": given.actual,
        "target": given.target,
        "full": full_points(given),
        "pass_line": None if given.pass_line is None else given.pass_line // PERCENT_TO_TEN_THOUSANDTHS,
        "tier": given.tier,
        "share": None if given.share is None else given.share // PERCENT_TO_TEN_THOUSANDTHS,
    }


def full_points(given: IndicatorInput) -> int:
    """The weight in hundredths of a point."""
    return given.weight * HUNDREDTHS // QUANTITY_SCALE


def _result(
    given: IndicatorInput, *, branches: Branches, standard: Standard, key: str, policy: Standard
) -> IndicatorResult:
    columns = columns_of(given)
    branch, points = _treated(given, *branches.evaluate(columns), policy=policy)
    target = _quantity(
        f"indicator.{given.code}.target", "年度指标值", given.target, given=given, source=given.target_source
    )
    actual = _quantity(
        f"indicator.{given.code}.actual", "实际完成值", given.actual, given=given, source=given.actual_source
    )
    trace = Trace(
        kind="rule",
        code=f"indicator.{given.code}",
        label=given.name,
        detail={"rule": key, "branch": branch, "standard": standard.id, "version": standard.version, **columns},
        citation=standard.document,
        children=tuple(figure.trace for figure in (target, actual) if figure.trace),
    )
    figure = Figure(
        code=f"indicator.{given.code}",
        label=given.name,
        kind=FigureKind.POINTS,
        value=points,
        unit="分",
        decimals=2,
        state=State.UNDETERMINED if points is None else State.KNOWN,
        trace=trace,
    )
    return IndicatorResult(
        code=given.code,
        name=given.name,
        first=given.first,
        second=given.second,
        nature=given.nature,
        target=target,
        actual=actual,
        figure=figure,
        full=full_points(given),
        branch=branch,
        reason=given.reason,
    )


def _treated(given: IndicatorInput, branch: str, points: int | None, *, policy: Standard) -> tuple[str, int | None]:
    """The points after the treatment of results far above their target (郫财函〔2026〕11号: 超过130%不得分; 10号: 适度调减)."""
    treatment = policy.over_achievement
    if points is None or treatment is OverAchievement.NOTE_ONLY or not _far_above(given, policy):
        return branch, points
    if treatment is OverAchievement.ZERO:
        return "over_zero", 0
    limit = policy.over_achievement_limit
    assert limit is not None
    assert given.target is not None
    assert given.actual is not None
    return "over_scaled", half_up(points * given.target * limit.num, given.actual * limit.den)


def _far_above(given: IndicatorInput, policy: Standard) -> bool:
    limit = policy.over_achievement_limit
    forward = given.nature in ("ge", "gt", "eq")
    return limit is not None and forward and over_achieved(actual=given.actual, target=given.target, limit=limit)


def _quantity(code: str, label: str, value: int | None, *, given: IndicatorInput, source: Source | None) -> Figure:
    trace = Trace(
        kind="cell",
        code=code,
        label=label,
        detail={"value": value},
        sources=(source,) if source else (),
        row_count=1 if source else 0,
    )
    state = (
        State.KNOWN
        if value is not None
        else State.NOT_APPLICABLE
        if given.nature == "qualitative"
        else State.UNDETERMINED
    )
    return Figure(
        code=code, label=label, kind=FigureKind.QUANTITY, value=value, unit=given.unit_name, state=state, trace=trace
    )


def _findings(given: IndicatorInput, *, result: IndicatorResult, policy: Standard) -> list[Finding]:
    if result.figure.value is None:
        return [NO_RESULT.at(given.target_source, name=given.name)]
    findings = []
    if result.figure.value < result.full and not given.reason:
        findings.append(UNEXPLAINED.at(given.actual_source, name=given.name))
    if policy.over_achievement_limit and _far_above(given, policy):
        limit = _percent(policy.over_achievement_limit)
        findings.append(OVER_ACHIEVED.at(given.actual_source, name=given.name, limit=limit))
    return findings


def _percent(limit: Ratio) -> str:
    return f"{limit.scaled(100)}%"


PROJECT_GROUPS: dict[str, tuple[str, ...]] = {
    "output": ("output", "cost"),
    "benefit": ("benefit",),
    "satisfaction": ("satisfaction",),
}
"""成本指标 counts with 产出 (财预〔2020〕10号)."""

OPTIONAL = ("satisfaction",)
"""A group that may rightly be empty: not every project serves the public (财预〔2021〕101号), so it is 不适用 and not 无法判定."""

DEPARTMENT_GROUPS: dict[str, tuple[str, ...]] = {"output": ("output", "cost"), "benefit": ("benefit", "satisfaction")}
"""A department's 效益 takes in 满意度, as the two-part tables (履职效能/管理效率) ask for outputs and effects only."""


def totals(
    results: Iterable[IndicatorResult], *, prefix: str, groups: Mapping[str, tuple[str, ...]]
) -> dict[str, Figure]:
    """Points earned and asked for by kind of indicator, as figures `<prefix>.output.earned` and so on.

    An indicator without a result earns nothing but is still asked for: silence never raises a score.
    """
    figures: dict[str, Figure] = {}
    listed = tuple(results)
    for name, firsts in groups.items():
        members = [result for result in listed if result.first in firsts]
        if members or (listed and name in OPTIONAL):
            earned = sum(member.figure.value or 0 for member in members)
            full = sum(member.full for member in members)
            figures |= _total(f"{prefix}.{name}.earned", value=earned, members=members)
            figures |= _total(f"{prefix}.{name}.full", value=full, members=members)
    return figures


def _total(code: str, *, value: int, members: list[IndicatorResult]) -> dict[str, Figure]:
    label = f"{'得分' if code.endswith('earned') else '分值'}合计（{len(members)}个指标）"
    children = tuple(member.figure.trace for member in members if member.figure.trace)
    trace = Trace(kind="group", code=code, label=label, detail={"value": value}, children=children)
    return {
        code: Figure(code=code, label=label, kind=FigureKind.POINTS, value=value, unit="分", decimals=2, trace=trace)
    }
