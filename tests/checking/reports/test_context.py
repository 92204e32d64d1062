"""Amounts know their sentence and what stands before them; names are compared without year and “total”."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.context import core, unit_class
from tests.checking.reports.paragraphs import context


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("2023年度我局支出总额", "支出"),
        ("政府采购支出总额", "政府采购支出"),
        ("本年收入合计", "收入"),
        ("全年的执行数", "执行"),
    ],
)
def test_core(label: str, words: str) -> None:
    assert core(label) == core(words)


def test_units_that_may_be_added() -> None:
    assert unit_class("名") == unit_class("位") == unit_class("人")
    assert unit_class("宗") == unit_class("件")
    assert unit_class("个") != unit_class("人")


def test_before_is_nearest_first_and_ends_with_the_sentence() -> None:
    found = context("收入100万元。支出80万元，结余20万元。")
    last = found.amounts[1][-1]
    assert [one.text for one in found.before(last, sentences=0)] == ["80万元"]
    assert [one.text for one in found.before(last, sentences=1)] == ["80万元", "100万元"]


def test_earlier_and_later_reach_over_paragraphs() -> None:
    found = context("收入100万元。", "支出80万元。", "结余20万元。")
    middle = found.amounts[2][0]
    assert [one.text for one in found.earlier(middle)] == ["100万元"]
    assert [one.text for one in found.later(middle)] == ["20万元"]
