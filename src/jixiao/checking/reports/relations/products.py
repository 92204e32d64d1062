"""Price × quantity: 每人每月300元，120人，12个月，共计43.2万元; 单价2.5万元×4台=10万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import prod

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import printed, product, shown
from ..context import Context, is_quantity
from ..model import Amount, Interval, Outcome, Relation, Role
from .quotients import settled

PRODUCT = register(
    FindingCode(
        code="JX-CHK-007",
        severity=Severity.ERROR,
        template="单价与数量的乘积和总价不符：{formula}，文中写“{found}”，相差 {difference}；{tolerance}{note}",
        hint="核对单价、数量、次数（月数）和总价",
        why="单价乘数量得不出总价，成本就无法核实。",
    )
)

_PRICE = re.compile(r"(?:每[^，。;、\d]{1,6}|单价|人均|均价|标准)[^，。;\d]{0,10}$")
_PER = re.compile(r"^/[\u4e00-\u9fff]+")
_RESULT = re.compile(
    r"(?:合计|共计|总计|共需|需要|需|小计|计|总额|总价|共|金额|补助资金|经费|发放|支付|=|投入)[^，。;\d]{0,10}$"
)
_TIMES = re.compile(r"[*×xX]")


def products(context: Context) -> Iterator[Relation]:
    """The stated products of a document: a price per thing, the number of things, and the amount they make."""
    for passage in context.passages:
        for sentence in context.sentences[passage.number]:
            money = [
                one
                for one in sentence.amounts
                if one.unit == "元" and one.exact and one.role not in (Role.UP, Role.DOWN)
            ]
            for price in money:
                if _PRICE.search(price.lead) or _PER.match(price.passage.text[price.end : price.end + 4]):
                    relation = _product(price, amounts=sentence.amounts, money=money)
                    if relation is not None:
                        yield relation


def _product(price: Amount, *, amounts: tuple[Amount, ...], money: list[Amount]) -> Relation | None:
    results = [one for one in money if one is not price and one.value > price.value and not _PRICE.search(one.lead)]
    counts = [one for one in amounts if is_quantity(one) and one.unit != "元" and one.exact and one.value > 0]
    for stated in results:
        for size in range(min(len(counts), 3), 0, -1):
            for chosen in combinations(counts, size):
                if Fraction(price.value) * prod((Fraction(one.value) for one in chosen), start=Fraction(1)) == Fraction(
                    stated.value
                ):
                    return _relation(stated, price=price, counts=chosen)
    behind = [one for one in results if one.start > price.end and _RESULT.search(one.lead)]
    near = [one for one in counts if abs(one.start - price.end) <= 40]
    explicit = len(behind) == 1 and len(results) == 1 and len(near) == len(counts) == 1
    if not explicit or (
        "每" in price.lead
        and re.search(
            r"每[^，。;\d]{1,3}每|[/每](?:月|天|日|年|次)", price.lead + price.passage.text[price.end : price.end + 6]
        )
    ):
        return None
    relation = _relation(behind[0], price=price, counts=(near[0],))
    times = _TIMES.search(price.passage.text[min(price.end, near[0].end) : max(price.start, near[0].start)]) is not None
    ratio = Fraction(behind[0].value) / (Fraction(price.value) * Fraction(near[0].value))
    # Far from the product, something else was meant: another period, another group.
    return (
        relation
        if relation.outcome is not Outcome.DISAGREES or times or Fraction(4, 5) <= ratio <= Fraction(5, 4)
        else None
    )


def _relation(stated: Amount, *, price: Amount, counts: tuple[Amount, ...]) -> Relation:
    value = Fraction(price.value) * prod((Fraction(one.value) for one in counts), start=Fraction(1))
    possible = product([printed(price), *(_exactly(one) for one in counts)])
    formula = f"{price.text}×{'×'.join(one.text for one in counts)}={shown(value, like=stated)}"
    return settled("product", stated, operands=(price, *counts), value=value, possible=possible, formula=formula)


def _exactly(count: Amount) -> Interval:
    value = Fraction(count.value)
    return Interval(value, value)
