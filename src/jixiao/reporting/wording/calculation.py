"""计算过程: how a leaf came by its points, from its rule, its figures and its branch."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jixiao.evaluation.model import ItemResult
from jixiao.kernel.figure import Figure, State
from jixiao.kernel.formatting import percent
from jixiao.kernel.points import text_of
from jixiao.kernel.ratio import Ratio
from jixiao.standards.loader import MARK
from jixiao.standards.model import Rule
from jixiao.standards.scoring_result import CheckResult, Earned

from ..content import FigureSlot, Part, Text
from .branches import PROPORTIONAL, branch_text

CODE = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+")
OPERATORS = {"+": " ＋ ", "-": " － ", "*": " × ", "(": "（", ")": "）", " ": ""}
NO_DENOMINATOR = ("", "1")
LISTED = 6
NOT_MARKED = "评分人尚未评分，无法判定"


def calculation(result: ItemResult) -> tuple[Part, ...]:
    """The way to the points in one line: 7,493.67万元 ÷ 7,514.04万元 × 10.00分 ＝ 9.97分."""
    return (*_small(result), *_way(result))


def _way(result: ItemResult) -> tuple[Part, ...]:
    earned, rule = result.earned, result.item.rule
    if earned is None or rule is None or earned.state is State.NOT_APPLICABLE:
        return (Text("没有应考核的事项，不适用"),)
    points = FigureSlot(result.figure)
    if earned.checks:
        return (*_checks(earned.checks), Text("；得"), points)
    if rule.num.startswith(f"{MARK}."):
        given = result.inputs[0].label if earned.state is State.KNOWN and result.inputs else NOT_MARKED
        return (Text(f"{given}，得"), points)
    expression = _expression(rule, result.inputs)
    if result.item.deduction and earned.state is State.KNOWN:
        return (*expression, Text("，得"), points) if result.figure.value else (*expression, Text("，不扣分"))
    if earned.state is State.UNDETERMINED or not expression:
        return (*_listed(result.inputs), Text(f"{branch_text(earned.branch, primitive=rule.kind)}，得"), points)
    if _multiplies(rule, earned):
        return (*expression, Text(f"{_cap(rule)} × {text_of(earned.full)}分 ＝ "), points)
    return (*expression, Text(f"，{branch_text(earned.branch, primitive=rule.kind)}，得"), points)


def _small(result: ItemResult) -> tuple[Part, ...]:
    """Why another rule than the item's own was applied: too few of what it counts; nothing where it was not."""
    small, earned = result.item.small, result.earned
    judged = earned is not None and earned.state is not State.NOT_APPLICABLE
    if small is None or result.item.rule is not small.rule or not judged:
        return ()
    counted = next((figure.label for figure in result.inputs if figure.code == small.count), "样本")
    return (Text(f"{counted}不满{small.below}，按小样本合并档："),)


def check_text(check: CheckResult) -> str:
    """One point of a checklist with its answer and what it is worth."""
    answer = "无法判定" if check.answer is None else "符合" if check.answer else "不符合"
    claim = "（单位声明，待佐证）" if check.claimed and check.answer is not None else ""
    return f"{check.text}（{text_of(check.points)}分）：{answer}{claim}"


def _checks(checks: tuple[CheckResult, ...]) -> tuple[Part, ...]:
    if len(checks) == 1:
        return (Text(check_text(checks[0])),)
    return (Text("；".join(f"{number}.{check_text(check)}" for number, check in enumerate(checks, start=1))),)


def _listed(inputs: tuple[Figure, ...]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for figure in inputs[:LISTED]:
        parts += [Text(f"{figure.label} "), FigureSlot(figure), Text("；")]
    return tuple(parts)


def _multiplies(rule: Rule, earned: Earned) -> bool:
    """Whether rate × points is literally what was done: not when a rate above its cap was cut off."""
    if rule.kind not in PROPORTIONAL:
        return False
    whole = earned.branch == "full" and earned.inputs.get("num") == earned.inputs.get("den") and not _cap(rule)
    return earned.branch in ("ratio", "none") or whole


def _cap(rule: Rule) -> str:
    cap = rule.parameters.get("cap")
    return f" ÷ {percent(cap.num, cap.den, decimals=1)}" if isinstance(cap, Ratio) and cap.num != cap.den else ""


def _expression(rule: Rule, inputs: tuple[Figure, ...]) -> tuple[Part, ...]:
    """The rule's numerator and denominator with figures for codes; nothing when a rule is no plain ratio."""
    figures = {figure.code: figure for figure in inputs}
    num = _side(rule.num, figures=figures)
    if rule.den in NO_DENOMINATOR:
        return num
    den = _side(rule.den, figures=figures)
    if rule.kind == "reverse":
        num, den = den, num
    return (*_bracketed(num), Text(" ÷ "), *_bracketed(den)) if num and den else ()


def _bracketed(side: tuple[Part, ...]) -> tuple[Part, ...]:
    """A side of a division; a sum needs its brackets."""
    return (Text("（"), *side, Text("）")) if len(side) > 1 else side


def _side(text: str, *, figures: Mapping[str, Figure]) -> tuple[Part, ...]:
    """One side of a ratio; nothing when it says more than sums, differences and products of figures."""
    parts: list[Part] = []
    at = 0
    for match in CODE.finditer(text):
        between = _signs(text[at : match.start()])
        if between is None or match.group() not in figures:
            return ()
        parts += [Text(between), FigureSlot(figures[match.group()])]
        at = match.end()
    rest = _signs(text[at:])
    if rest is None or not parts:
        return ()
    return tuple(part for part in (*parts, Text(rest)) if not isinstance(part, Text) or part.text)


def _signs(text: str) -> str | None:
    """The signs between two codes as printed; None when there is more than signs."""
    return "".join(OPERATORS[sign] for sign in text) if all(sign in OPERATORS for sign in text) else None
