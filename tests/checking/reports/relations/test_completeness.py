"""A list is complete by its names, by its words or by its shares; 等 and 主要 leave it open."""

from __future__ import annotations

from jixiao.checking.reports.relations.completeness import certain
from tests.checking.reports.paragraphs import context


def complete(text: str, *, whole: bool = False) -> bool:
    """Whether all amounts behind the first are taken for all of its parts."""
    read = context(text)
    head, *parts = [one for one in read.amounts[1] if one.unit == "元"]
    return certain(head, parts, whole=whole, context=read)


def test_basic_and_project_expenditure_are_all_there_is() -> None:
    assert complete("支出736.2万元，其中：基本支出501.15万元，项目支出95.05万元。")


def test_parts_named_after_one_pattern_are_all_there_is() -> None:
    assert complete("资金642.18万元，其中：上级资金131.2万元，县级资金298.45万元，镇级资金213.53万元。")


def test_parts_whose_shares_make_a_hundred_are_all_there_is() -> None:
    assert complete("支出200万元，其中：甲120万元，占62%；乙70万元，占38%。")


def test_some_of_the_parts_are_not_all() -> None:
    assert not complete("支出736.2万元，主要包括基本支出501.15万元，项目支出95.05万元。")
    assert not complete("支出736.2万元，其中：普法宣传31.15万元，法律援助95.05万元等。")
    assert not complete("支出736.2万元，其中：普法宣传31.15万元，法律援助95.05万元。")
