"""Points of single indicators: rules by nature, findings for what a reviewer would ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.evaluation.indicators import DEPARTMENT_GROUPS, PROJECT_GROUPS, IndicatorInput, rule_key, score, totals
from jixiao.standards.model import OverAchievement

from .samples import given
from .test_evaluate import standard

RULES = standard("cn-mof-2021-101")
CASES: list[tuple[IndicatorInput, int | None, set[str]]] = [
    (given("够", weight=10, target=100, actual=100), 1000, set()),
    (given("少而有因", weight=10, target=100, actual=90, reason="疫情"), 900, set()),
    (given("少而无因", weight=10, target=100, actual=90), 900, {"JX-EVA-001"}),
    (given("过高", weight=10, target=100, actual=131), 1000, {"JX-EVA-002"}),
    (given("没有结果", weight=10, target=100, actual=None), None, {"JX-EVA-003"}),
    (given("反向", weight=10, target=3, actual=4, nature="le", reason="x"), 750, set()),
    (
        given("定性", weight=10, target=None, actual=None, nature="qualitative", tier="partly", share=70, reason="x"),
        700,
        set(),
    ),
    (given("门槛", weight=10, target=100, actual=59, pass_line=60, reason="x"), 0, set()),
    (given("满意度", weight=10, target=90, actual=89, rule="satisfaction", reason="x"), 800, set()),
    (given("直接", weight=10, target=1, actual=0, rule="direct", reason="x"), 0, set()),
    (given("反向直接", weight=10, target=0, actual=0, nature="le", rule="direct"), 1000, set()),
]


@pytest.mark.parametrize(("indicator", "points", "codes"), CASES, ids=[case[0].name for case in CASES])
def test_points_and_findings(indicator: IndicatorInput, points: int | None, codes: set[str]) -> None:
    (result,), findings = score([indicator], standard=RULES, policy=RULES)
    assert result.figure.value == points
    assert {finding.code for finding in findings} == codes


def test_treatments_of_results_far_above_their_target() -> None:
    far = given("过高", weight=10, target=100, actual=200)
    expected = {OverAchievement.NOTE_ONLY: 1000, OverAchievement.ZERO: 0, OverAchievement.SCALE_DOWN: 650}
    for treatment, points in expected.items():
        (result,), _ = score([far], standard=RULES, policy=replace(RULES, over_achievement=treatment))
        assert result.figure.value == points


def test_sums_ask_for_what_has_no_result_too() -> None:
    satisfied = given("满", weight=5, target=1, actual=1, first="satisfaction")
    results, _ = score([CASES[0][0], CASES[4][0], satisfied], standard=RULES, policy=RULES)
    project = totals(results, prefix="p", groups=PROJECT_GROUPS)
    assert (project["p.output.earned"].value, project["p.output.full"].value) == (1000, 2000)
    assert project["p.satisfaction.full"].value == 500
    assert totals(results, prefix="d", groups=DEPARTMENT_GROUPS)["d.benefit.earned"].value == 500


def test_rule_by_nature() -> None:
    assert rule_key(given("a", weight=1, target=1, actual=1, nature="lt")) == "ratio_reverse"
    assert rule_key(given("a", weight=1, target=1, actual=1, nature="qualitative", rule="ratio")) == "tier"
