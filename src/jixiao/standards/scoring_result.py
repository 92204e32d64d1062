"""What a rule gives back: points with the steps that led to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.kernel.figure import State
from jixiao.kernel.points import Points


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one checklist point: `answer` True, False or None (无法判定); `claimed` when only the unit's statement
    says so, `decidable` when the standard names records that could decide it."""

    code: str
    text: str
    answer: bool | None
    claimed: bool
    points: Points
    basis: str = ""
    decidable: bool = False


@dataclass(frozen=True, slots=True)
class Earned:
    """Points of one item: `points` counts in the self-evaluation, `verified` is the part that records prove.

    `branch` is the code of the branch of the rule that applied; `inputs` the unrounded integers that went in (num, den, full …).
    `state` is NOT_APPLICABLE (no points asked for), UNDETERMINED (something missing) or KNOWN.
    """

    points: Points
    verified: Points
    full: Points
    state: State
    branch: str
    inputs: Mapping[str, int | None]
    checks: tuple[CheckResult, ...] = ()
