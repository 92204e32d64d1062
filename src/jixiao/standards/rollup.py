"""Points of groups and totals: sums of rounded leaves, gates, bonus cap, what does not apply rescaled once at the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Type
from jixiao.kernel.figure import State
from jixiao.kernel.ratio import half_up

from .model import Item, Missing, Standard
from .scoring import compiled
from .scoring_result import Earned


@dataclass(frozen=True, slots=True)
class GroupPoints:
    """Hundredths of a point: earned, proved by records, asked for, and asked for by items that do not apply."""

    points: int
    verified: int
    full: int
    not_applicable: int
    bonus: bool
    gate_open: bool
    deduction: bool = False


def group_points(item: Item, *, parts: Sequence[GroupPoints], values: Mapping[str, int | None]) -> GroupPoints:
    """The sum of a group; nothing when its gate is closed (an undetermined gate is closed: silence never opens it)."""
    opened = _gate_open(item.gate, values)
    return GroupPoints(
        points=sum(part.points for part in parts) if opened else 0,
        verified=sum(part.verified for part in parts) if opened else 0,
        full=sum(part.full for part in parts),
        not_applicable=sum(part.not_applicable for part in parts),
        bonus=item.bonus,
        gate_open=opened,
        deduction=item.deduction,
    )


def taken_off(earned: Earned) -> int:
    """What a deduction item takes off (not above 0): the part of its weight that its rule leaves. Silence takes nothing off."""
    return int(earned.points) - int(earned.full) if earned.state is State.KNOWN else 0


def total_points(standard: Standard, *, parts: Sequence[GroupPoints]) -> GroupPoints:
    """The total: groups, then what does not apply made good as the standard says, then bonus and deductions up to their caps.

    A total is never below 0.

    rescale: 总分 = 实得分 ÷ (总分 − 不适用分值) × 总分; full: those points are given; zero: they are lost.
    """
    regular = [part for part in parts if not part.bonus and not part.deduction]
    taken = sum(part.points for part in parts if part.deduction)
    if standard.deduction_cap:
        taken = max(taken, -int(standard.deduction_cap))
    bonus = min(sum(part.points for part in parts if part.bonus), int(standard.bonus_cap))
    absent = sum(part.not_applicable for part in regular)
    points = _made_good(sum(part.points for part in regular), absent=absent, standard=standard)
    points = max(points + bonus + taken, 0)
    verified = _made_good(sum(part.verified for part in regular), absent=absent, standard=standard)
    full = sum(part.full for part in regular) + absent
    return GroupPoints(points, min(verified, points), full, absent, bonus=False, gate_open=True)


def _made_good(points: int, *, absent: int, standard: Standard) -> int:
    total = int(standard.total)
    if not absent or standard.not_applicable is Missing.ZERO:
        return points
    if standard.not_applicable is Missing.FULL:
        return points + absent
    return half_up(points * total, total - absent) if total > absent else 0


def _gate_open(gate: str, values: Mapping[str, int | None]) -> bool:
    if not gate:
        return True
    expression = compiled(gate, Type.BOOL)
    return expression.evaluate({name: values.get(name) for name in expression.columns}) is True
