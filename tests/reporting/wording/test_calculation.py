"""The way to the points reads as it was computed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.evaluation.model import ItemResult
from jixiao.kernel.figure import State
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio
from jixiao.reporting.content import printed
from jixiao.reporting.wording.calculation import calculation
from jixiao.standards.model import Rule, SmallSample
from tests.reporting import sample


@pytest.fixture(scope="module")
def leaves() -> dict[str, ItemResult]:
    return {leaf.item.code: leaf for leaf in sample.evaluation().leaves()}


def with_rule(leaf: ItemResult, **changes: object) -> ItemResult:
    assert leaf.item.rule is not None
    return replace(leaf, item=replace(leaf.item, rule=replace(leaf.item.rule, **changes)))  # type: ignore[arg-type]


def with_earned(leaf: ItemResult, **changes: object) -> ItemResult:
    assert leaf.earned is not None
    return replace(leaf, earned=replace(leaf.earned, **changes))  # type: ignore[arg-type]


def test_a_ratio_is_spelled_out(leaves: dict[str, ItemResult]) -> None:
    assert printed(calculation(leaves["A13"])) == "7,493.67万元 ÷ 7,514.04万元 × 10.00分 ＝ 9.97分"


def test_a_rate_above_full_marks_is_not_multiplied_out(leaves: dict[str, ItemResult]) -> None:
    capped = with_earned(leaves["A13"], branch="full", points=Points(1000), inputs={"num": 3, "den": 2, "full": 1000})
    assert printed(calculation(capped)) == "7,493.67万元 ÷ 7,514.04万元，达到满分标准，得9.97分"


def test_a_cap_is_named(leaves: dict[str, ItemResult]) -> None:
    capped = with_rule(leaves["A13"], parameters={"cap": Ratio(95, 100)})
    assert " ÷ 95.0% × 10.00分 ＝ " in printed(calculation(capped))


def test_a_sum_beside_a_division_has_its_brackets(leaves: dict[str, ItemResult]) -> None:
    leaf = with_rule(leaves["A13"], num="expenditure.executed + budget.adjusted")
    assert printed(calculation(leaf)).startswith("（7,493.67万元 ＋ 7,514.04万元） ÷ 7,514.04万元")


def test_an_expression_that_says_more_lists_its_figures(leaves: dict[str, ItemResult]) -> None:
    leaf = with_rule(leaves["A13"], num="least(expenditure.executed, budget.adjusted)")
    assert printed(calculation(leaf)).startswith("全年执行数 7,493.67万元；全年预算数 7,514.04万元；")


def test_a_checklist_tells_its_points_and_who_says_so(leaves: dict[str, ItemResult]) -> None:
    text = printed(calculation(leaves["B22"]))
    assert text.startswith("1.制定绩效管理制度（2.50分）：符合（单位声明，待佐证）；2.明确责任科室（2.50分）：符合；")


def test_what_is_missing_is_said_to_be(leaves: dict[str, ItemResult]) -> None:
    leaf = with_earned(leaves["A13"], state=State.UNDETERMINED, branch="missing")
    assert "缺少计分所需的数据，无法判定" in printed(calculation(leaf))


def test_what_does_not_apply_has_no_points(leaves: dict[str, ItemResult]) -> None:
    leaf = with_earned(leaves["A13"], state=State.NOT_APPLICABLE, branch="not_applicable")
    assert printed(calculation(leaf)) == "没有应考核的事项，不适用"


def test_a_reverse_ratio_is_target_by_actual(leaves: dict[str, ItemResult]) -> None:
    reverse = Rule("reverse", "expenditure.executed", "budget.adjusted")
    leaf = replace(leaves["A13"], item=replace(leaves["A13"].item, rule=reverse))
    assert printed(calculation(leaf)).startswith("7,514.04万元 ÷ 7,493.67万元 × ")


def test_a_small_sample_says_why_its_bands_are_wider(leaves: dict[str, ItemResult]) -> None:
    leaf = leaves["A13"]
    assert leaf.item.rule is not None
    few = SmallSample(count=leaf.item.rule.den, below=10, rule=leaf.item.rule)
    merged = replace(leaf, item=replace(leaf.item, small=few))
    assert printed(calculation(merged)).endswith(
        "不满10，按小样本合并档：7,493.67万元 ÷ 7,514.04万元 × 10.00分 ＝ 9.97分"
    )
    assert printed(calculation(with_earned(merged, state=State.NOT_APPLICABLE))) == "没有应考核的事项，不适用"
