"""Scores in prose: a score above its weight, items that do not make the total, 99.97 = 90 + 10 × the rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jixiao.kernel.finding import FindingCode, Severity, register

from ..amounts import SCORE
from ..arithmetic import HUNDRED, bare, printed, quotient, rounded, shown
from ..context import Context, Sentence
from ..model import Amount, Interval, Outcome, Relation, Role
from .quotients import settled
from .total import total_of

SCORING = register(
    FindingCode(
        code="JX-CHK-006",
        severity=Severity.ERROR,
        template="得分与所写的数不符：{formula}，文中写“{found}”，应为 {expected}{tolerance}{note}",
        hint="按评分表重新加总，核对分值、得分和总分",
        why="总分和等级由各项得分相加而来，加错一分就可能换一个等级。",
    )
)

_WEIGHT = re.compile(r"(?:满分|分值|权重|总分值|标准分|应得|设)(?:为|共|是|:|计)?$|\($")
_TOTAL = re.compile(
    r"(?:总分|总得分|综合得分|综合评分|评价得分|自评得分|自评分|得分合计|合计|总计|共得|最终得分|评价结果|自评结果|整体[^，。;]{0,12}得分|自评总?分)[^，。;\d]{0,8}$"
)
_EARNED = re.compile(r"(?:得分?|得到|自评|评分|实得|扣减后)(?:为|:|是)?$")
_LOST = re.compile(r"扣[^，。;\d]{0,8}$|减[^，。;\d]{0,4}$")
_FULL = Fraction(100)
_EXECUTION = re.compile(r"执行率|支出率|支付进度")


def scores(context: Context) -> Iterator[Relation]:
    """The stated scores of a document that can be recomputed from what stands beside them."""
    for passage in context.passages:
        for sentence in context.sentences[passage.number]:
            yield from _pairs(context, sentence)
            yield from _totals(context, sentence)
    overall = _overall(context)
    if overall is not None:
        yield overall


def _pairs(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """满分20分，得分18.5分 or 得18.5分(满分20分): not more than the weight; with an execution rate beside it, their product."""
    points = [one for one in sentence.amounts if one.unit == SCORE]
    for one, two in pairwise(points):
        weight, earned = (two, one) if _bracketed(one, two) else (one, two)
        if not _belong(weight, earned) or not (weight.exact and earned.exact):
            continue
        rates = [
            rate for rate in sentence.amounts if rate.unit == "%" and _executed(rate, weight=weight, earned=earned)
        ]
        if rates and weight.value == 10:
            yield _of_rate(earned, weight=weight, rate=rates[-1])
        elif earned.value > weight.value:
            formula = f"{earned.text}＞{weight.text}"
            yield Relation(
                "score", Outcome.DISAGREES, earned, (weight,), formula, f"不超过{weight.text}", note="得分不能超过分值"
            )


def _bracketed(earned: Amount, weight: Amount) -> bool:
    return weight.depth > earned.depth and weight.start - earned.end <= 6 and _WEIGHT.search(weight.lead) is not None


def _belong(weight: Amount, earned: Amount) -> bool:
    """Whether a weight and a score are of one item: told as such, at one level, close together."""
    if not _WEIGHT.search(weight.lead) or not _EARNED.search(earned.lead) or _LOST.search(earned.lead):
        return False
    behind = weight.start > earned.start
    return behind or (weight.depth == earned.depth and earned.start - weight.end <= 40)


def _executed(rate: Amount, *, weight: Amount, earned: Amount) -> bool:
    first, last = min(weight.start, earned.start), max(weight.start, earned.start)
    return first - 60 <= rate.start < last and _EXECUTION.search(rate.lead) is not None


def _of_rate(earned: Amount, *, weight: Amount, rate: Amount) -> Relation:
    value = min(Fraction(rate.value) / HUNDRED, Fraction(1)) * Fraction(weight.value)
    around = printed(rate)
    scale = Fraction(weight.value) / HUNDRED
    possible = Interval(
        min(around.low * scale, Fraction(weight.value)), min(around.high * scale, Fraction(weight.value))
    )
    formula = f"{bare(weight)}×{rate.text}={shown(value, like=earned)}"
    return settled("score", earned, operands=(weight, rate), value=value, possible=possible, formula=formula)


def _totals(context: Context, sentence: Sentence) -> Iterator[Relation]:
    points = [one for one in sentence.amounts if one.unit == SCORE and not _LOST.search(one.lead)]
    earned = [one for one in points if not _WEIGHT.search(one.lead)]
    for stated in earned:
        if not _TOTAL.search(stated.lead) or not stated.exact:
            continue
        others = [one for one in earned if one is not stated and one.role is not Role.DOWN]
        behind, before = (
            [one for one in others if one.start > stated.start],
            [one for one in others if one.start < stated.start],
        )
        relation = _sum_of(stated, behind) or _sum_of(stated, before)
        if relation is not None:
            yield relation


def _sum_of(stated: Amount, parts: Sequence[Amount]) -> Relation | None:
    for length in range(len(parts), 1, -1):
        for chosen in (parts[:length], parts[-length:]):
            relation = total_of(stated, chosen)
            if relation.outcome is Outcome.AGREES:
                return Relation("score", *_rest_of(relation))
    if len(parts) < 3 or any(not one.exact for one in parts) or not all(_EARNED.search(one.lead) for one in parts):
        return None
    relation = total_of(stated, parts)
    added = sum((Fraction(one.value) for one in parts), start=Fraction(0))
    close = added <= 2 * Fraction(stated.value) <= 4 * added
    return Relation("score", *_rest_of(relation)) if close else None


def _rest_of(relation: Relation) -> tuple[Outcome, Amount, tuple[Amount, ...], str, str, str, str, str]:
    return (
        relation.outcome, relation.stated, relation.operands, relation.formula,
        relation.expected, relation.difference, relation.tolerance, relation.note,
    )  # fmt: skip


def _overall(context: Context) -> Relation | None:
    """A total that is 90 + 10 × the execution rate: everything else in full, which a reader should see."""
    points = [
        one
        for number in context.amounts
        for one in context.amounts[number]
        if one.unit == SCORE and _TOTAL.search(one.lead)
    ]
    rates = [
        one
        for number in context.amounts
        for one in context.amounts[number]
        if one.unit == "%" and _EXECUTION.search(one.lead)
    ]
    for stated in points:
        for rate in rates:
            pair = _pair_of(context, rate)
            if pair is None or not Fraction(90) < Fraction(stated.value) < _FULL:
                continue
            executed, budget = pair
            share = Fraction(executed.value) / Fraction(budget.value)
            value = 90 + rounded(share * 10, stated.step)
            around = quotient(printed(executed), printed(budget))
            if around is not None and value == Fraction(stated.value):
                formula = f"90+10×({bare(executed)}÷{bare(budget)})={shown(value, like=stated)}"
                note = "预算执行率按10分折算，其余指标均为满分"
                return Relation("score", Outcome.AGREES, stated, (executed, budget), formula, stated.text, note=note)
    return None


def _pair_of(context: Context, rate: Amount) -> tuple[Amount, Amount] | None:
    money = [one for one in context.before(rate, sentences=0) if one.unit == "元"]
    pairs = [
        (num, den)
        for num in money
        for den in money
        if num is not den
        and den.value > 0
        and rounded(Fraction(num.value) / Fraction(den.value) * HUNDRED, rate.step) == Fraction(rate.value)
    ]
    return pairs[0] if pairs else None
