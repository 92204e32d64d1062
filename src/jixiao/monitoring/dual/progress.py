"""How far the targets of a project are beside its money: exact shares, rounded half up once, in hundredths of a per cent.

财预〔2019〕136号 wants both watched together; what counts as far apart is data (`standards/double_monitoring`).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jixiao.kernel.ratio import Ratio, half_up
from jixiao.standards.double_monitoring import DoubleMonitoring, Quadrant

WHOLE = 10_000
"""100 % in hundredths of a per cent."""
CEILINGS = frozenset({"le", "lt"})
QUALITATIVE = "qualitative"
QUANTITY_OF_WHOLE = 100 * 10_000
"""100 (per cent) as a quantity in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class IndicatorAt:
    """One indicator at the cut-off, quantities in ten-thousandths; `share` is the per cent answered for a qualitative one.

    `unit` is what its values are counted in.
    """

    code: str
    name: str
    nature: str
    target: int | None
    actual: int | None
    weight: int
    share: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ProjectAt:
    """One project at the cut-off: its money in fen and its indicators."""

    code: str
    name: str
    unit: str
    budget: int
    paid: int
    indicators: tuple[IndicatorAt, ...]


@dataclass(frozen=True, slots=True)
class Dual:
    """Both progresses of a project in hundredths of a per cent, None where they cannot be told; `why` says why not.

    `gap` is target less money in hundredths of a point. `answered` of `asked` indicators count in `target`.
    """

    project: ProjectAt
    money: int | None
    target: int | None
    gap: int | None
    apart: bool
    quadrant: Quadrant | None
    answered: int
    asked: int
    why: str


def indicator_progress(one: IndicatorAt, *, cap: Ratio) -> Fraction | None:
    """How far an indicator is, exactly; None while nothing is answered or there is no yearly value.

    A ceiling (≤ ＜) that is kept is fully met, one that is broken counts yearly value over actual; without a share of a yearly value
    that is not above 0, it is met or it is not.
    """
    limit = Fraction(cap.num, cap.den)
    if one.nature == QUALITATIVE:
        return None if one.share is None else min(max(Fraction(one.share, QUANTITY_OF_WHOLE), Fraction(0)), limit)
    if one.target is None or one.actual is None:
        return None
    if one.nature in CEILINGS:
        if one.actual <= one.target:
            return min(Fraction(1), limit)
        return max(Fraction(one.target, one.actual), Fraction(0)) if one.actual > 0 else Fraction(0)
    if one.target <= 0:
        met = one.actual == one.target if one.nature == "eq" else one.actual >= one.target
        return min(Fraction(1), limit) if met else Fraction(0)
    return min(max(Fraction(one.actual, one.target), Fraction(0)), limit)


def elapsed(cut_off: date) -> Ratio:
    """The share of the year gone by the end of a day (序时进度); a leap year has 366 days.

    >>> elapsed(date(2024, 2, 29)), elapsed(date(2023, 12, 31))
    (Ratio(num=60, den=366), Ratio(num=365, den=365))
    """
    days = 366 if calendar.isleap(cut_off.year) else 365
    return Ratio(cut_off.timetuple().tm_yday, days)


def dual_progress(project: ProjectAt, *, cut_off: date, pack: DoubleMonitoring) -> Dual:
    """Both progresses of a project by the cut-off; thresholds compare the unrounded shares."""
    gone = elapsed(cut_off)
    told = [(one.weight, _on_pace(one, gone=Fraction(gone.num, gone.den), pack=pack)) for one in project.indicators]
    known = [(weight, share) for weight, share in told if share is not None and weight > 0]
    weights = sum(weight for weight, _ in known)
    target = sum((weight * share for weight, share in known), Fraction(0)) / weights if weights else None
    money = Fraction(project.paid, project.budget) if project.budget > 0 else None
    gap = target - money if target is not None and money is not None else None
    return Dual(
        project=project,
        money=_hundredths(money),
        target=_hundredths(target),
        gap=_hundredths(gap),
        apart=gap is not None and abs(gap) > Fraction(pack.deviation.num, pack.deviation.den),
        quadrant=_quadrant(money, target, cut_off=cut_off, pack=pack),
        answered=len(known),
        asked=len(told),
        why="；".join(_why(project, money=money, target=target)),
    )


def _on_pace(one: IndicatorAt, *, gone: Fraction, pack: DoubleMonitoring) -> Fraction | None:
    """The progress of an indicator, for one that does not add up over the year times the share of the year gone by."""
    share = indicator_progress(one, cap=pack.cap)
    steady = one.unit.strip() in pack.steady_units or (pack.steady_ceilings and one.nature in CEILINGS)
    return share * gone if share is not None and steady else share


def dual_of(projects: Iterable[ProjectAt], *, cut_off: date, pack: DoubleMonitoring) -> tuple[Dual, ...]:
    """Every project, those furthest apart first; those that cannot be told come last."""
    found = [dual_progress(one, cut_off=cut_off, pack=pack) for one in projects]
    return tuple(sorted(found, key=lambda one: (one.gap is None, -abs(one.gap or 0), one.project.code)))


def _hundredths(share: Fraction | None) -> int | None:
    return None if share is None else half_up(share.numerator * WHOLE, share.denominator)


def _quadrant(
    money: Fraction | None, target: Fraction | None, *, cut_off: date, pack: DoubleMonitoring
) -> Quadrant | None:
    if money is None or target is None:
        return None
    gone = elapsed(cut_off)
    line = Fraction(gone.num, gone.den)
    return pack.quadrants[(money >= line, target >= line)]


def _why(project: ProjectAt, *, money: Fraction | None, target: Fraction | None) -> list[str]:
    told = []
    if money is None:
        told.append("没有全年预算数，算不出资金进度")
    if not project.indicators:
        told.append("没有绩效指标，算不出目标进度")
    elif target is None:
        told.append("指标还没有填报，算不出目标进度")
    return told
