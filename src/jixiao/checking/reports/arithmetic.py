"""Exact recomputation of printed figures: what should stand there, and how far off the printed digits allow it to be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.kernel.formatting import digits

from .model import Amount, Interval, Outcome

HALF = Fraction(1, 2)
MEASURED = frozenset({"元", "%", "‰", "百分点", "分", "平方米", "公里", "公斤", "吨", "亩", "㎡", "米", "小时"})
HUNDRED = 100


def printed(amount: Amount) -> Interval:
    """The true values that print as this amount: half a unit of its last digit to either side; whole things are counted, not rounded."""
    # Nobody rounds to 0: 0万元 beside 12.10万元 is nothing at all.
    counted = (amount.unit not in MEASURED and amount.step == 1) or amount.value == 0
    value, half = Fraction(amount.value), Fraction(0) if counted else Fraction(amount.step) * HALF
    return Interval(value - half, value + half)


def quotient(num: Interval, den: Interval) -> Interval | None:
    """The values num/den may have; None when the denominator may be zero."""
    if den.low <= 0:
        return None
    ends = [one / two for one in (num.low, num.high) for two in (den.low, den.high)]
    return Interval(min(ends), max(ends))


def product(factors: Sequence[Interval]) -> Interval:
    """The values a product of factors that are not negative may have."""
    low = high = Fraction(1)
    for factor in factors:
        low, high = low * max(factor.low, Fraction(0)), high * factor.high
    return Interval(low, high)


def scaled(interval: Interval, by: int) -> Interval:
    """The interval times a positive whole number."""
    return Interval(interval.low * by, interval.high * by)


def rounded(value: Fraction, step: Decimal) -> Fraction:
    """`value` rounded half up (away from zero) to whole steps, as a clerk prints it."""
    unit = Fraction(step)
    steps = (2 * abs(value) / unit + 1) // 2
    return steps * unit if value >= 0 else -steps * unit


def judge(stated: Amount, *, value: Fraction, possible: Interval) -> Outcome:
    """Whether the stated amount is `value` rounded to its digits; else whether the printed digits, or cutting off digits, explain it.

    `value` is computed from the digits as printed, `possible` from all that may have been rounded to them. Domain: a sum of n amounts
    may differ by (n + 1) half units of the last digit, a rate lies in an interval.
    """
    claim = Fraction(stated.value)
    if rounded(value, stated.step) == claim:
        return Outcome.AGREES
    if possible.meets(printed(stated)):
        return Outcome.ROUNDING
    unit = Fraction(stated.step)
    cut = (abs(value) // unit) * unit * (1 if value >= 0 else -1)
    return Outcome.TRUNCATED if cut == claim else Outcome.DISAGREES


def slip_like(difference: Fraction, *, step: Decimal, largest: Fraction) -> bool:
    """Whether a difference looks like one mistyped digit or two exchanged ones among figures that have more digits than that.

    One wrong digit changes a sum by d × 10ⁿ, two exchanged neighbours by 9 × d × 10ⁿ. Figures with few digits differ like that by nature,
    so they show nothing.
    """
    unit = Fraction(step)
    count = abs(difference) / unit
    if count.denominator != 1 or count == 0:
        return False
    whole = str(count.numerator).rstrip("0")
    exchanged = len(whole) <= 2 and count.numerator % 9 == 0
    telling = len(str(int(largest / unit)).rstrip("0"))
    return (len(whole) == 1 or exchanged) and telling >= 4


def shown(value: Fraction, *, like: Amount) -> str:
    """A computed value in the unit and with the digits of a printed amount: 7,493.66万元."""
    exponent = _exponent(like)
    places = max(-int(like.step.scaleb(-exponent).adjusted()), 0)
    number = value / Fraction(10) ** exponent
    return f"{digits(number.numerator, number.denominator, decimals=places)}{like.printed_unit}"


def finer(value: Fraction, *, like: Amount) -> str:
    """As `shown`, with two digits more, for a rate that is to be compared with a rounded one."""
    exponent = _exponent(like)
    places = max(-int(like.step.scaleb(-exponent).adjusted()), 0) + 2
    number = value / Fraction(10) ** exponent
    return f"{digits(number.numerator, number.denominator, decimals=places)}{like.printed_unit}"


def bare(amount: Amount) -> str:
    """The printed number without its unit, as it goes into a formula."""
    return amount.text.removesuffix(amount.printed_unit)


def _exponent(like: Amount) -> int:
    scale = like.printed_unit.removesuffix(like.unit)
    return {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}.get(
        scale, 0
    )
