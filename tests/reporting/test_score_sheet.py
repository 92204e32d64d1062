"""The rows of the score sheet: every leaf in order, told ready for any shape."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.formatting import figure_text
from jixiao.reporting.content import printed
from jixiao.reporting.score_sheet import score_rows


def test_rows_come_in_the_order_of_the_table_with_their_levels(evaluation: Evaluation) -> None:
    rows = score_rows(evaluation)
    assert [row.leaf.item.code for row in rows] == ["A11", "A12", "A13", "B11", "B21", "B22"]
    assert rows[2].names == ("履职效能", "整体效能", "部门预算资金支出率")


def test_a_row_tells_calculation_reason_basis_and_evidence(evaluation: Evaluation) -> None:
    row = score_rows(evaluation)[2]
    assert printed(row.calculation).endswith("＝ 9.97分")
    assert (row.reason, row.evidence, row.proof) == ("未达到满分标准，按比例计分", "由公开数据反推", "由记录计算")
    assert row.basis == "《部门整体支出绩效自评表》（样例〔2023〕1号）"
    assert figure_text(row.full) == "10.00分"


def test_a_rule_with_its_own_citation_shows_that(evaluation: Evaluation) -> None:
    assert score_rows(evaluation)[4].basis == "《中华人民共和国预算法》第十四条"


def test_levels_a_standard_does_not_have_are_empty(evaluation: Evaluation) -> None:
    group = evaluation.items[0].items[0]
    two_levels = replace(evaluation, items=(group,))
    assert score_rows(two_levels)[0].names == ("整体效能", "", "产出指标完成情况")
    one_level = replace(evaluation, items=group.items)
    assert score_rows(one_level)[0].names == ("产出指标完成情况", "", "")
