"""Shares: 项目支出2,195.99万元，占总支出的29.3%; 占比; 占…(amount)的…%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import HUNDRED, shown
from ..context import Context, Sentence, core, is_quantity, is_rate, unit_class, values
from ..model import Amount, Outcome, Relation, Role
from .quotients import best, percentage
from .siblings import Claim, settle

SHARE = register(
    FindingCode(
        code="JX-CHK-002",
        severity=Severity.ERROR,
        template="占比与所写的数不符：{formula}，文中写“{found}”，相差 {difference}{tolerance}{note}",
        hint="核对分子、分母和占比；分母是别的数时，请写明“占……的”",
        why="占比是由两个数算出来的，对不上说明其中一个写错，或分母没有写清。",
    )
)

_SHARE = re.compile(r"(?:占比(?:重|例)?(?:为|达到?|约)?|占|比重为|比例为)(?P<base>[^占]*)$")
_INSIDE = re.compile(r"占(?P<base>[^占，。;]*)$")
_BRIDGE = re.compile(r"的?(?:比重|比例|比率)?(?:为|达到?|是|约)?$")
_TRIM = re.compile(r"的?(?:比重|比例|比率|百分比)?(?:为|达到?|是|约|近|了|超过|:)*$")
_HEAD_BEHIND = re.compile(r"^[^。]{0,12}?(?:[,，;:。(（]?(?:其中|其|包括|含|主要|按|分为|由)|:)")
_AMONG = re.compile(r"(?P<whole>[^，。;:]{2,60}?(?:支出|决算|收入|经费|资金|预算|总额|采购))(?:数|总数|总额)?中，")
_OTHER_THINGS = re.compile(r"(?:同类|该类|同行|面积|人口|GDP|地区生产总值|权重|分值)")


def shares(context: Context) -> Iterator[Relation]:
    """The stated shares of a document, each with the part and the whole it was found to be made of."""
    claims: list[Claim] = []
    for passage in context.passages:
        rates = [one for one in context.amounts[passage.number] if is_rate(one) and one.unit != "百分点"]
        claims.extend(claim for claim in (_claim(context, one) for one in rates) if claim is not None)
    yield from settle(claims)


def _claim(context: Context, stated: Amount) -> Claim | None:
    sentence = context.sentence_of(stated)
    before = [one for one in context.before(stated, sentences=0) if is_quantity(one)]
    inside = before[0] if before and _INSIDE.search(before[0].lead) else None
    if inside is not None and _BRIDGE.fullmatch(context.between(inside, stated)):
        parts = [one for one in values(tuple(before[1:]), unit=inside.unit) if not _INSIDE.search(one.lead)]
        relation = _explicit(stated, parts=parts, whole=inside)
        return Claim(stated, parts[0], inside.label, relation) if parts else None
    found = _SHARE.search(stated.lead)
    if found is None or _OTHER_THINGS.search(found["base"]):
        return None
    outside = [one for one in before if one.role not in (Role.UP, Role.DOWN) and not _INSIDE.search(one.lead)]
    if not outside:
        return None
    part = outside[0]
    near = is_near(sentence.text[part.end - sentence.start : stated.start - sentence.start])
    phrase = _TRIM.sub("", found["base"]) or _opening(sentence)
    relation = _relation(context, stated, phrase=phrase, outside=outside, near=near)
    return (
        Claim(stated, part, core(phrase), relation) if near else Claim(stated, part, "", relation) if relation else None
    )


def _relation(context: Context, stated: Amount, *, phrase: str, outside: list[Amount], near: bool) -> Relation | None:
    part = outside[0]
    sure, likely = _named(context, stated, part=part, phrase=phrase) if core(phrase) else ([], [])
    heads = _heads(context, part=part)
    full = stated.value == HUNDRED and bool(core(phrase))
    alike = [whole for whole in likely if whole.value == part.value]
    if full and (sure or alike):
        return _full(stated, part=part, wholes=sure or alike) if near else None
    wholes = [] if full else [*sure, *heads, *likely]
    agreed = _agreeing(stated, part=part, others=outside[1:3], wholes=wholes)
    if agreed is not None:
        return agreed
    whole = sure[0] if sure else None if core(phrase) else _only_head(part, heads=heads)
    if whole is not None and near:
        return percentage("share", stated, num=part, den=whole)
    missing = f"文中没有“{phrase}”的数额" if core(phrase) and not sure else ""
    return Relation("share", Outcome.CANNOT, stated, (part,), "", "", note=missing) if missing and near else None


def _opening(sentence: Sentence) -> str:
    """The whole that a sentence opens with: “三公”经费财政拨款支出决算中，公务接待费…万元，占…%."""
    opened = _AMONG.match(sentence.text)
    return opened["whole"] if opened else ""


def is_near(text: str) -> bool:
    """Whether what lies between a part and its share is one step of a sentence, not a further statement."""
    return text.count("，") + text.count(",") <= 2 and ";" not in text and "。" not in text and len(text) <= 60


def _explicit(stated: Amount, *, parts: list[Amount], whole: Amount) -> Relation | None:
    tried = [percentage("share", stated, num=part, den=whole) for part in parts[:4]]
    return best(tried) or next((one for one in tried if one is not None), None)


def _named(context: Context, stated: Amount, *, part: Amount, phrase: str) -> tuple[list[Amount], list[Amount]]:
    """Amounts that go by the name of the whole: those with the same words, nearest first; those with some words more or fewer."""
    wanted = core(phrase)
    around = [
        one
        for one in (*context.earlier(stated), *context.later(stated), *context.named)
        if one is not part and _fits(one, part)
    ]
    # 授予中小企业合同金额 is what 全国政府采购授予中小企业合同金额 was called a clause before.
    said = context.before(stated, sentences=1)
    same = [
        one
        for one in around
        if core(one.label) == wanted or (one in said and len(wanted) >= 4 and core(one.label).endswith(wanted))
    ]
    longer = [
        one
        for one in around
        if len(wanted) >= 2
        and one not in same
        and (wanted in core(one.label) or (core(one.label) and core(one.label) in wanted))
    ]
    return same[:6], longer[:8]


def _heads(context: Context, *, part: Amount) -> list[Amount]:
    """Amounts before the part that may be the whole of an unnamed 占比: totals first, then any larger one, nearest first."""
    around = [one for one in context.before(part, sentences=2) if _fits(one, part) and not _INSIDE.search(one.lead)]
    larger = [one for one in around if abs(one.value) >= abs(part.value)]
    marked = [
        one for one in larger if one.role is Role.TOTAL or _HEAD_BEHIND.match(one.passage.text[one.end : one.end + 20])
    ]
    return [*marked, *(one for one in larger if one not in marked)]


def _fits(one: Amount, part: Amount) -> bool:
    return unit_class(one.unit) == unit_class(part.unit) and one.role not in (Role.UP, Role.DOWN) and not one.bound


def _agreeing(stated: Amount, *, part: Amount, others: list[Amount], wholes: list[Amount]) -> Relation | None:
    """The first reading that agrees; with another part than the nearest only to the digit."""
    for one in (part, *others):
        agreed = best(percentage("share", stated, num=one, den=whole) for whole in wholes if whole is not one)
        if agreed is not None and (one is part or agreed.outcome is Outcome.AGREES):
            return agreed
    return None


def _full(stated: Amount, *, part: Amount, wholes: list[Amount]) -> Relation | None:
    """A share of 100 %: the part is the whole, to the digit. What merely rounds to 100 % is told, and a part above its whole is wrong."""
    same = next((whole for whole in wholes if whole.value == part.value), wholes[0])
    relation = percentage("share", stated, num=part, den=same)
    certain = part.exact and same.exact and part.value != same.value
    if relation is None or relation.outcome is not Outcome.AGREES or not certain:
        return relation
    gap = shown(abs(Fraction(part.value) - Fraction(same.value)), like=part)
    if part.value > same.value:
        formula = f"{part.text}＞{same.text}"
        return Relation("share", Outcome.DISAGREES, part, (same,), formula, same.text, gap, note="占100%的部分大于整体")
    return replace(relation, outcome=Outcome.ROUNDING, difference=gap)


def _only_head(part: Amount, *, heads: list[Amount]) -> Amount | None:
    """The one amount of the sentence that is broken down: what an unnamed 占比 must mean."""
    same = [one for one in heads if one.passage is part.passage and "。" not in part.passage.text[one.end : part.start]]
    marked = [one for one in same if _HEAD_BEHIND.match(one.passage.text[one.end : one.end + 20])]
    return marked[0] if len(marked) == 1 else None
