"""What is stated twice under one name agrees, or differs as a slip does; other differences mean other things."""

from __future__ import annotations

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import relations


def same(*paragraphs: str) -> list[tuple[str, Outcome]]:
    return [(one.stated.text, one.outcome) for one in relations(*paragraphs) if one.kind == "same"]


def test_the_same_figure_again() -> None:
    assert same("机关运行经费支出286.41万元。", "全年机关运行经费支出286.41万元。") == [("286.41万元", Outcome.AGREES)]


def test_a_mistyped_digit_and_exchanged_ones() -> None:
    assert same("机关运行经费支出286.41万元。", "机关运行经费支出286.71万元。") == [("286.71万元", Outcome.DISAGREES)]
    assert same("机关运行经费支出286.41万元。", "机关运行经费支出268.41万元。") == [("268.41万元", Outcome.DISAGREES)]


def test_a_slip_of_unit() -> None:
    assert same("低值易耗品采购支出72万元。", "低值易耗品采购支出72元。") == [("72元", Outcome.DISAGREES)]


def test_another_value_is_another_thing() -> None:
    assert same("机关运行经费支出286.41万元。", "机关运行经费支出315.02万元。") == []
    assert same("2022年机关运行经费支出286.41万元。", "2023年机关运行经费支出286.71万元。") == []


def test_executed_goes_by_several_names() -> None:
    assert same("本年支出总额7,493.67万元。", "全年的执行数为7,493.76万元。") == [("7,493.76万元", Outcome.DISAGREES)]
