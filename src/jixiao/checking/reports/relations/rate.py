"""Rates: 预算数…执行数…执行率…%; 完成预算…万元的…%; 计划…实际…完成率…%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import HUNDRED
from ..context import Context, is_quantity, unit_class
from ..model import Amount, Outcome, Relation, Role
from .quotients import best, percentage

RATE = register(
    FindingCode(
        code="JX-CHK-003",
        severity=Severity.ERROR,
        template="比率与所写的数不符：{formula}，文中写“{found}”，相差 {difference}{tolerance}{note}",
        hint="核对预算（计划）数、执行（完成）数和比率，三者改到一致",
        why="执行率、完成率直接决定得分，差一点就会影响评分和等级。",
    )
)

_BUDGET = re.compile(
    r"预算|批复|下达|安排|指标|计划|资金总额|年初|调整|核定|应|目标|任务|拨付|到位|总投资|概算|额度|申报|预计|共有|收到"
)
_DONE = re.compile(r"执行|支出|决算|支付|使用|完成|实际|实施|支用|拨付|到位|已|开支|办结|兑付|发放|花费|用于")
_EXPLICIT = re.compile(r"(?:完成|占|为|达到?|完成了)[^，。;]{0,20}?(?:预算|计划|目标|任务|指标|概算)[^，。;\d]{0,12}$")


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words of a rate, and the words its numerator and denominator go by."""

    words: re.Pattern[str]
    num: re.Pattern[str]
    den: re.Pattern[str]
    counts: bool = False


_CUES = (
    _Cue(
        re.compile(r"(?:资金)?(?:到位|拨付|下达)率[^，。;]{0,6}$"),
        re.compile(r"到位|拨付|下达|实际"),
        re.compile(r"预算|计划|应|安排|总额|批复|指标|下达|申请"),
    ),
    _Cue(
        re.compile(r"(?:资金)?(?:节约|节支|节省)率[^，。;]{0,6}$"),
        re.compile(r"节约|节支|节省"),
        re.compile(r"预算|计划|规模|控制价|概算|总额"),
    ),
    _Cue(
        re.compile(
            r"(?:执行|支出|支付|使用|完成|序时|开支|兑付)(?:进度|率|比例)[^，。;]{0,6}$|(?:完成|为|占)(?:全年|年初|调整后?|年度|当年|本年)?(?:部门)?预算(?:数|安排|总额|的)?(?:的)?(?:比例)?(?:为)?$"
        ),
        _DONE,
        _BUDGET,
        counts=True,
    ),
    _Cue(
        re.compile(r"(?:完成|为|占)[^，。;]{0,10}(?:预算|计划|目标|任务)(?:数|总额|金额)?的?$"),
        _DONE,
        _BUDGET,
        counts=True,
    ),
    _Cue(
        re.compile(
            r"(?:办结|结案|回收|调解成功|成功|合格|参训|覆盖|履约|验收|整改|通过|满意|达标|入学|就业|入户|签约)(?:率|度)[^，。;]{0,6}$"
        ),
        re.compile(r"办结|结案|回收|成功|合格|参训|覆盖|履约|通过|完成|整改|满意|达标|入学|就业|入户|签约"),
        re.compile(r"受理|发放|共|应|总|抽|计划|全部|发现|有效|回收|调查|检查|参加"),
        counts=True,
    ),
)


def rates(context: Context) -> Iterator[Relation]:
    """The stated rates of a document, each with the amounts it was found to be made of."""
    for passage in context.passages:
        for amount in context.amounts[passage.number]:
            if amount.unit == "%" and amount.role not in (Role.UP, Role.DOWN):
                relation = _rate(context, amount)
                if relation is not None:
                    yield relation


def _rate(context: Context, stated: Amount) -> Relation | None:
    before = context.before(stated, sentences=0)
    nearest = before[0] if before else None
    if (
        nearest is not None
        and is_quantity(nearest)
        and re.fullmatch(r"的(?:比例为|比重为)?", context.between(nearest, stated))
    ):
        return _of_explicit(stated, den=nearest, before=before[1:]) if _EXPLICIT.search(nearest.lead) else None
    for cue in _CUES:
        if cue.words.search(stated.lead):
            return _of_cue(context, stated, cue=cue)
    return None


def _of_explicit(stated: Amount, *, den: Amount, before: tuple[Amount, ...]) -> Relation | None:
    """完成预算9.2万元的76.1%: the denominator stands there, the numerator is the amount before it."""
    same = [
        one for one in before if unit_class(one.unit) == unit_class(den.unit) and one.role not in (Role.UP, Role.DOWN)
    ]
    tried = [percentage("rate", stated, num=one, den=den) for one in same[:3]]
    return best(tried) or next((one for one in tried if one is not None), None)


def _of_cue(context: Context, stated: Amount, *, cue: _Cue) -> Relation | None:
    for reach in (0, 1, 3):
        around = [one for one in _around(context, stated, reach=reach) if is_quantity(one) and _value(one)]
        pairs = [
            (num, den)
            for num in around
            for den in around
            if num is not den and unit_class(num.unit) == unit_class(den.unit) and (cue.counts or num.unit == "元")
        ]
        fitting = [pair for pair in pairs if cue.num.search(pair[0].lead) and cue.den.search(pair[1].lead)]
        agreed = best(percentage("rate", stated, num=num, den=den) for num, den in fitting)
        # Many pairs give 100 % or 0 %: there only a pair with the right names counts.
        if agreed is None and reach == 0 and stated.value not in (0, HUNDRED):
            turned = [(den, num) for num, den in fitting]
            agreed = best(
                percentage("rate", stated, num=num, den=den) for num, den in pairs if (num, den) not in turned
            )
            agreed = agreed if agreed is not None and agreed.outcome is Outcome.AGREES else None
        if agreed is not None:
            return agreed
        if (
            reach == 0
            and _sure(stated, around=around, fitting=fitting)
            and not _elsewhere(context, stated, but=fitting[0])
        ):
            return percentage("rate", stated, num=fitting[0][0], den=fitting[0][1])
    return None


def _around(context: Context, stated: Amount, *, reach: int) -> tuple[Amount, ...]:
    """The amounts before a rate, nearest first; where its sentence begins with the rate, those behind it in that sentence."""
    before = context.before(stated, sentences=reach)
    if any(is_quantity(one) for one in before):
        return before
    return tuple(one for one in context.sentence_of(stated).amounts if one.start > stated.end)


def _elsewhere(context: Context, stated: Amount, *, but: tuple[Amount, Amount]) -> bool:
    """Whether two other amounts close by give the rate: then it is theirs, and the nearest pair was not meant."""
    around = [one for one in context.before(stated, sentences=2) if is_quantity(one) and _value(one)][:12]
    found = best(
        percentage("rate", stated, num=num, den=den)
        for num in around
        for den in around
        if (den, num) != but and unit_class(num.unit) == unit_class(den.unit) and num.value != den.value
    )
    return found is not None and found.outcome is Outcome.AGREES


def _sure(stated: Amount, *, around: list[Amount], fitting: list[tuple[Amount, Amount]]) -> bool:
    """Whether a reader could only mean one pair: the two amounts nearest to the rate, one named as done, the other as planned.

    With 其中 between them the planned amount is that of the whole, and the part has one of its own that is not printed.
    """
    nearest = [one for one in around if one.start < stated.start][:2] or around[:2][::-1]
    if len(nearest) < 2 or not fitting or {id(one) for one in fitting[0]} != {id(one) for one in nearest}:
        return False
    num, den = fitting[0]
    between = stated.passage.text[nearest[1].end : nearest[0].start]
    apart = (
        re.search(r"其中|包括|含|;|。", between) is not None or len(between) > 40 or stated.start - nearest[0].end > 30
    )
    return not apart and not _BUDGET.search(_head(num)) and not _plainly_done(den)


def _head(amount: Amount) -> str:
    return re.sub(r"(?:已|实际)?(?:到位|拨付|完成|安排|下达)", "", amount.lead)


def _plainly_done(amount: Amount) -> bool:
    return re.search(r"执行数|支出数|决算|实际支|已支|支付|完成(?:支出|投资)?$", amount.lead) is not None


def _value(amount: Amount) -> bool:
    return amount.role not in (Role.UP, Role.DOWN, Role.REST)
