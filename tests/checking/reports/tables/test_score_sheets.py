"""The form of 财预〔2020〕10号: execution rate and its score, scores within weights, totals of each form."""

from __future__ import annotations

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.grids import outcomes

A, D = Outcome.AGREES, Outcome.DISAGREES
FORM = """
项目资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 90 | 90 | {executed} | 10 | {rate} | {first}
其中：财政拨款 | 90 | 90 | {executed} | | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 培训人次 | ≥500 | 480 | 50 | 48
效益指标 | 社会效益 | 知晓率 | ≥90% | 92% | 30 | {second}
满意度指标 | 满意度 | 参训人员满意度 | ≥95% | 96% | 10 | 10
总分 | | | | | 100 | {total}
"""


def form(**changed: str) -> list[tuple[str, Outcome]]:
    told = {"executed": "81.00", "rate": "90.00%", "first": "9.00", "second": "30", "total": "97.00"} | changed
    return outcomes(FORM.format(**told))


def test_a_form_that_adds_up() -> None:
    assert form() == [("90.00%", A), ("9.00", A), ("100", A), ("97.00", A)]


def test_each_part_is_held_against_the_others() -> None:
    assert ("92.00%", D) in form(rate="92.00%")
    assert ("98.00", D) in form(total="98.00")
    assert ("31", D) in form(second="31")


def test_two_forms_in_one_table_have_their_own_totals() -> None:
    told = {"executed": "81.00", "rate": "90.00%", "first": "9.00", "second": "30", "total": "97.00"}
    found = outcomes(FORM.format(**told) + FORM.format(**told).lstrip())
    assert [outcome for _, outcome in found] == [A] * 8


def test_points_by_bands_are_not_called_wrong() -> None:
    assert ("8.00", Outcome.CANNOT) in form(first="8.00", total="96.00")
