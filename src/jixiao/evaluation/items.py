"""The score sheet: every item of a standard with its points, its inputs and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jixiao.kernel.figure import Figure, FigureKind, State, Trace
from jixiao.kernel.source import Source
from jixiao.standards.model import Item, Rule, Standard
from jixiao.standards.rollup import GroupPoints, group_points, taken_off
from jixiao.standards.scoring import earn, measures_read, rule_for
from jixiao.standards.scoring_result import CheckResult, Earned

from .model import ItemResult


@dataclass(frozen=True, slots=True)
class Claim:
    """The unit's own answer to one point of a checklist, with what it names as ground (依据) and the cell it stands in."""

    answer: bool | None
    basis: str
    source: Source | None


Claims = Mapping[str, Mapping[str, Claim]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an evaluation is told of its unit: `figures` by code, `claims` by item and point, `prefix` for the codes of its items.

    `weights` replaces the points of items whose weight is the sum of the unit's own indicators (财预〔2020〕10号: 权重可调).
    """

    figures: Mapping[str, Figure]
    claims: Claims
    prefix: str
    weights: Mapping[str, int]

    @property
    def values(self) -> dict[str, int | None]:
        """The whole numbers of the figures, for rules; rates are read by their two measures, never as a number."""
        kinds = (FigureKind.RATE, FigureKind.TEXT)
        return {code: figure.value for code, figure in self.figures.items() if figure.kind not in kinds}


def score_items(standard: Standard, *, subject: Subject) -> tuple[ItemResult, ...]:
    """All items of the standard scored, in its order."""
    values = subject.values
    return tuple(_item(item, standard=standard, subject=subject, values=values) for item in standard.items)


def _item(item: Item, *, standard: Standard, subject: Subject, values: Mapping[str, int | None]) -> ItemResult:
    if item.items:
        members = tuple(_item(child, standard=standard, subject=subject, values=values) for child in item.items)
        return _group(item, members=members, subject=subject, values=values)
    rule = rule_for(item, values)
    if rule is None:
        return ItemResult(
            item, _figure(item, value=None, state=State.NOT_APPLICABLE, trace=None, prefix=subject.prefix)
        )
    # A result shows the rule that was applied, so that wording and trace speak of one.
    return _leaf(replace(item, rule=rule), rule, standard=standard, subject=subject, values=values)


def _leaf(
    item: Item, rule: Rule, *, standard: Standard, subject: Subject, values: Mapping[str, int | None]
) -> ItemResult:
    claims = subject.claims.get(item.code, {})
    earned = earn(
        rule,
        full=subject.weights.get(item.code, item.points),
        values=values,
        claims={point: claim.answer for point, claim in claims.items()},
        undetermined=standard.undetermined,
    )
    inputs = tuple(subject.figures[code] for code in measures_read(rule) if code in subject.figures)
    trace = _leaf_trace(
        item, rule, earned=earned, inputs=inputs, claims=claims, standard=standard, prefix=subject.prefix
    )
    value = None if earned.state is State.NOT_APPLICABLE else int(earned.points)
    if item.deduction:
        value = taken_off(earned)
    state = State.NOT_APPLICABLE if value is None else State.KNOWN
    figure = _figure(item, value=value, state=state, trace=trace, prefix=subject.prefix)
    return ItemResult(item, figure, earned=earned, inputs=inputs)


def _leaf_trace(
    item: Item,
    rule: Rule,
    *,
    earned: Earned,
    inputs: tuple[Figure, ...],
    claims: Mapping[str, Claim],
    standard: Standard,
    prefix: str,
) -> Trace:
    detail: dict[str, int | str | None] = {"primitive": rule.kind, "branch": earned.branch, "state": earned.state}
    detail |= {"standard": standard.id, "version": standard.version, "line": item.line, "full": int(earned.full)}
    detail |= dict(earned.inputs)
    if item.small is not None:
        detail |= {"small_sample": int(rule is item.small.rule), "small_below": item.small.below}
    answers = tuple(_answer(check, claims.get(check.code)) for check in earned.checks)
    return Trace(
        kind="item",
        code=f"{prefix}{item.code}",
        label=item.name,
        detail=detail,
        citation=item.citation or standard.document,
        evidence=item.evidence,
        children=tuple(figure.trace for figure in inputs if figure.trace) + answers,
    )


def _answer(check: CheckResult, claim: Claim | None) -> Trace:
    answer = None if check.answer is None else int(check.answer)
    shown = claim if check.claimed else None
    return Trace(
        kind="answer",
        code=check.code,
        label=check.text,
        detail={
            "answer": answer,
            "claimed": int(check.claimed),
            "points": int(check.points),
            "basis": shown.basis if shown else "",
        },
        sources=(shown.source,) if shown and shown.source else (),
        row_count=1 if shown else 0,
    )


def _group(
    item: Item, *, members: tuple[ItemResult, ...], subject: Subject, values: Mapping[str, int | None]
) -> ItemResult:
    points = group_points(item, parts=tuple(part_of(member) for member in members), values=values)
    trace = Trace(
        kind="group",
        code=f"{subject.prefix}{item.code}",
        label=item.name,
        detail={"points": points.points, "full": points.full, "gate": item.gate, "gate_open": int(points.gate_open)},
        citation=item.citation,
        evidence=item.evidence,
        children=tuple(member.figure.trace for member in members if member.figure.trace),
    )
    figure = _figure(item, value=points.points, state=State.KNOWN, trace=trace, prefix=subject.prefix)
    return ItemResult(item, figure, points=points, items=members)


def part_of(result: ItemResult) -> GroupPoints:
    """A result as a part of the group above it."""
    if result.points is not None:
        return result.points
    earned = result.earned
    if result.item.deduction:
        off = taken_off(earned) if earned else 0
        return GroupPoints(off, off, 0, 0, bonus=False, gate_open=True, deduction=True)
    if earned is None or earned.state is State.NOT_APPLICABLE:
        asked = int(earned.full) if earned else 0
        return GroupPoints(points=0, verified=0, full=0, not_applicable=asked, bonus=result.item.bonus, gate_open=True)
    return GroupPoints(
        points=int(earned.points),
        verified=int(earned.verified),
        full=int(earned.full),
        not_applicable=0,
        bonus=result.item.bonus,
        gate_open=True,
    )


def _figure(item: Item, *, value: int | None, state: State, trace: Trace | None, prefix: str) -> Figure:
    return Figure(
        code=f"{prefix}{item.code}",
        label=item.name,
        kind=FigureKind.POINTS,
        value=value,
        unit="分",
        decimals=2,
        state=state,
        trace=trace,
    )
