"""Problems are the items below full points and those that rest on the unit's word; measures answer them."""

from __future__ import annotations

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.content import printed
from jixiao.reporting.wording.problems import improvements, problems


def test_every_lost_point_is_told_with_its_reason(evaluation: Evaluation) -> None:
    told = [printed(paragraph.parts) for paragraph in problems(evaluation)]
    assert told[0] == "“部门预算资金支出率”分值10.00分，自评得9.97分，未得满分的原因：未达到满分标准，按比例计分。"
    assert (
        told[1] == "“效益指标完成情况”“预决算公开合规性”“绩效管理制度建设”的得分全部或部分依据单位声明计入，尚待佐证。"
    )


def test_each_kind_of_problem_has_its_measure(evaluation: Evaluation) -> None:
    told = [printed(paragraph.parts) for paragraph in improvements(evaluation)]
    assert "针对“部门预算资金支出率”未得满分的情况" in told[0]
    assert "佐证材料" in told[1]
