"""What each table to be filled in asks."""

from __future__ import annotations

from pathlib import Path

from jixiao.reporting.assessment_forms import explanations, file_names, stage_label
from tests.evaluation.assessed import scheme


def test_inputs_and_items_with_their_bounds(tmp_path: Path) -> None:
    found = scheme(tmp_path)
    assert [line[1] for line in explanations(found, record="考评数据")] == ["立案数", "结案数", "通报次数"]
    marks = {line[1]: line[3] for line in explanations(found, record="考评评分")}
    assert (marks["结案率"], marks["扣分"]) == ("0 至 10.00分", "-4.00 至 0分")
    assert set(file_names().values()) == {"考评数据.xlsx", "自评.xlsx", "复核.xlsx", "考评异议.xlsx"}
    assert stage_label("self") == "自评"
