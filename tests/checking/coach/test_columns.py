"""Headings and labels of the many forms in use, and the kinds printed in them."""

from __future__ import annotations

import pytest

from jixiao.checking.coach.columns import (
    column_of,
    first_level,
    is_vertical,
    label_of,
    printed_weight,
    second_level,
)

HEADINGS = {
    "三级\n指标": "name",
    "*指标值": "value",
    "年度指标值（包含数字及文字描述）": "value",
    "权重（分值）": "weight",
    "评（扣）分标准": "rule",
    "指标值类型": "nature",
    "上年实际完成值": "actual_before",
    "2022年实际完成值": "past_actual:2022",
    "2022年指标值": "past_target:2022",
    "备注": "",
}


@pytest.mark.parametrize("text", HEADINGS)
def test_headings(text: str) -> None:
    assert column_of(text) == HEADINGS[text]


def test_labels_of_the_form() -> None:
    labels = ("项目名称", "年度资金总额（万元）", "主管部门及代码", "年度总体目标", "上年预算数（万元）", "联系电话")
    assert [label_of(text) for text in labels] == ["project", "money", "unit_name", "objective", "money_before", ""]
    assert is_vertical("绩效\n指标")


def test_kinds_by_their_printed_names() -> None:
    assert [first_level(text) for text in ("产出指标（50分）", "效果指标", "社会公众满意度", "其他")] == [
        "output",
        "benefit",
        "satisfaction",
        "",
    ]
    assert second_level("成本指标", first="output") == "output_cost"
    assert second_level("成本指标", first="cost") == "economic_cost"
    assert second_level("可持续影响指标", first="benefit") == "sustainable"
    assert second_level("环保效果", first="benefit") == ""


def test_points_printed_at_a_kind() -> None:
    assert (printed_weight("产出指标（50分）"), printed_weight("产出指标")) == ("50", "")
