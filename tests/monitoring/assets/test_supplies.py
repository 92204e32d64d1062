"""Supplies: what is left, limits, use by division and month, what is unusual."""

from __future__ import annotations

from datetime import date
from typing import Any

from jixiao.kernel.period import day_number
from jixiao.monitoring.assets.supplies import (
    Unusual,
    limits_used,
    months_of,
    over_limits,
    short_of,
    stock_of,
    unusual_of,
    use_of,
)

PAPER = {
    "code": "D1",
    "name": "复印纸",
    "price": 2_250,
    "opening": 10,
    "received": 90,
    "measured_in": "包",
    "least": 20,
}
PENS = {"code": "D2", "name": "签字笔", "price": None, "opening": 5, "received": None}


def issue(supply: str, month: int, quantity: int, division: str = "办公室") -> dict[str, Any]:
    amount = quantity * 2_250 if supply == "D1" else None
    day = day_number(date(2024, month, 8))
    return {"supply": supply, "issued_on": day, "quantity": quantity, "division": division, "amount": amount}


ISSUES = [issue("D1", 1, 10), issue("D1", 2, 12), issue("D1", 3, 40), issue("D1", 3, 20, "法援处"), issue("D2", 5, 1)]


def test_stock_is_what_came_in_less_what_went_out() -> None:
    stock = stock_of([PAPER, PENS], ISSUES)
    assert [(one.left, one.low) for one in stock.values()] == [(18, True), (4, False)]
    assert short_of(stock, {"D1": 18, "D2": 4}) == []
    assert short_of(stock, {"D1": 19, "D9": 1}) == ["复印纸只剩 18 包，不够 19。", "没有编号为“D9”的品目。"]


def test_limits_of_pieces_and_of_money() -> None:
    stock = stock_of([PAPER, PENS], ISSUES)
    limits = [
        {"division": "办公室", "supply": "D1", "quantity": 65, "amount": None},
        {"division": "办公室", "supply": None, "quantity": None, "amount": 150_000},
        {"division": "法援处", "supply": "D1", "quantity": 1, "amount": None},
    ]
    assert over_limits(limits, ISSUES, stock, division="办公室", wanted={"D1": 3, "D2": 4}) == []
    assert over_limits(limits, ISSUES, stock, division="办公室", wanted={"D1": 5}) == [
        "办公室复印纸全年限量 65，加上这次共 67。",
        "办公室全部品目全年限额 1,500.00 元，加上这次共 1,507.50 元。",
    ]


def test_use_by_division_month_and_head() -> None:
    office, aid = use_of(ISSUES, {"办公室": 4})
    assert (office.division, office.amount, office.per_head) == ("办公室", 139_500, (139_500, 4))
    assert (office.by_month[3], aid.per_head) == (90_000, None)
    assert months_of(ISSUES)["D1"] == {1: 10, 2: 12, 3: 60}


def test_a_month_far_above_the_others_is_unusual() -> None:
    stock = stock_of([PAPER], ISSUES)
    assert unusual_of(ISSUES, stock, times=3, least=10) == [Unusual("办公室", "D1", "复印纸", 3, 40, 12)]
    assert unusual_of(ISSUES, stock, times=3, least=41) == []
    assert unusual_of(ISSUES, stock, times=4, least=10) == []


def test_limits_with_what_is_used_of_them() -> None:
    limits = [
        {"division": "办公室", "supply": "D1", "quantity": 40, "amount": None},
        {"division": "办公室", "supply": None, "quantity": None, "amount": 1_000_000},
    ]
    whole, own = limits_used(limits, ISSUES, stock_of([PAPER], ISSUES))
    taken = sum(int(one["quantity"]) for one in ISSUES if one["division"] == "办公室" and one["supply"] == "D1")
    assert (own.name, own.taken, own.over) == ("复印纸", taken, True)
    assert (whole.name, whole.over) == ("全部品目", False)
