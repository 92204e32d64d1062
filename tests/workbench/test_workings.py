"""What is said on the form changes the points at once, and nothing that was counted."""

from __future__ import annotations

import time

from jixiao.workbench.frozen import workings_of
from jixiao.workbench.stating import NOTHING_SAID, Said, StatedAnswer, StatedResult
from tests.conftest import Evaluated

from .test_frozen import PLAN, snapshot_of


def test_points_follow_what_is_said(evaluated: Evaluated) -> None:
    workings = workings_of(snapshot_of(evaluated), plan=PLAN, settings=evaluated.settings)
    assert workings is not None
    before = workings.evaluation(NOTHING_SAID)
    leaf, check = next(
        (leaf, check)
        for leaf in before.leaves()
        if leaf.earned
        for check in leaf.earned.checks
        if check.claimed and check.answer
    )
    said = Said(answers={(leaf.item.code, check.code): StatedAnswer(answer=False, basis="")})
    start = time.process_time()
    after = workings.evaluation(said)
    assert time.process_time() - start < 0.3
    assert (after.total.value or 0) == (before.total.value or 0) - check.points
    assert after.figures["expenditure.executed"] is before.figures["expenditure.executed"]


def test_a_result_said_on_the_form(evaluated: Evaluated) -> None:
    workings = workings_of(snapshot_of(evaluated), plan=PLAN, settings=evaluated.settings)
    assert workings is not None
    before = workings.evaluation(NOTHING_SAID)
    one = next(one for one in before.indicators if one.nature != "qualitative")
    nothing = StatedResult(actual=0, tier=None, share=None, reason="没有做")
    after = workings.evaluation(Said(results={one.code: nothing}))
    told = next(other for other in after.indicators if other.code == one.code)
    assert (told.figure.value, told.reason) == (0, "没有做")
