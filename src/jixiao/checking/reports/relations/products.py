"""Price × quantity: 每人每月300元，120人，12个月，共计43.2万元; 单价2.5万元×4台=10万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import prod

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import finer, printed, product, quotient, shown
from ..context import Context, is_quantity
from ..model import Amount, Interval, Outcome, Relation, Role
from .quotients import settled

PRODUCT = register(
    FindingCode(
        code="JX-CHK-007",
        severity=Severity.ERROR,
        template="单价与数量的乘积和总价不符：{formula}，文中写“{found}”，相差 {difference}{tolerance}{note}",
        hint="核对单价、数量、次数（月数）和总价",
        why="单价乘数量得不出总价，成本就无法核实。",
    )
)

_PRICE = re.compile(r"(?:每[^，。;、\d]{1,6}|单价|人均|均价|标准)[^，。;\d]{0,10}$")
_AVERAGE = re.compile(r"(?:人均|均次|户均|次均|平均每[^，。;、\d]{1,4})[^，。;\d]{0,8}$")
_PER = re.compile(r"^/[\u4e00-\u9fff]+")
_RESULT = re.compile(
    r"(?:合计|共计|总计|共需|需要|需|小计|计|总额|总价|共|金额|补助资金|经费|发放|支付|=|投入)[^，。;\d]{0,10}$"
)


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
                if _AVERAGE.search(price.lead):
                    average = _average(price, amounts=sentence.amounts, money=money)
                    if average is not None:
                        yield average
                        continue
                if _PRICE.search(price.lead) or _PER.match(price.passage.text[price.end : price.end + 4]):
                    relation = _product(price, amounts=sentence.amounts, money=money)
                    if relation is not None:
                        yield relation


def _average(stated: Amount, *, amounts: tuple[Amount, ...], money: list[Amount]) -> Relation | None:
    """人均43.71元: a total of the sentence divided by a number of its people or things, where that is what stands there."""
    counts = [one for one in amounts if is_quantity(one) and one.unit != "元" and one.exact and one.value > 0]
    for total in (one for one in money if one is not stated and one.value > stated.value):
        for count in counts:
            value = Fraction(total.value) / Fraction(count.value)
            around = quotient(printed(total), printed(count)) or Interval(value, value)
            formula = f"{total.text}÷{count.text}={finer(value, like=stated)}"
            relation = settled(
                "product", stated, operands=(total, count), value=value, possible=around, formula=formula
            )
            if relation.outcome in (Outcome.AGREES, Outcome.TRUNCATED):
                return relation
    return None


def _product(price: Amount, *, amounts: tuple[Amount, ...], money: list[Amount]) -> Relation | None:
    results = [one for one in money if one is not price and one.value > price.value and not _PRICE.search(one.lead)]
    counts = [one for one in amounts if is_quantity(one) and one.unit != "元" and one.exact and one.value > 0]
    for stated in results:
        for size in range(min(len(counts), 3), 0, -1):
            for chosen in combinations(counts, size):
                factor = prod((Fraction(one.value) for one in chosen), start=Fraction(1))
                if Fraction(price.value) * factor == Fraction(stated.value):
                    return _relation(stated, price=price, counts=chosen)
    return _claimed(price, results=results, counts=counts)


def _claimed(price: Amount, *, results: list[Amount], counts: list[Amount]) -> Relation | None:
    """A product that must be meant: between two semicolons one price, as many numbers as it is “per” something, and one amount."""
    text = price.passage.text
    own_counts = [one for one in counts if ";" not in _gap(text, price, one)]
    own_results = [
        one
        for one in results
        if one.start > price.end and ";" not in _gap(text, price, one) and _RESULT.search(one.lead)
    ]
    each = len(re.findall(r"每", price.lead)) + len(re.findall(r"/", text[price.end : price.end + 6])) or 1
    if not own_results or len(own_counts) != each or any(abs(one.start - price.end) > 40 for one in own_counts):
        return None
    relation = _relation(own_results[0], price=price, counts=tuple(own_counts))
    made = Fraction(price.value) * prod((Fraction(one.value) for one in own_counts), start=Fraction(1))
    ratio = Fraction(own_results[0].value) / made
    # Far from the product, something else was meant: another period, another group.
    return relation if relation.outcome is not Outcome.DISAGREES or Fraction(1, 2) <= ratio <= 2 else None


def _gap(text: str, one: Amount, two: Amount) -> str:
    return text[min(one.end, two.end) : max(one.start, two.start)]


def _relation(stated: Amount, *, price: Amount, counts: tuple[Amount, ...]) -> Relation:
    value = Fraction(price.value) * prod((Fraction(one.value) for one in counts), start=Fraction(1))
    possible = product([printed(price), *(_exactly(one) for one in counts)])
    formula = f"{price.text}×{'×'.join(one.text for one in counts)}={shown(value, like=stated)}"
    return settled("product", stated, operands=(price, *counts), value=value, possible=possible, formula=formula)


def _exactly(count: Amount) -> Interval:
    value = Fraction(count.value)
    return Interval(value, value)
