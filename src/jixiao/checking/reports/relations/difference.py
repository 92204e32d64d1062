"""Differences: 预算…，支出…，结余…; 年初结转…, 收入…, 支出…, 年末结转…; 收入总计 against 支出总计."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import bare, printed, shown, slip_like
from ..context import Context, is_quantity, unit_class
from ..model import Amount, Interval, Outcome, Relation, Role
from .quotients import best, settled

DIFFERENCE = register(
    FindingCode(
        code="JX-CHK-004",
        severity=Severity.ERROR,
        template="结余（差额）与所写的数不符：{formula}，文中写“{found}”，相差 {difference}{tolerance}{note}",
        hint="核对收入（预算）、支出和结余；有上年结转的，请一并写明",
        why="钱的来龙去脉要对得上：来的减去用的，就是剩下的。",
    )
)

_END = re.compile(
    r"年末|期末|结转下年|累计结余|结余|结转|剩余|余额|节约|节省|节支|未支付|未支出|未使用|未执行|收回|缴回|差额|相差"
)
_GAP = re.compile(r"(?:差值|差额|相差|差距)(?:为|是|:)?$")
_SAVED = re.compile(r"(?:节约|节省|节支)(?:资金|金额|经费|额|财政资金)?(?:共计|合计|为|是|达)?$")
_COMPARED = re.compile(r"比|较|与|同比|上年|去年")
_BEGIN = re.compile(r"年初|期初|上年|以前年度|往年")
_IN = re.compile(r"收入|预算|到位|安排|下达|批复|拨付|资金总额|指标|计划|拨款")
_OUT = re.compile(r"支出|执行|支付|使用|决算|完成|开支")
_CARRIED = re.compile(r"结转|结余|上年|以前年度|非财政|分配")


def differences(context: Context) -> Iterator[Relation]:
    """The stated rests of a document: what is left of one amount after another."""
    for passage in context.passages:
        for amount in context.amounts[passage.number]:
            if _GAP.search(amount.lead) and is_quantity(amount):
                relation = _gap(context, amount)
                if relation is not None:
                    yield relation
            elif _SAVED.search(amount.lead) and is_quantity(amount) and not _COMPARED.search(amount.lead):
                relation = _saved(context, amount)
                if relation is not None:
                    yield relation
            elif (
                is_quantity(amount)
                and amount.role in (Role.REST, Role.DOWN)
                and _END.search(amount.lead)
                and not _BEGIN.search(amount.lead)
            ):
                relation = _rest(context, amount)
                if relation is not None:
                    yield relation


def _saved(context: Context, stated: Amount) -> Relation | None:
    """计划金额…，实际采购金额…，节约资金…: the planned less the actual; claimed only where both stand right before it, named so."""
    own = [one for one in context.before(stated, sentences=0) if _value(one, stated)][:5]
    pairs = [(first, second) for first in own for second in own if first.value >= second.value and first is not second]
    agreed = best(_minus(stated, first=first, second=second) for first, second in pairs)
    if agreed is not None or len(own) < 2:
        return agreed
    second, first = own[:2]
    named = _IN.search(first.lead) and re.search(r"实际|成交|中标|合同|决算|审定", second.lead)
    near = stated.start - second.end <= 12 and second.start - first.end <= 16
    return _minus(stated, first=first, second=second) if named and near else None


def _gap(context: Context, stated: Amount) -> Relation | None:
    """支出2.05万元，年初预算2.95万元，差值0.9万元: the greater of the two before it less the smaller."""
    own = [
        one
        for one in context.before(stated, sentences=0)
        if _value(one, stated) and ";" not in context.between(one, stated)
    ]
    if len(own) < 2:
        return None
    greater, smaller = sorted(own[:2], key=lambda one: -one.value)
    relation = _minus(stated, first=greater, second=smaller)
    # With a third amount before them it may be a sum that the gap is told of.
    certain = len(own) == 2 or relation is None or relation.outcome is Outcome.AGREES
    return relation if certain else None


def _rest(context: Context, stated: Amount) -> Relation | None:
    own = [one for one in context.before(stated, sentences=0) if _value(one, stated)][:5]
    pairs = [(first, second) for first in own for second in own if first is not second]
    agreed = best(_minus(stated, first=first, second=second) for first, second in pairs if first.value >= second.value)
    if agreed is not None:
        return agreed
    carried = [one for one in own if _BEGIN.search(one.lead)]
    agreed = best(
        _minus(stated, first=first, second=second, carried=one)
        for one in carried
        for first, second in pairs
        if one not in (first, second)
    )
    if agreed is not None:
        return agreed
    wider = [one for one in context.before(stated, sentences=1) if _value(one, stated)][:8]
    agreed = best(
        _minus(stated, first=first, second=second) for first in wider for second in own if first.value > second.value
    )
    if agreed is not None and agreed.outcome is Outcome.AGREES:
        return agreed
    return _sure(stated, own=own) or _sure_carried(stated, own=own)


def _value(one: Amount, stated: Amount) -> bool:
    return unit_class(one.unit) == unit_class(stated.unit) and one.role not in (Role.UP, Role.DOWN) and one.exact


def _sure(stated: Amount, *, own: list[Amount]) -> Relation | None:
    """Only the plain case is claimed: two amounts, one named as available, the other as spent, nothing carried over."""
    text = stated.passage.text
    budgets = [one for one in own[1:] if _IN.search(one.lead)]
    # 年初预算…，全年预算…，全年执行…: the budget last named is the one that was spent from.
    if len(own) > 2 and len(budgets) == len(own) - 1:
        own = own[:2]
    if len(own) != 2 or _CARRIED.search(text[max(own[-1].start - 20, 0) : own[0].end]):
        return None
    second, first = own
    if not (_IN.search(first.lead) and _OUT.search(second.lead)) or stated.start - second.end > 16:
        return None
    relation = _minus(stated, first=first, second=second)
    if relation is None or relation.outcome is not Outcome.DISAGREES:
        return relation
    gap = Fraction(stated.value) - (Fraction(first.value) - Fraction(second.value))
    close = slip_like(gap, step=min(one.step for one in (stated, first, second)), largest=Fraction(first.value))
    return relation if close or re.search(r"结余|剩余|差额", stated.lead) else None


def _sure_carried(stated: Amount, *, own: list[Amount]) -> Relation | None:
    """上年结转 + 收入 - 支出 = 年末结转, where each of the four is named and nothing else stands there."""
    begin = [one for one in own if _BEGIN.search(one.lead) and _END.search(one.lead)]
    income = [one for one in own if _IN.search(one.lead) and one not in begin]
    spent = [one for one in own if _OUT.search(one.lead) and one not in (*begin, *income)]
    if (
        len(own) != 3
        or not (len(begin) == len(income) == len(spent) == 1)
        or not re.search(r"年末|期末|下年", stated.lead)
    ):
        return None
    return _minus(stated, first=income[0], second=spent[0], carried=begin[0])


def _minus(stated: Amount, *, first: Amount, second: Amount, carried: Amount | None = None) -> Relation | None:
    added = Fraction(carried.value) if carried is not None else Fraction(0)
    value = added + Fraction(first.value) - Fraction(second.value)
    if value < 0:
        return None
    possible = printed(first) - printed(second)
    if carried is not None:
        possible = possible + printed(carried)
    operands = (first, second) if carried is None else (carried, first, second)
    finest = min((stated, *operands), key=lambda one: one.step)
    plus = f"{bare(carried)}+" if carried is not None else ""
    formula = f"{plus}{bare(first)}-{bare(second)}={shown(value, like=finest)}"
    return settled(
        "difference",
        stated,
        operands=operands,
        value=value,
        possible=Interval(possible.low, possible.high),
        formula=formula,
    )
