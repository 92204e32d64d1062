"""A row of money that lost its grid: “20 20 10 100.00% 10” or “202010100.00%10” after 年初预算 … 执行率 得分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ..arithmetic import HUNDRED, bare, finer, printed, quotient, rounded, scaled
from ..model import Amount, Outcome, Passage, Relation
from ..relations.quotients import settled

_HEADER = re.compile(r"(?:预算数?|预算安排)[^。]{0,80}执行数?[^。]{0,80}执行率")
_FIGURE = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SPACED = re.compile(
    rf"(?<![\d.]){_FIGURE}[ |]+{_FIGURE}[ |]+{_FIGURE}[ |]+(?:(10|20)[ |]+)?(\d+(?:\.\d+)?)%(?:[ |]+(\d+(?:\.\d+)?))?"
)
_GLUED = re.compile(r"(?<![\d.])(\d{5,18})\.(\d{1,2})%(\d{1,2}(?:\.\d{1,2})?)(?![\d.])")
_WEIGHT = 10


def flattened_relations(passage: Passage) -> Iterator[Relation]:
    """The rates of such rows. Figures that ran together are parted only where one single way of parting them is right."""
    if not _HEADER.search(passage.text):
        return
    for match in _SPACED.finditer(passage.text):
        budgets = [_amount(passage, match, group) for group in (2, 1)]
        executed, rate = _amount(passage, match, 3), _rate(passage, match.start(5), match.end(5) + 1)
        tried = [one for one in (_of(rate, executed=executed, budget=budget) for budget in budgets) if one is not None]
        good = [one for one in tried if one.outcome is not Outcome.DISAGREES]
        if tried:
            yield good[0] if good else tried[0]
    for match in _GLUED.finditer(passage.text):
        relation = _parted(passage, match)
        if relation is not None:
            yield relation


def _amount(passage: Passage, match: re.Match[str], group: int) -> Amount:
    digits = match.group(group).replace(",", "")
    return _at(passage, match.start(group), match.end(group), digits)


def _at(passage: Passage, start: int, end: int, digits: str, *, unit: str = "") -> Amount:
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Amount(passage, start, end, Decimal(digits), step, unit, unit)


def _rate(passage: Passage, start: int, end: int) -> Amount:
    return _at(passage, start, end, passage.text[start : end - 1], unit="%")


def _of(rate: Amount, *, executed: Amount, budget: Amount) -> Relation | None:
    around = quotient(printed(executed), printed(budget)) if budget.value > 0 else None
    if around is None:
        return None
    value = Fraction(executed.value) / Fraction(budget.value) * HUNDRED
    formula = f"{bare(executed)}÷{bare(budget)}={finer(value, like=rate)}"
    return settled(
        "table", rate, operands=(executed, budget), value=value, possible=scaled(around, HUNDRED), formula=formula
    )


def _parted(passage: Passage, match: re.Match[str]) -> Relation | None:
    """budget, (budget again,) executed, weight 10 and rate run together: the one reading in which the rate is right, else None."""
    digits, cents = match.group(1), match.group(2)
    readings = set()
    for cut in range(1, min(4, len(digits))):
        rate_text = f"{digits[-cut:]}.{cents}"
        rest = digits[:-cut]
        if not rest.endswith(str(_WEIGHT)) or digits[-cut] == "0":
            continue
        for budget, executed in _pairs(rest[:-2]):
            step = Decimal(1).scaleb(-len(cents))
            if rounded(Fraction(executed, budget) * HUNDRED, step) == Fraction(rate_text):
                readings.add((budget, executed, rate_text))
    if len(readings) != 1:
        return None
    budget, executed, rate_text = readings.pop()
    start = match.start(2) - len(rate_text) + len(cents)
    rate = _rate(passage, start, match.end(2) + 1)
    formula = f"{executed}÷{budget}={rate.text}"
    return Relation("table", Outcome.AGREES, rate, (), formula, rate.text, note="数字连写，按唯一合理的断法核对")


def _pairs(digits: str) -> Iterator[tuple[int, int]]:
    for first in range(1, len(digits)):
        one, two = digits[:first], digits[first:]
        if one[0] != "0" and two[0] != "0":
            yield int(one), int(two)
