"""Lights before and after a limit is crossed, by exact numbers; unit costs beside peers; what is missing is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jixiao.kernel.formatting import figure_text
from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.analysis.derived import amount
from jixiao.monitoring.cost.items import CONTROLLED, PUBLIC, CostItem
from jixiao.monitoring.cost.judging import Costed, judge
from jixiao.monitoring.pace.lights import Light
from jixiao.standards.cost_control import CostControl

PACK = CostControl("p", "p", None, None, Ratio(9, 10), 60, Ratio(11, 10), 3, 5)


def item(**own: Any) -> CostItem:
    given: dict[str, Any] = {
        "number": 1, "group": CONTROLLED, "name": "会议费", "classes": ("30215",), "scope": "", "limit": 36_500, "last_year": None,
        "quantity": None, "measured_in": "", "peer": None, "record": {},
    }  # fmt: skip
    return CostItem(**given | own)


def judged(paid: int | None, *, day: date = date(2023, 4, 10), **own: Any) -> Costed:
    one = item(**own)
    figures = {one.code: amount(one.code, one.label, paid, trace=None)}
    return judge([one], paid_for=figures, as_of=day, pack=PACK, sources={}).rows[0]


@pytest.mark.parametrize(
    ("paid", "day", "light", "reason"),
    [
        # The hundredth day of 365: 10,000 leads to exactly the limit of 36,500, one fen more beyond it.
        (10_000, date(2023, 4, 10), Light.GREEN, ""),
        (10_001, date(2023, 4, 10), Light.YELLOW, "按目前进度全年将超过控制数"),
        (36_500, date(2023, 12, 31), Light.GREEN, ""),
        (36_501, date(2023, 12, 31), Light.RED, "已经超过控制数"),
        (32_849, date(2023, 2, 28), Light.GREEN, ""),
        (32_850, date(2023, 2, 28), Light.YELLOW, "已用 90.0%，快于时间进度"),
        (0, date(2023, 4, 10), Light.GREEN, ""),
        (-100, date(2023, 4, 10), Light.GREEN, ""),
    ],
)
def test_lights(paid: int, day: date, light: Light, reason: str) -> None:
    one = judged(paid, day=day)
    assert (one.light, "；".join(one.reasons)) == (light, reason)


def test_the_day_on_which_a_limit_is_used_up() -> None:
    assert judged(20_000).exhausted_on == date(2023, 7, 2)
    assert judged(10_000).exhausted_on is None
    assert judged(-5).exhausted_on is None
    assert judged(36_501).exhausted_on is None
    assert judged(30_000, day=date(2023, 1, 20)).exhausted_on is None


def test_unit_cost_and_last_year() -> None:
    one = judged(10_000, quantity=100_000, measured_in="人", peer=3_300, last_year=40_000)
    assert one.unit_cost is not None
    assert one.change is not None
    assert (one.unit_cost.value, one.dear, figure_text(one.change)) == (3_650, True, "-8.8%")
    assert (one.light, one.reasons) == (Light.YELLOW, ("单位成本高于同类单位",))
    assert not judged(10_000, quantity=100_000, peer=3_319).dear


def test_what_is_missing_is_told() -> None:
    assert (judged(None).light, judged(None).reasons) == (Light.NONE, ("没有填经济分类，不能归集支付",))
    assert (judged(5, limit=None).light, judged(5, limit=None).reasons) == (Light.NONE, ("没有控制数，不能判断",))
    one = item(group=PUBLIC, limit=None)
    costs = judge([one], paid_for={}, as_of=date(2023, 4, 10), pack=PACK, sources={})
    assert (costs.public_paid.value, costs.public_limit, costs.public_used) == (None, None, None)
    assert set(costs.figures) == {"cost.public.paid", one.code} | ({"cost.1.year"} & set(costs.figures))
