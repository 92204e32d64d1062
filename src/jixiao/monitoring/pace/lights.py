"""The light of one line of money by a day: green, yellow or red, with every reason in words; shares are exact until printed."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction

from jixiao.kernel.formatting import percent
from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.dual.progress import elapsed
from jixiao.standards.spending_progress import GAP, NODES, RATIO, SpendingProgress


class Light(IntEnum):
    """The gravest one holds; NONE where there is no budget to measure by."""

    NONE = 0
    GREEN = 1
    YELLOW = 2
    RED = 3


LABELS = {Light.NONE: "无法判定", Light.GREEN: "绿灯", Light.YELLOW: "黄灯", Light.RED: "红灯"}


@dataclass(frozen=True, slots=True)
class MoneyAt:
    """One line by a day, in fen: `planned` is what the spending plan has up to it (None without a plan).

    `by_month` is what was paid by the end of each month that is over.
    """

    kind: str
    code: str
    name: str
    budget: int
    paid: int
    planned: int | None
    by_month: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paced:
    """A line with its light; `rate` is paid over budget, None without a budget."""

    money: MoneyAt
    rate: Ratio | None
    light: Light
    reasons: tuple[str, ...]


def paced(money: MoneyAt, *, as_of: date, pack: SpendingProgress) -> Paced:
    """The light of a line by the end of a day."""
    if money.budget <= 0:
        return Paced(money, None, Light.NONE, ("没有全年预算数，算不出支出进度",))
    rate, gone = Fraction(money.paid, money.budget), elapsed(as_of)
    time = Fraction(gone.num, gone.den)
    found: list[tuple[Light, str]] = []
    if GAP in pack.use:
        found += _gap(rate, time, pack)
    if NODES in pack.use:
        found += _nodes(rate, months_over(as_of), pack)
    if RATIO in pack.use:
        found += _ratio(rate, time, pack)
    if money.paid > money.budget:
        found.append((Light.RED, "支出超过全年预算数"))
    light = max((one for one, _ in found), default=Light.GREEN)
    return Paced(money, Ratio(money.paid, money.budget), light, tuple(why for _, why in found))


def months_over(as_of: date) -> int:
    """How many months are over by the end of a day.

    >>> months_over(date(2024, 2, 28)), months_over(date(2024, 2, 29))
    (1, 2)
    """
    ended = as_of.day == calendar.monthrange(as_of.year, as_of.month)[1]
    return as_of.month if ended else as_of.month - 1


def _gap(rate: Fraction, time: Fraction, pack: SpendingProgress) -> list[tuple[Light, str]]:
    behind = time - rate
    for light, bound in ((Light.RED, pack.gap.red), (Light.YELLOW, pack.gap.yellow)):
        if behind > Fraction(bound.num, bound.den):
            points = percent(behind.numerator, behind.denominator).removesuffix("%")
            return [(light, f"比序时进度慢 {points} 个百分点，超过 {_points(bound)} 个")]
    return []


def _nodes(rate: Fraction, over: int, pack: SpendingProgress) -> list[tuple[Light, str]]:
    """The newest node that is past; who has caught up since is not told off any more."""
    passed = [node for node in pack.nodes if node.month <= over]
    if not passed:
        return []
    node = max(passed, key=lambda one: one.month)
    if rate >= Fraction(node.least.num, node.least.den):
        return []
    done = percent(rate.numerator, rate.denominator)
    return [(Light.YELLOW, f"{node.month} 月底应当达到 {_points(node.least)}%，现在是 {done}")]


def _ratio(rate: Fraction, time: Fraction, pack: SpendingProgress) -> list[tuple[Light, str]]:
    share = rate / time
    for light, bound in ((Light.RED, pack.ratio.red), (Light.YELLOW, pack.ratio.yellow)):
        if share < Fraction(bound.num, bound.den):
            return [
                (light, f"执行进度只有时间进度的 {percent(share.numerator, share.denominator)}，低于 {_points(bound)}%")
            ]
    return []


def _points(bound: Ratio) -> str:
    return percent(bound.num, bound.den).removesuffix("%").rstrip("0").rstrip(".")
