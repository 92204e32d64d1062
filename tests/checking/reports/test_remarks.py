"""Remarks say what stands there, what was computed, how far off it may be and what to do, in Chinese."""

from __future__ import annotations

from jixiao.checking.reports.model import Colour
from jixiao.checking.reports.remarks import remarks_of
from tests.checking.reports.paragraphs import relations


def told(*paragraphs: str) -> list[tuple[str, Colour, str]]:
    return [
        (remark.finding.code, remark.colour, remark.finding.message)
        for relation in relations(*paragraphs)
        for remark in remarks_of(relation)
    ]


def test_agreement_is_shown() -> None:
    assert told("全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为99.7%。") == [
        ("JX-CHK-015", Colour.GREEN, "相符：7,493.67÷7,514.04=99.729%")
    ]


def test_a_rounding_difference_comes_with_the_sentence_to_add() -> None:
    (relation,) = relations("支出总额7,493.67万元，其中：基本支出5,297.67万元，项目支出2195.99万元。")
    (remark,) = remarks_of(relation)
    assert remark.finding.code == "JX-CHK-016"
    assert "相差 0.01万元" in remark.finding.message
    assert "因四舍五入，分项之和与合计存在0.01万元尾差。" in remark.finding.hint


def test_a_coarse_figure_leaves_a_wide_range() -> None:
    found = told("“三公”经费支出决算为7万元，完成预算9.2万元的76.1%。")
    assert [(code, colour) for code, colour, _ in found] == [("JX-CHK-015", Colour.GREEN), ("JX-CHK-019", Colour.AMBER)]
    assert "70.7%～81.5%" in found[1][2]


def test_truncation_is_not_an_error() -> None:
    assert told("全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为99.72%。")[0][:2] == (
        "JX-CHK-017",
        Colour.AMBER,
    )


def test_a_disagreement_names_both_values_and_the_tolerance() -> None:
    (found,) = told("全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为97.9%。")
    assert found[:2] == ("JX-CHK-003", Colour.RED)
    assert all(part in found[2] for part in ("99.729%", "97.9%", "按印出的位数"))


def test_a_rate_over_the_new_value_is_told_as_that_mistake() -> None:
    (found,) = told("机关运行经费支出286.41万元，比2021年减少12.35万元，下降4.31%。")
    assert "增减率应以变动前的数作分母" in found[2]
