"""Shares of one whole imply it: the one that implies another is wrong, even where the whole is not printed."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "基本支出2476260.58元，占一般公共预算支出的84.06%。项目支出469500元，占一般公共预算支出的15.94%。",
            [("84.06%", A), ("15.94%", A)],
        ),
        (
            "公共服务支出2,156.32万元，占52.45%；社会保障支出865.20万元，占21.05%；卫生健康支出412.68万元，占10.04%；住房保障支出676.82万元，占16.46%。",
            [("52.45%", A), ("21.05%", A), ("10.04%", A), ("16.46%", A)],
        ),
        (
            "公共服务支出2,156.32万元，占52.45%；社会保障支出865.20万元，占21.05%；卫生健康支出412.68万元，占14.04%；住房保障支出676.82万元，占16.46%。",
            [("52.45%", A), ("21.05%", A), ("14.04%", D), ("16.46%", A)],
        ),
    ],
)
def test_siblings(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "share"] == [("share", *one) for one in found]
