"""Changes: 比上年增加…万元，增长…%; 较预算减少…, 下降…%; 2022年…，2023年…，同比增长…%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import HUNDRED, bare, finer, printed, quotient, scaled, shown
from ..context import Context, core, is_quantity, unit_class
from ..model import Amount, Interval, Outcome, Relation, Role
from .quotients import best, settled

GROWTH = register(
    FindingCode(
        code="JX-CHK-005",
        severity=Severity.ERROR,
        template="增减变动与所写的数不符：{formula}，文中写“{found}”，相差 {difference}{tolerance}{note}",
        hint="核对本年数、上年数（或预算数）、增减额和增减率；增减率以变动前的数作分母",
        why="与上年或预算相比的变动是必须说明的内容，算错会误导读者。",
    )
)

_RATE_WORD = re.compile(r"(?:增幅|降幅|增长率|增速|变动率|下降率|减幅)[^，。;]{0,6}$")
_BASE = re.compile(
    r"(?:上年|去年|同期|往年|上一年|年初|预算|计划|目标|基期|(?:比|较|与(?=上|去|往|前|同|年初|全年|预算|计划|目标|基期|(?:19|20)\d))[^，。;]{0,14}$)"
)
_COMPARED = re.compile(r"(?:比|较|与|同比|上年|去年|同期|年初|预算)")
_TOLD_AS_FORMER = re.compile(r"由|从|原")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_THIS_YEAR = re.compile(r"今年|本年|当年")
_AVERAGE_RATE = re.compile(r"年均|平均每年|年平均")
_MOST_YEARS = 60
_FLAT = re.compile(r"持平|无增减|无变化|没有变化|不变")
_OPENS = re.compile(r"(?:与|比|较|同比|和)")
_TO = re.compile(r"(?:增加|增长|提高|上升|减少|下降|降低|降|升|增)(?:到|至)$")
_LAST_YEAR = re.compile(r"上年|去年|同期|同比|(?:19|20)\d{2}年")


def growths(context: Context) -> Iterator[Relation]:
    """The stated changes of a document: rates of growth, and differences to a former value where both values stand there."""
    for passage in context.passages:
        for amount in context.amounts[passage.number]:
            changes = amount.role in (Role.UP, Role.DOWN) or _RATE_WORD.search(amount.lead) is not None
            if not changes or _TO.search(amount.lead) or amount.bound:
                continue
            relation = (
                _rate(context, amount)
                if amount.unit == "%"
                else _amount(context, amount)
                if is_quantity(amount)
                else None
            )
            if relation is not None:
                yield relation


def _sign(amount: Amount) -> int:
    down = amount.role is Role.DOWN or re.search(r"降幅|下降率|减幅", amount.lead) is not None
    return -1 if down != (amount.value < 0) else 1


def _rate(context: Context, stated: Amount) -> Relation | None:
    if _AVERAGE_RATE.search(stated.lead):
        return _yearly(context, stated)
    before = [one for one in context.before(stated, sentences=0) if is_quantity(one)]
    change = before[0] if before and before[0].role in (Role.UP, Role.DOWN) else None
    if change is None:
        behind = _behind(context, stated)
        if behind is not None:
            return behind
    if change is not None and (";" in context.between(change, stated) or len(context.between(change, stated)) > 24):
        change = None
    return _by_change(context, stated, change=change) if change is not None else _by_values(context, stated)


def _behind(context: Context, stated: Amount) -> Relation | None:
    """The relation with a change named only behind the rate (比上年增长16.75%，其中…增加2.01万元), where it agrees."""
    after = [one for one in context.sentence_of(stated).amounts if one.start > stated.end and is_quantity(one)]
    changes = [one for one in after if one.role in (Role.UP, Role.DOWN) and one.value][:3]
    agreed = best(
        _backwards(stated, change=change, now=now, sign=_sign(stated))
        for change in changes
        for now in _currents(context, change, sentences=2)
    )
    return agreed if agreed is not None and agreed.outcome is Outcome.AGREES else None


def _by_change(context: Context, stated: Amount, *, change: Amount) -> Relation | None:
    """A rate with the change in front of it: change ÷ (now ∓ change), or change ÷ the former value where it is given."""
    sign = _sign(change)
    own = _currents(context, change, sentences=0)
    near = _currents(context, change, sentences=1)
    far = _currents(context, change, sentences=4)
    given = [one for one in own if _BASE.search(one.lead) and not _other_base(change, then=one)]
    tried = [
        *(_over(stated, change=change, base=one) for one in given),
        *(_backwards(stated, change=change, now=one, sign=sign) for one in near),
    ]
    agreed = best(tried) or best(
        [
            *(
                _over(stated, change=change, base=one)
                for one in far
                if _BASE.search(one.lead) and not _other_base(change, then=one)
            ),
            *(_backwards(stated, change=change, now=one, sign=sign) for one in far),
        ]
    )
    if agreed is not None:
        return agreed
    if len(given) == 1 and len(own) <= 2:
        return _over(stated, change=change, base=given[0])
    sure = _nearest_now(own, change=change) if own else _told_before(context, change)
    if sure is None:
        return None
    relation = _backwards(stated, change=change, now=sure, sign=sign)
    if relation is None or relation.outcome is not Outcome.DISAGREES:
        return relation
    wrong_base = best([_over(stated, change=change, base=sure)])
    if wrong_base is None:
        return relation
    note = f"{stated.text}是以变动后的数（{sure.text}）作分母算出的，增减率应以变动前的数作分母"
    return Relation(
        "growth",
        Outcome.DISAGREES,
        stated,
        relation.operands,
        relation.formula,
        relation.expected,
        relation.difference,
        relation.tolerance,
        note,
    )


def _currents(context: Context, change: Amount, *, sentences: int) -> list[Amount]:
    return [
        one
        for one in context.before(change, sentences=sentences)
        if unit_class(one.unit) == unit_class(change.unit) and one.role not in (Role.UP, Role.DOWN) and not one.bound
    ]


def _nearest_now(own: list[Amount], *, change: Amount) -> Amount | None:
    """The value of this year: the one amount before the change in its sentence, or the nearest where the others are former ones."""
    now = [one for one in own if not _BASE.search(one.lead) or _other_base(change, then=one)]
    return now[0] if len(own) == 1 and now else None


def _told_before(context: Context, change: Amount) -> Amount | None:
    """The one value of the sentence before, where this one begins with the comparison (与上年相比，收、支总计各增加…)."""
    sentence = context.sentence_of(change)
    if not _OPENS.match(sentence.text) or change.start - sentence.start > 40:
        return None
    told = [one for one in _currents(context, change, sentences=1) if not _BASE.search(one.lead)]
    return told[0] if told and len({one.value for one in told}) == 1 else None


def _over(stated: Amount, *, change: Amount, base: Amount) -> Relation | None:
    if base.value == 0 or change is base:
        return None
    value = abs(Fraction(change.value) / Fraction(base.value)) * HUNDRED
    possible = quotient(printed(change), printed(base))
    if possible is None:
        return None
    formula = f"{bare(change)}÷{bare(base)}={finer(value, like=stated)}"
    return _settled(stated, operands=(change, base), value=value, possible=scaled(possible, HUNDRED), formula=formula)


def _backwards(stated: Amount, *, change: Amount, now: Amount, sign: int) -> Relation | None:
    base = Fraction(now.value) - sign * Fraction(abs(change.value))
    if base <= 0 or change is now:
        return None
    value = Fraction(abs(change.value)) / base * HUNDRED
    interval = printed(now) - printed(change) if sign > 0 else printed(now) + printed(change)
    possible = quotient(printed(change), interval) or Interval(value / HUNDRED, value / HUNDRED)
    formula = f"{bare(change)}÷({bare(now)}{'-' if sign > 0 else '+'}{bare(change)})={finer(value, like=stated)}"
    return _settled(stated, operands=(change, now), value=value, possible=scaled(possible, HUNDRED), formula=formula)


def _settled(
    stated: Amount, *, operands: tuple[Amount, ...], value: Fraction, possible: Interval, formula: str
) -> Relation:
    # 下降-5.2% and 增长-5.2% are both written; the direction is in the words, so the size is what is compared.
    signed = -1 if stated.value < 0 else 1
    if signed < 0:
        possible = Interval(-possible.high, -possible.low)
    return settled("growth", stated, operands=operands, value=value * signed, possible=possible, formula=formula)


def _by_values(context: Context, stated: Amount) -> Relation | None:
    """A rate with both values in front of it: (now − then) ÷ then."""
    own = [
        one for one in context.before(stated, sentences=0) if is_quantity(one) and one.role not in (Role.UP, Role.DOWN)
    ]
    pairs = [(own[i], own[j]) for i in range(min(len(own), 4)) for j in range(min(len(own), 4)) if i != j]
    same = [(now, then) for now, then in pairs if unit_class(now.unit) == unit_class(then.unit) and then.value > 0]
    behind = [one for one in context.sentence_of(stated).amounts if one.start > stated.end and is_quantity(one)][:2]
    if len(behind) == 2 and re.search(r"由|从", behind[0].lead) and behind[1].value > 0:
        same = [*same, (behind[1], behind[0])]
    agreed = best(_between(stated, now=now, then=then) for now, then in same if _is_former(then, now=now))
    if agreed is not None:
        return agreed
    fit = [(now, then) for now, then in same if _BASE.search(then.lead) and not _BASE.search(now.lead)]
    if len(own) != 2 or len(fit) != 1 or stated.start - own[0].end > 20:
        return None
    return _between(stated, now=fit[0][0], then=fit[0][1])


def _is_former(then: Amount, *, now: Amount) -> bool:
    """Whether an amount is told as the earlier one: by its words, by its year, or because both go by one name."""
    if _BASE.search(then.lead) or _TOLD_AS_FORMER.search(then.lead) or core(then.label) == core(now.label):
        return True
    former, present = _year(then), _year(now)
    return bool(former) and (former < present or (not present and _THIS_YEAR.search(now.lead) is not None))


def _year(amount: Amount) -> int:
    found = _YEAR.findall(amount.lead)
    return int(found[-1]) if found else 0


def _yearly(context: Context, stated: Amount) -> Relation | None:
    """从2015年的2007万元上升到2020年的2468万元，年均增长4.22%: so many times the rate on the former value makes the present one."""
    own = [one for one in context.before(stated, sentences=0) if is_quantity(one)][:2]
    years = _year(own[0]) - _year(own[1]) if len(own) == 2 and _year(own[1]) else 0
    if not 0 < years <= _MOST_YEARS or unit_class(own[0].unit) != unit_class(own[1].unit) or own[1].value <= 0:
        return None
    now, then = own
    around = printed(stated)
    ends = [(1 + _sign(stated) * end / HUNDRED) ** years * Fraction(then.value) for end in (around.low, around.high)]
    if not min(ends) <= Fraction(now.value) <= max(ends):
        return Relation(
            "growth", Outcome.CANNOT, stated, (now, then), "", "", note="年均增减率的起止年份或算法文中没有写清"
        )
    formula = f"{bare(then)}×(1{'+' if _sign(stated) > 0 else '-'}{stated.text})^{years}≈{bare(now)}"
    return Relation("growth", Outcome.AGREES, stated, (now, then), formula, stated.text)


def _between(stated: Amount, *, now: Amount, then: Amount) -> Relation | None:
    sign = _sign(stated) * (-1 if stated.value < 0 else 1)
    value = (Fraction(now.value) - Fraction(then.value)) / Fraction(then.value) * HUNDRED * sign
    possible = quotient(printed(now) - printed(then) if sign > 0 else printed(then) - printed(now), printed(then))
    if possible is None or value < 0:
        return None
    formula = f"({bare(now)}-{bare(then)})÷{bare(then)}={finer(value * sign, like=stated)}"
    return _settled(stated, operands=(now, then), value=value, possible=scaled(possible, HUNDRED), formula=formula)


def _amount(context: Context, stated: Amount) -> Relation | None:
    """A change as an amount, where the former and the present value both stand in the sentence."""
    own = [
        one
        for one in context.before(stated, sentences=0)
        if unit_class(one.unit) == unit_class(stated.unit)
        and one.role not in (Role.UP, Role.DOWN)
        and one.exact
        and ";" not in context.between(one, stated)
    ]
    if len(own) < 2 or not _COMPARED.search(stated.passage.text[own[min(len(own), 3) - 1].start : stated.start]):
        return None
    sign = _sign(stated)
    pairs = [(own[i], own[j]) for i in range(min(len(own), 4)) for j in range(min(len(own), 4)) if i != j]
    agreed = best(_difference(stated, now=now, then=then, sign=sign) for now, then in pairs)
    if agreed is not None and agreed.outcome is Outcome.AGREES:
        return agreed
    fit = [(now, then) for now, then in pairs if _BASE.search(then.lead) and not _BASE.search(now.lead)]
    if len(own) != 2 or len(fit) != 1 or _other_base(stated, then=fit[0][1]) or stated.start - own[0].end > 16:
        return None
    return _difference(stated, now=fit[0][0], then=fit[0][1], sign=sign)


def _other_base(stated: Amount, *, then: Amount) -> bool:
    """Whether a change from last year would be held against this year's budget: 完成预算24710万元的21.5%，比上年减支27580万元."""
    return _LAST_YEAR.search(stated.lead) is not None and _LAST_YEAR.search(then.lead) is None


def _difference(stated: Amount, *, now: Amount, then: Amount, sign: int) -> Relation | None:
    value = (Fraction(now.value) - Fraction(then.value)) * sign
    if value < 0:
        return None
    first, second = (now, then) if sign > 0 else (then, now)
    finest = min((stated, now, then), key=lambda one: one.step)
    formula = f"{bare(first)}-{bare(second)}={shown(value, like=finest)}"
    possible = printed(first) - printed(second)
    return settled("growth", stated, operands=(now, then), value=value, possible=possible, formula=formula)
