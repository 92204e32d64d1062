"""Unit costs beside other units: median and quartiles of enough of them, of the same thing measured in the same way."""

from __future__ import annotations

from datetime import date
from typing import Any

from jixiao.monitoring.analysis.derived import amount
from jixiao.monitoring.cost.judging import Costs, judge
from jixiao.monitoring.cost.peers import Peers, Quartiles, peers_of, quartiles, spreads

from .test_judging import PACK, item


def costs(paid: int, **own: Any) -> Costs:
    """One item of a year that is over, measured in ten people."""
    one = item(**{"quantity": 100_000, "measured_in": "人"} | own)
    figures = {one.code: amount(one.code, one.label, paid, trace=None)}
    return judge([one], paid_for=figures, as_of=date(2023, 12, 31), pack=PACK, sources={})


def test_median_and_quartiles_of_enough_others() -> None:
    others = [costs(paid) for paid in (1_000, 2_000, 3_000, 4_000, 9_000)]
    others += [costs(1, measured_in="平方米"), costs(1, name="水费")]
    (found,) = peers_of(costs(5_000), others, pack=PACK)
    assert found == Peers("会议费", "人", 500, 5, Quartiles(200, 300, 400))
    assert (found.dearer, found.among_dearest) == ((200, 300), True)
    assert peers_of(costs(4_000), others, pack=PACK)[0].among_dearest is False


def test_few_others_are_counted_and_nothing_more() -> None:
    assert peers_of(costs(3_000), [costs(1_000), costs(2_000)], pack=PACK) == (
        Peers("会议费", "人", 300, 2, Quartiles(None, None, None)),
    )
    (three,) = peers_of(costs(3_000), [costs(1_000), costs(2_000), costs(9_000)], pack=PACK)
    assert (three.others, three.among_dearest) == (Quartiles(None, 200, None), False)
    assert peers_of(costs(3_000, quantity=None), [costs(1_000)], pack=PACK) == ()
    assert peers_of(costs(3_000, measured_in=""), [costs(1, measured_in="")], pack=PACK) == ()


def test_a_quartile_between_two_values_is_rounded_once() -> None:
    assert quartiles([10, 20, 30, 41, 50, 60], pack=PACK) == Quartiles(23, 36, 48)


def test_departments_side_by_side() -> None:
    seen = {str(code): costs(code * 1_000) for code in range(1, 7)} | {"7": costs(1, name="水费")}
    (found,) = spreads(seen, pack=PACK)
    assert (found.name, found.costs["6"], found.middle) == ("会议费", 600, Quartiles(225, 350, 475))
    assert [code for code in seen if found.is_dear(code)] == ["5", "6"]
