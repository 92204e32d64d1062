"""Why a self-evaluation cannot be handed in yet: what nobody has stated, each with the place on the form where it belongs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from jixiao.kernel.figure import State
from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .indicators import NO_RESULT, UNEXPLAINED
from .model import Evaluation, IndicatorResult, ItemResult

NO_ANSWER = register(
    FindingCode(
        code="JX-EVA-060",
        severity=Severity.ERROR,
        template="“{name}”的要点“{point}”还没有作答",
        hint="在自评表这一行选“是”或“否”；能由记录判定的，补充记录后系统自动作答",
        why="没有作答的要点不得分，财政复核时也要退回补充。",
    )
)
NO_BASIS = register(
    FindingCode(
        code="JX-EVA-061",
        severity=Severity.ERROR,
        template="“{name}”的要点“{point}”答了“是”，没有写依据",
        hint="写明制度文号、会议纪要、公开网址等能够查到的依据",
        why="只有声明、没有依据的得分，财政复核时不予认可。",
    )
)

NO_EVIDENCE = register(
    FindingCode(
        code="JX-EVA-062",
        severity=Severity.ERROR,
        template="“{name}”的要点“{point}”答了“是”，没有上传佐证材料",
        hint="在这一行的“佐证”里上传制度文件、会议纪要等；不再适用的，把答案改为“否”",
        why="评分标准要求这一要点有材料证明，只有声明的，财政复核时不予认可。",
    )
)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing missing: the finding, and the `place` on the form – (item, point) or (indicator, "")."""

    place: tuple[str, str]
    finding: Finding


def missing(evaluation: Evaluation, *, proven: Collection[str] | None = None) -> tuple[Missing, ...]:
    """Everything missing, in the order of the form: answers and grounds first, then results and reasons of the unit's own indicators.

    `proven` are the items that have files as evidence; None where there are no files to ask for.
    """
    told = [one for leaf in evaluation.leaves() for one in _points(leaf, proven)]
    return (*told, *missing_results(evaluation.indicators))


def bases(leaf: ItemResult) -> dict[str, str]:
    """The grounds named for the points of an item, by point."""
    children = leaf.figure.trace.children if leaf.figure.trace else ()
    return {child.code: str(child.detail.get("basis") or "") for child in children if child.kind == "answer"}


def statable(leaf: ItemResult) -> frozenset[str]:
    """The points of an item that only the unit's own statement answers: no record decides them."""
    rule, earned = leaf.item.rule, leaf.earned
    if rule is None or earned is None:
        return frozenset()
    may = {check.code for check in rule.checks if check.claimable}
    return frozenset(one.code for one in earned.checks if one.code in may and (one.claimed or one.answer is None))


def _points(leaf: ItemResult, proven: Collection[str] | None) -> Iterator[Missing]:
    earned, grounds, own = leaf.earned, bases(leaf), statable(leaf)
    if earned is None or leaf.item.rule is None or earned.state is State.NOT_APPLICABLE:
        return
    to_prove = {one.code for one in leaf.item.rule.checks if one.needs_evidence} if proven is not None else set()
    for check in earned.checks:
        place = (leaf.item.code, check.code)
        if check.answer is None:
            yield Missing(place, NO_ANSWER.at(name=leaf.item.name, point=check.text))
        elif check.code in own and check.answer and not grounds.get(check.code):
            yield Missing(place, NO_BASIS.at(name=leaf.item.name, point=check.text))
        if check.code in own & to_prove and check.answer and leaf.item.code not in (proven or ()):
            yield Missing(place, NO_EVIDENCE.at(name=leaf.item.name, point=check.text))


def missing_results(indicators: Sequence[IndicatorResult]) -> Iterator[Missing]:
    """Of the department's or a project's indicators: results that are missing, points lost without a reason."""
    for one in indicators:
        if one.figure.value is None:
            yield Missing((one.code, ""), NO_RESULT.at(name=one.name))
        elif one.figure.value < one.full and not one.reason:
            yield Missing((one.code, ""), UNEXPLAINED.at(name=one.name))
