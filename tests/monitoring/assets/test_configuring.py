"""Assets against their limits: within, over, not to be told; how long they last and how well they are used."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.expressions.types import Value
from jixiao.monitoring.assets.configuring import Configured, Verdict, configured
from tests.measures.compliance.worlds import on, record
from tests.standards.test_asset_limits import pack


def card(code: str, name: str, yuan: int, **values: Value) -> dict[str, Value]:
    """A card of an asset in use, bought in 2023."""
    usual: dict[str, Value] = {
        "status": "in_use",
        "acquired_on": on("2023-05-10"),
        "over_standard": 0,
        "division": "办公室",
    }
    return record("asset", code=code, name=name, cost=yuan * 100, **usual | values)


def found(*cards: dict[str, Value], people: int | None = 2, disposals: Any = ()) -> Configured:
    """The cards against the bundled limits."""
    return configured(cards, disposals, limits=pack(), people=people, fiscal_year=2023)


@pytest.mark.parametrize(
    ("name", "yuan", "values", "verdict"),
    [
        ("台式计算机", 5000, {}, Verdict.WITHIN),
        ("台式计算机", 5001, {}, Verdict.OVER),
        ("台式计算机", 5001, {"acquired_on": None}, Verdict.OPEN),
        ("台式计算机", 9000, {"acquired_on": on("2016-06-30")}, Verdict.EARLIER),
        ("文件柜", 1500, {}, Verdict.OPEN),
        ("文件柜", 2001, {}, Verdict.OVER),
    ],
)
def test_a_price_against_its_limit(name: str, yuan: int, values: dict[str, Value], verdict: Verdict) -> None:
    (one,) = found(card("A", name, yuan, **values)).priced
    assert one.verdict is verdict
    assert one.contradicts == (verdict is Verdict.OVER)


def test_what_has_no_limit_is_counted_apart() -> None:
    result = found(
        card("A", "空调机", 4000), card("B", "会议桌", 90_000), card("C", "台式计算机", 1, status="written_off")
    )
    # A table has years to last, but no price of its own; what is written off is no asset.
    assert (result.priced, result.unknown) == ((), 1)


def test_numbers_against_people() -> None:
    cards = [card(f"D{number}", "台式计算机", 10) for number in range(3)]
    (one,) = (each for each in found(*cards).counted if each.limit.name == "台式计算机")
    assert (one.count, one.allowed, one.verdict) == (3, 2, Verdict.OVER)
    unknown = found(*cards, people=None).counted[0]
    assert (unknown.allowed, unknown.verdict) == (None, Verdict.OPEN)


def test_years() -> None:
    cards = [
        card("A", "台式计算机", 10, life=5),
        card("B", "复印机", 10, life=6),
        card("C", "打印机", 10, status="written_off"),
    ]
    gone = {"disposed_on": on("2029-05-09"), "ground": "obsolete"}
    result = found(*cards, disposals=[record("disposal", asset="C", **gone), record("disposal", asset="X", **gone)])
    assert [(one.code, one.life, one.least) for one in result.short_lived] == [("A", 5, 6)]
    assert [(one.code, one.years, one.reasoned) for one in result.early] == [("C", 6, True)]
    later = [record("disposal", asset="C", disposed_on=on("2029-05-10"))]
    assert found(*cards, disposals=later).early == ()


def test_use_and_idle_assets() -> None:
    result = found(
        card("A", "台式计算机", 100),
        card("B", "台式计算机", 300, status="idle", division="法制科"),
        card("C", "台式计算机", 500, status="idle", division="法制科"),
        card("D", "台式计算机", 50, division="法制科"),
    )
    assert [str(one["code"]) for one in result.idle] == ["C", "B"]
    assert [(one.division, one.count, one.cost, one.in_use, one.idle) for one in result.used] == [
        ("法制科", 3, 85_000, 5_000, 80_000),
        ("办公室", 1, 10_000, 10_000, 0),
    ]
