"""A stated percentage against the two amounts it is said to be made of: the common end of shares, rates and growth."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ..arithmetic import HUNDRED, bare, finer, judge, printed, quotient, scaled, shown
from ..model import Amount, Interval, Outcome, Relation

_NEAR = Fraction(1)


def percentage(kind: str, stated: Amount, *, num: Amount, den: Amount, note: str = "") -> Relation | None:
    """The relation `stated` = `num` ÷ `den`; None when the denominator is zero (不适用, nothing to check)."""
    if den.value == 0:
        return None
    factor = 1000 if stated.unit == "‰" else HUNDRED
    value = Fraction(num.value) / Fraction(den.value) * factor
    possible = quotient(printed(num), printed(den))
    if possible is None:
        return None
    formula = f"{bare(num)}÷{bare(den)}={finer(value, like=stated)}"
    return settled(
        kind, stated, operands=(num, den), value=value, possible=scaled(possible, factor), formula=formula, note=note
    )


def settled(
    kind: str,
    stated: Amount,
    *,
    operands: tuple[Amount, ...],
    value: Fraction,
    possible: Interval,
    formula: str,
    note: str = "",
) -> Relation:
    """The relation with its outcome; what is approximate, a limit or masked is never held to the digit."""
    expected = shown(value, like=stated)
    if stated.masked or any(one.masked for one in operands):
        return Relation(kind, Outcome.CANNOT, stated, operands, formula, "", note="有数字被遮盖或无法辨认")
    outcome = judge(stated, value=value, possible=possible)
    if kind == "share" and value > HUNDRED and outcome is Outcome.TRUNCATED:
        outcome = Outcome.DISAGREES  # a part larger than its whole is a wrong amount, not a cut-off digit
    loose = [one for one in (stated, *operands) if not one.exact]
    if loose and outcome is not Outcome.AGREES:
        close = _loosely(stated, value=value)
        note = f"“{loose[0].text}”是约数或限值，不逐位核对"
        return Relation(
            kind, Outcome.AGREES if close else Outcome.CANNOT, stated, operands, formula, expected, note=note
        )
    difference = apart(value, stated) if outcome is not Outcome.AGREES else ""
    low, high = shown(possible.low, like=stated), shown(possible.high, like=stated)
    tolerance = f"按印出的位数，应在 {low}～{high} 之间" if low != high else f"按印出的位数，应为 {low}"
    return Relation(
        kind, outcome, stated, operands, formula, expected, difference=difference, tolerance=tolerance, note=note
    )


def apart(value: Fraction, stated: Amount) -> str:
    """How far a value is from the stated amount; of two percentages in percentage points."""
    text = shown(abs(value - Fraction(stated.value)), like=stated)
    return f"{text.removesuffix('%')}个百分点" if stated.unit == "%" else text


def _loosely(stated: Amount, *, value: Fraction) -> bool:
    """Whether a value fits words like 近, 约 or ≥."""
    claim = Fraction(stated.value)
    if stated.bound == "≥" or stated.approximate in ("超", "超过", "逾", "余", "多", "突破", "至少"):
        return value >= claim
    if stated.bound == "≤" or stated.approximate in ("不足", "不到", "至多"):
        return value <= claim
    return abs(value - claim) <= max(_NEAR if stated.unit == "%" else Fraction(0), abs(claim) / 20)


def best(relations: Iterable[Relation | None]) -> Relation | None:
    """The first relation that agrees, else the first within rounding; None when none does."""
    found = [one for one in relations if one is not None]
    for outcome in (Outcome.AGREES, Outcome.ROUNDING):
        for one in found:
            if one.outcome is outcome:
                return one
    return None
