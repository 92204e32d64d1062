"""Totals: equal is silent, a rounding is told as 尾差, anything more is an error with both numbers."""

from __future__ import annotations

import pytest

from jixiao.expressions.types import Value
from jixiao.facts.gathering import Gathering
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.totals import check_totals, rounding_tolerance
from jixiao.kernel.source import Source

WAN = 1_000_000


def row(record: str, **values: Value) -> Row:
    full: dict[str, Value] = {**dict.fromkeys(BY_NAME[record].columns), "unit": "1", "fiscal_year": 2023, **values}
    return Row(BY_NAME[record], full, Source(file="a.xlsx", sha256="a", sheet=record, row=2))


def account(**items: int) -> list[Row]:
    return [row("final_account", item=item, amount=amount) for item, amount in items.items()]


def codes(rows: dict[str, list[Row]]) -> list[str]:
    gathering = Gathering()
    check_totals(rows, gathering)
    return [finding.code for finding in gathering.all]


@pytest.mark.parametrize(
    ("amounts", "tolerance"),
    [
        ([7_493_670_000, 5_297_680_000, 2_195_990_000], 15_000),
        ([100 * WAN] * 3, 15_000),
        ([7_493_671_000], 500),
        ([1_250_000, 33], 0),
        ([], 0),
    ],
)
def test_tolerance_follows_the_digits(amounts: list[int], tolerance: int) -> None:
    assert rounding_tolerance(amounts) == tolerance


@pytest.mark.parametrize(
    ("difference", "found"),
    [
        (0, []),
        (10_000, ["JX-FAC-004"]),
        (-10_000, ["JX-FAC-004"]),
        (20_000, ["JX-FAC-005"]),
        (WAN, ["JX-FAC-005"]),
    ],
)
def test_basic_and_project_make_the_total(difference: int, found: list[str]) -> None:
    assert (
        codes({"final_account": account(expenditure=500 * WAN + difference, basic=300 * WAN, project=200 * WAN)})
        == found
    )


@pytest.mark.parametrize(
    ("paid", "found"), [(500 * WAN, []), (500 * WAN + 4_999, ["JX-FAC-004"]), (500 * WAN + 5_001, ["JX-FAC-005"])]
)
def test_payments_make_the_total(paid: int, found: list[str]) -> None:
    payments = [row("payment", kind="basic", amount=paid - 33), row("payment", kind="basic", amount=33)]
    assert codes({"final_account": account(expenditure=500 * WAN), "payment": payments}) == found


def test_ten_thousand_times_too_much_is_a_unit() -> None:
    gathering = Gathering()
    check_totals(
        {"final_account": account(basic=5 * WAN), "payment": [row("payment", kind="basic", amount=5 * WAN * 10_000)]},
        gathering,
    )
    (finding,) = gathering.all
    assert "元和万元写反" in finding.hint


def test_a_budget_line_adds_up() -> None:
    line = {"code": "Z1", "initial": 3 * WAN, "adjusted": 4 * WAN}
    assert codes({"budget_line": [row("budget_line", **line, adjustment=WAN)]}) == []
    assert codes({"budget_line": [row("budget_line", **line, adjustment=WAN + 10_000)]}) == ["JX-FAC-004"]
    assert codes({"budget_line": [row("budget_line", **line, adjustment=0)]}) == ["JX-FAC-005"]
    assert codes({"budget_line": [row("budget_line", **line)]}) == []


def test_budget_lines_make_the_budget_within_their_own_rounding() -> None:
    lines = [row("budget_line", code=f"Z{n}", adjusted=WAN + 10_000) for n in range(5)]
    assert codes({"final_account": account(budget=5 * WAN + 50_000), "budget_line": lines}) == []
    assert codes({"final_account": account(budget=5 * WAN + 70_000), "budget_line": lines}) == ["JX-FAC-004"]
    assert codes({"final_account": account(budget=6 * WAN), "budget_line": lines}) == ["JX-FAC-005"]


def test_parts_do_not_exceed_the_whole() -> None:
    assert codes({"final_account": account(project=5 * WAN, project_general=4 * WAN)}) == []
    assert codes({"final_account": account(project=5 * WAN, project_general=4 * WAN, project_fund=2 * WAN)}) == [
        "JX-FAC-006"
    ]


def test_units_do_not_mix() -> None:
    other = row("payment", kind="basic", amount=7)
    other = Row(other.type, {**other.values, "unit": "2"}, other.source)
    assert (
        codes(
            {"final_account": account(basic=5 * WAN), "payment": [row("payment", kind="basic", amount=5 * WAN), other]}
        )
        == []
    )
