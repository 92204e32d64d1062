"""Scores stay within their weight, items make the total, and a rate of execution gives its tenth."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "项目自评得分为97.5分，其中：预算执行率得9.88分，产出指标得49分，效益指标得28.62分，满意度指标得10分。",
            [("97.5分", A)],
        ),
        (
            "项目自评得分为97.5分，其中：预算执行率得9.88分，产出指标得49分，效益指标得26.62分，满意度指标得10分。",
            [("97.5分", D)],
        ),
        (
            "决策类满分20分，得分21分。",
            [("21分", D)],
        ),
        (
            "决策类指标得18分（满分20分），产出类指标得28分（满分30分）。",
            [],
        ),
        (
            "预算执行率98.75%，分值10分，得分9.88分。",
            [("9.88分", A)],
        ),
        (
            "全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为99.7%。整体支出绩效自评结果为99.97分。",
            [("99.97分", A)],
        ),
    ],
)
def test_score(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "score"] == [("score", *one) for one in found]
