"""A section names the items it discusses, with their points."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.reporting.content import printed
from jixiao.reporting.wording.items import discussed


def assigned(result: ItemResult, *, code: str, section: str) -> ItemResult:
    items = tuple(assigned(item, code=code, section=section) for item in result.items)
    item = replace(result.item, section=section) if result.item.code == code else result.item
    return replace(result, item=item, items=items)


def test_only_items_of_the_section_are_named(evaluation: Evaluation) -> None:
    items = tuple(assigned(item, code="A13", section="履职效能分析") for item in evaluation.items)
    (paragraph,) = discussed(replace(evaluation, items=items), section="履职效能分析")
    assert printed(paragraph.parts) == "自评指标得分情况：“部门预算资金支出率”10.00分，得9.97分。"


def test_a_section_without_items_says_nothing(evaluation: Evaluation) -> None:
    assert discussed(evaluation, section="部门职能") == ()
