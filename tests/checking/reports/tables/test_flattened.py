"""Rows that lost their grid are read only where one single reading is right."""

from __future__ import annotations

from jixiao.checking.reports.model import Outcome
from jixiao.checking.reports.tables.flattened import flattened_relations
from tests.checking.reports.paragraphs import passage

HEAD = "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额"


def found(text: str) -> list[tuple[str, Outcome]]:
    return [(one.stated.text, one.outcome) for one in flattened_relations(passage(HEAD + text))]


def test_parted_by_spaces() -> None:
    assert found(" 90 90 89.974 10 99.97% 10") == [("99.97%", Outcome.AGREES)]
    assert found(" 90 90 81.5 10 99.97% 10") == [("99.97%", Outcome.DISAGREES)]


def test_run_together() -> None:
    assert found("202010100.00%10") == [("100.00%", Outcome.AGREES)]
    assert found("123456789.12%10") == []


def test_without_the_header_nothing_is_guessed() -> None:
    assert list(flattened_relations(passage("90 90 89.974 10 99.97% 10"))) == []
