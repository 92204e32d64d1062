"""The form 部门整体支出绩效自评表 as rows to be filled in: the tree with weights, rules, data, points and the fields people state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.evaluation.model import Evaluation, IndicatorResult, ItemResult
from jixiao.evaluation.readiness import bases, statable
from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text, quantity

from .content import printed
from .score_sheet import full_points
from .wording.branches import branch_text, proof, reason
from .wording.calculation import calculation
from .wording.labels import FIRST_LEVEL, SECOND_LEVEL, SIGNS

ANSWERS = {True: "1", False: "0", None: ""}


@dataclass(frozen=True, slots=True)
class FormPoint:
    """One point of a checklist: `answer` as the form writes it (1, 0 or empty), `stated` where people answer and no record does."""

    code: str
    text: str
    answer: str
    basis: str
    stated: bool


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the tree. A group has a `depth` and no data; `inputs` are (code, label, value) of the figures of a leaf."""

    code: str
    figure: str
    name: str
    depth: int
    group: bool
    full: str
    points: str
    criterion: str
    inputs: tuple[tuple[str, str, str], ...]
    calculation: str
    reason: str
    proof: str
    checks: tuple[FormPoint, ...]


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """One of the unit's own indicators: target, what was done, points, and the reason of a deviation in the unit's words."""

    code: str
    figure: str
    name: str
    level: str
    target: str
    qualitative: bool
    actual: str
    tier: str
    share: str
    full: str
    points: str
    lost: bool
    branch: str
    reason: str


def form_rows(evaluation: Evaluation) -> tuple[FormRow, ...]:
    """All rows, groups before what they hold."""
    return tuple(row for item in evaluation.items for row in _rows(item, depth=1))


def form_indicators(evaluation: Evaluation) -> tuple[FormIndicator, ...]:
    """The indicators of the department as a whole."""
    return tuple(_indicator(one) for one in evaluation.indicators)


def _rows(result: ItemResult, *, depth: int) -> Iterator[FormRow]:
    yield _row(result, depth=depth)
    for child in result.items:
        yield from _rows(child, depth=depth + 1)


def _row(result: ItemResult, *, depth: int) -> FormRow:
    group = bool(result.items)
    return FormRow(
        code=result.item.code,
        figure=result.figure.code,
        name=result.item.name,
        depth=depth,
        group=group,
        full=_bare(full_points(result)),
        points=_bare(result.figure),
        criterion=result.item.criterion,
        inputs=tuple((figure.code, figure.label, figure_text(figure)) for figure in result.inputs),
        calculation="" if group else printed(calculation(result)),
        reason="" if group else reason(result),
        proof="" if group else proof(result),
        checks=() if group else _points(result),
    )


def _points(result: ItemResult) -> tuple[FormPoint, ...]:
    own, grounds = statable(result), bases(result)
    checks = result.earned.checks if result.earned else ()
    return tuple(
        FormPoint(one.code, one.text, ANSWERS[one.answer], grounds.get(one.code, ""), one.code in own) for one in checks
    )


def _indicator(one: IndicatorResult) -> FormIndicator:
    detail = one.figure.trace.detail if one.figure.trace else {}
    sign = SIGNS.get(one.nature, "")
    first, second = FIRST_LEVEL.get(one.first, one.first), SECOND_LEVEL.get(one.second, one.second)
    share, value = detail.get("share"), one.actual.value
    return FormIndicator(
        code=one.code,
        figure=one.figure.code,
        name=one.name,
        level=f"{first} / {second}" if second else first,
        target="定性" if one.nature == "qualitative" else f"{sign}{figure_text(one.target)}",
        qualitative=detail.get("rule") == "tier",
        actual="" if value is None else quantity(value),
        tier=str(detail.get("tier") or ""),
        share=quantity(int(share) * 100) if share is not None else "",
        full=_bare(Figure(one.code, one.name, one.figure.kind, value=one.full, unit="分", decimals=2)),
        points=_bare(one.figure),
        lost=one.figure.value is None or one.figure.value < one.full,
        branch=branch_text(one.branch, primitive="indicator"),
        reason=one.reason,
    )


def _bare(figure: Figure) -> str:
    return figure_text(figure, with_unit=False)
