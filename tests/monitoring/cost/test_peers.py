"""Unit costs beside other units: an average of several, of the same thing measured in the same way."""

from __future__ import annotations

from datetime import date
from typing import Any

from jixiao.monitoring.analysis.derived import amount
from jixiao.monitoring.cost.judging import Costs, judge
from jixiao.monitoring.cost.peers import Peers, peers_of

from .test_judging import PACK, item


def costs(paid: int, **own: Any) -> Costs:
    """One item of a year that is over, measured in ten people."""
    one = item(**{"quantity": 100_000, "measured_in": "人"} | own)
    figures = {one.code: amount(one.code, one.label, paid, trace=None)}
    return judge([one], paid_for=figures, as_of=date(2023, 12, 31), pack=PACK, sources={})


def test_the_average_of_several_others() -> None:
    others = [costs(1_000), costs(2_001), costs(9_000, measured_in="平方米"), costs(9_000, name="水费")]
    assert peers_of(costs(3_000), others) == (Peers("会议费", "人", 300, 150, 2),)
    assert peers_of(costs(3_000), others)[0].dearer == (150, 150)


def test_one_other_unit_is_not_told_and_what_is_not_measured_is_not_compared() -> None:
    assert peers_of(costs(3_000), [costs(1_000)]) == ()
    assert peers_of(costs(3_000, quantity=None), [costs(1_000), costs(2_000)]) == ()
    assert peers_of(costs(3_000, measured_in=""), [costs(1, measured_in=""), costs(2, measured_in="")]) == ()
