"""Worked examples of both progresses, the edges among them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from jixiao.kernel.ratio import Ratio
from jixiao.monitoring.dual.progress import IndicatorAt, ProjectAt, dual_of, dual_progress, elapsed, indicator_progress
from jixiao.standards.double_monitoring import DoubleMonitoring, load_double_monitoring

ONE = 10_000
CAP = Ratio(1, 1)
JULY = date(2023, 7, 31)


@pytest.fixture(scope="module")
def pack() -> DoubleMonitoring:
    found, findings = load_double_monitoring(Path("standards/jixiao/double-monitoring/standard.yaml"))
    assert found is not None, findings
    return found


def at(
    nature: str, target: int | None, actual: int | None, *, weight: int = 10, share: int | None = None, unit: str = ""
) -> IndicatorAt:
    scaled = [None if one is None else one * ONE for one in (target, actual, share)]
    return IndicatorAt("X", "指标", nature, scaled[0], scaled[1], weight * ONE, scaled[2], unit)


def project(*indicators: IndicatorAt, budget: int = 10_000, paid: int = 5_000, code: str = "A01") -> ProjectAt:
    return ProjectAt(code, "项目", "118001", budget, paid, tuple(indicators))


@pytest.mark.parametrize(
    ("one", "share"),
    [
        (at("ge", 2000, 1200), Fraction(3, 5)),
        (at("ge", 3, 1), Fraction(1, 3)),
        (at("gt", 10, 25), Fraction(1)),
        (at("ge", 10, -5), Fraction(0)),
        (at("ge", 0, 0), Fraction(1)),
        (at("ge", 0, -1), Fraction(0)),
        (at("eq", 0, 0), Fraction(1)),
        (at("eq", 0, 2), Fraction(0)),
        (at("le", 50, 40), Fraction(1)),
        (at("le", 50, 80), Fraction(5, 8)),
        (at("le", 0, 0), Fraction(1)),
        (at("le", 0, 3), Fraction(0)),
        (at("lt", -5, -1), Fraction(0)),
        (at("ge", 10, None), None),
        (at("ge", None, 10), None),
        (at("qualitative", None, None, share=60), Fraction(3, 5)),
        (at("qualitative", None, None, share=150), Fraction(1)),
        (at("qualitative", None, None), None),
    ],
)
def test_how_far_an_indicator_is(one: IndicatorAt, share: Fraction | None) -> None:
    assert indicator_progress(one, cap=CAP) == share


def test_weights_count_and_rounding_happens_once(pack: DoubleMonitoring) -> None:
    found = dual_progress(project(at("ge", 3, 1, weight=20), at("ge", 3, 2, weight=10)), cut_off=JULY, pack=pack)
    # (20 × 1/3 + 10 × 2/3) / 30 = 4/9; money 50 %; the gap is −5.56 points.
    assert (found.target, found.money, found.gap) == (4444, 5000, -556)
    assert (found.apart, found.answered, found.asked) == (False, 2, 2)
    assert found.quadrant is not None
    assert found.quadrant.code == "behind"


def test_ten_points_are_not_more_than_ten(pack: DoubleMonitoring) -> None:
    assert not dual_progress(project(at("ge", 10, 6)), cut_off=JULY, pack=pack).apart
    assert dual_progress(project(at("ge", 100_000, 60_001)), cut_off=JULY, pack=pack).apart
    assert dual_progress(project(at("ge", 100, 39)), cut_off=JULY, pack=pack).apart


def test_rates_and_ceilings_reached_are_as_far_as_the_year(pack: DoubleMonitoring) -> None:
    # The last of July is day 212 of 365.
    for one in (at("ge", 95, 99, unit="%"), at("le", 26, 20, unit="万元"), at("le", 2, 1, unit="‰")):
        assert dual_progress(project(one), cut_off=JULY, pack=pack).target == 5808
        assert dual_progress(project(one), cut_off=date(2023, 12, 31), pack=pack).target == 10_000
    assert dual_progress(project(at("ge", 100, 50, unit="%")), cut_off=JULY, pack=pack).target == 2904
    assert dual_progress(project(at("ge", 100, 99, unit="件")), cut_off=JULY, pack=pack).target == 9_900


def test_four_quadrants(pack: DoubleMonitoring) -> None:
    found = {
        (paid, done): dual_progress(project(at("ge", 10, done), paid=paid), cut_off=JULY, pack=pack).quadrant
        for paid in (9_000, 1_000)
        for done in (9, 1)
    }
    assert [one.code for one in found.values() if one] == ["ahead", "spending", "thrifty", "behind"]


def test_what_cannot_be_told_says_why(pack: DoubleMonitoring) -> None:
    nothing = dual_progress(project(budget=0, paid=100), cut_off=JULY, pack=pack)
    assert (nothing.money, nothing.target, nothing.gap, nothing.quadrant, nothing.apart) == (None,) * 4 + (False,)
    assert nothing.why == "没有全年预算数，算不出资金进度；没有绩效指标，算不出目标进度"
    silent = dual_progress(project(at("ge", 10, None)), cut_off=JULY, pack=pack)
    assert (silent.money, silent.why) == (5000, "指标还没有填报，算不出目标进度")
    weightless = dual_progress(project(at("ge", 10, 1, weight=0)), cut_off=JULY, pack=pack)
    assert weightless.target is None


def test_an_unanswered_indicator_does_not_count_as_nothing(pack: DoubleMonitoring) -> None:
    found = dual_progress(project(at("ge", 10, 5), at("qualitative", None, None)), cut_off=JULY, pack=pack)
    assert (found.target, found.answered, found.asked) == (5000, 1, 2)


def test_furthest_apart_first_unknown_last(pack: DoubleMonitoring) -> None:
    listed = dual_of(
        [project(code="A"), project(at("ge", 10, 5), code="B"), project(at("ge", 10, 9), code="C")],
        cut_off=JULY,
        pack=pack,
    )
    assert [one.project.code for one in listed] == ["C", "B", "A"]


def test_the_calendar_knows_leap_years() -> None:
    assert elapsed(date(2024, 12, 31)) == Ratio(366, 366)
    assert elapsed(date(2023, 3, 1)) == Ratio(60, 365)
