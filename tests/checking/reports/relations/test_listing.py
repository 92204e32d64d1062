"""A number of things is held against a closed list of them."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "存在以下三个问题：一是经费紧张；二是人员不足；三是设备老化。",
            [("三个", A)],
        ),
        (
            "设置了三个一级指标：产出指标、效益指标、满意度指标、成本指标。",
            [("三个", D)],
        ),
        (
            "建立三个中心：公共法律服务中心、行政复议中心和社区矫正中心。",
            [("三个", A)],
        ),
        (
            "覆盖五个镇街：松洲街、景泰街、同德街等。",
            [],
        ),
    ],
)
def test_listing(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "count"] == [("count", *one) for one in found]
