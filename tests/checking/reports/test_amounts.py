"""Numbers come out with base value, worth of the last digit, unit, name, role and mark of approximation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checking.reports.amounts import amounts_of
from jixiao.checking.reports.model import Role
from tests.checking.reports.paragraphs import passage


@pytest.mark.parametrize(
    ("text", "value", "step", "unit", "printed"),
    [
        ("7, 493.67万元", "74936700", "100", "元", "万元"),
        ("1.2亿元", "120000000", "10000000", "元", "亿元"),
        ("35元", "35", "1", "元", "元"),
        ("99.70％", "99.70", "0.01", "%", "%"),
        ("2.15个百分点", "2.15", "0.01", "百分点", "百分点"),
        ("17万人次", "170000", "10000", "人次", "万人次"),
        ("3, 454个", "3454", "1", "个", "个"),
        ("十三个", "13", "1", "个", "个"),
        ("百分之三十", "30", "1", "%", "%"),
        ("9.97分", "9.97", "0.01", "分", "分"),
    ],
)
def test_value_step_and_unit(text: str, value: str, step: str, unit: str, printed: str) -> None:
    (amount,) = amounts_of(passage(text))
    assert (amount.value, amount.step, amount.unit, amount.printed_unit) == (
        Decimal(value),
        Decimal(step),
        unit,
        printed,
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("比上年增加5万元", Role.UP),
        ("较预算少0.07万元", Role.DOWN),
        ("年末结转和结余25万元", Role.REST),
        ("支出合计25万元", Role.TOTAL),
        ("基本支出25万元", Role.PLAIN),
    ],
)
def test_role(text: str, role: Role) -> None:
    assert amounts_of(passage(text))[0].role is role


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("近33285件次", "近", ""),
        ("1,500余家", "余", ""),
        ("约30%", "约", ""),
        ("≥95%", "", "≥"),
        ("不高于5%", "", "≤"),
        ("95%以上", "", "≥"),
    ],
)
def test_marks(text: str, approximate: str, bound: str) -> None:
    (amount,) = amounts_of(passage(text))
    assert (amount.approximate, amount.bound) == (approximate, bound)


def test_names_are_the_words_before() -> None:
    text = "2023年度“三公”经费支出决算为7万元，完成预算9.2万元的76.1%；其中：基本支出：52万元"
    assert [one.label for one in amounts_of(passage(text))] == [
        "2023年度“三公”经费支出决算",
        "完成预算",
        "",
        "基本支出",
    ]


@pytest.mark.parametrize("text", ["满意度IO0%", "完成率78.*%", "支出××万元"])
def test_unreadable_figures_are_masked(text: str) -> None:
    (amount,) = amounts_of(passage(text))
    assert amount.masked
    assert not amount.exact
