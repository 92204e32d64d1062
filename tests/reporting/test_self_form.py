"""The form has the rows of the score sheet below their groups, and says what people state."""

from __future__ import annotations

from jixiao.reporting.self_form import form_indicators, form_rows
from jixiao.workbench.frozen import workings_of
from jixiao.workbench.stating import NOTHING_SAID
from tests.conftest import Evaluated
from tests.workbench.test_frozen import PLAN, snapshot_of


def test_rows(evaluated: Evaluated) -> None:
    workings = workings_of(snapshot_of(evaluated), plan=PLAN, settings=evaluated.settings)
    assert workings is not None
    evaluation = workings.evaluation(NOTHING_SAID)
    rows = form_rows(evaluation)
    assert [row.code for row in rows if not row.group] == [leaf.item.code for leaf in evaluation.leaves()]
    assert rows[0].group
    assert rows[0].depth == 1
    rate = next(row for row in rows if row.code == "A13")
    assert (rate.points, "7,493.67" in rate.inputs[0][2]) == ("9.97", True)
    stated = [point for row in rows for point in row.checks if point.stated]
    assert any(point.answer == "1" and point.basis for point in stated)
    indicators = form_indicators(evaluation)
    assert len(indicators) == len(evaluation.indicators)
    assert all(one.target == "定性" for one in indicators if one.qualitative)
    assert any(one.actual and not one.lost for one in indicators)
