"""What is earned tells apart what counts and what is proved."""

from __future__ import annotations

from jixiao.kernel.figure import State
from jixiao.kernel.points import Points
from jixiao.standards.scoring_result import CheckResult, Earned


def test_a_claimed_point_is_not_a_proved_one() -> None:
    check = CheckResult("a", "要点", True, claimed=True, points=Points(100))
    earned = Earned(Points(100), Points(0), Points(100), State.KNOWN, "full", {"full": 100}, (check,))
    assert earned.points - earned.verified == sum(c.points for c in earned.checks if c.claimed)
