"""Lights at their edges: each form alone, the gravest of several, leap years, what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.monitoring.pace.lights import Light, MoneyAt, Paced, months_over, paced
from jixiao.standards.spending_progress import SpendingProgress, load_spending_progress

PACK_FILE = Path(__file__).resolve().parents[3] / "standards" / "jixiao" / "spending-progress" / "standard.yaml"
# Day 73 of 365 is a fifth of the year, day 146 two fifths.
FIFTH, TWO_FIFTHS = date(2023, 3, 14), date(2023, 5, 26)


def packaged(*use: str) -> SpendingProgress:
    pack, findings = load_spending_progress(PACK_FILE)
    assert pack is not None, findings
    return replace(pack, use=use) if use else pack


def at(paid: int, day: date, *use: str, budget: int = 10_000) -> Paced:
    return paced(MoneyAt("project", "A", "项目", budget, paid, None), as_of=day, pack=packaged(*use))


@pytest.mark.parametrize(
    ("paid", "light"),
    [(4_000, Light.GREEN), (3_000, Light.GREEN), (2_999, Light.YELLOW), (2_000, Light.YELLOW), (1_999, Light.RED)],
)
def test_behind_the_calendar(paid: int, light: Light) -> None:
    assert at(paid, TWO_FIFTHS, "gap").light is light


def test_the_reason_has_the_numbers() -> None:
    assert at(1_000, TWO_FIFTHS, "gap").reasons == ("比序时进度慢 30.00 个百分点，超过 20 个",)
    assert at(1_000, TWO_FIFTHS, "nodes").reasons == ("4 月底应当达到 25%，现在是 10.00%",)
    assert at(1_000, TWO_FIFTHS, "ratio").reasons == ("执行进度只有时间进度的 25.00%，低于 60%",)


def test_nodes_count_when_their_month_is_over() -> None:
    assert at(0, date(2023, 4, 29), "nodes").light is Light.GREEN
    assert at(2_499, date(2023, 4, 30), "nodes").light is Light.YELLOW
    assert at(2_500, date(2023, 4, 30), "nodes").light is Light.GREEN
    assert at(2_500, date(2023, 6, 30), "nodes").light is Light.YELLOW


@pytest.mark.parametrize(
    ("paid", "light"), [(1_600, Light.GREEN), (1_599, Light.YELLOW), (1_200, Light.YELLOW), (1_199, Light.RED)]
)
def test_share_of_the_time_gone(paid: int, light: Light) -> None:
    assert at(paid, FIFTH, "ratio").light is light


def test_the_gravest_holds_and_all_reasons_are_told() -> None:
    found = at(0, date(2023, 6, 30), "gap", "nodes", "ratio")
    assert (found.light, len(found.reasons)) == (Light.RED, 3)


def test_more_than_the_budget_is_red() -> None:
    found = at(10_001, date(2023, 12, 31))
    assert (found.light, found.reasons) == (Light.RED, ("支出超过全年预算数",))


def test_without_a_budget_nothing_is_told() -> None:
    found = at(5, FIFTH, budget=0)
    assert (found.light, found.rate, found.reasons) == (Light.NONE, None, ("没有全年预算数，算不出支出进度",))


def test_leap_years() -> None:
    assert (months_over(date(2024, 2, 28)), months_over(date(2023, 2, 28))) == (1, 2)
    # Day 60 of 366, not of 365: 60/366 less 639/10000 is just above ten points.
    assert at(639, date(2024, 2, 29), "gap").light is Light.YELLOW
    assert at(640, date(2024, 2, 29), "gap").light is Light.GREEN


@given(st.integers(0, 12_000), st.integers(0, 12_000))
def test_paying_more_within_the_budget_never_makes_it_worse(one: int, other: int) -> None:
    less, more = sorted((min(one, 10_000), min(other, 10_000)))
    assert at(more, TWO_FIFTHS, "gap", "nodes", "ratio").light <= at(less, TWO_FIFTHS, "gap", "nodes", "ratio").light
