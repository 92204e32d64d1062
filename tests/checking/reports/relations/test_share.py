"""Shares are held against the whole that the text names or breaks down; what cannot be found is not guessed."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "收入总额7,493.67万元，其中财政拨款收入7,493.67万元，占收入总额的100%。",
            [("100%", A)],
        ),
        (
            "收入总额7,493.67万元，其中财政拨款收入7,497.67万元，占收入总额的100%。",
            [("7,497.67万元", D)],
        ),
        (
            "本年支出总额7,493.67万元，按支出性质分，基本支出5,297.67万元，占比70.7%，项目支出2195.99万元，占比29.3%。",
            [("70.7%", A), ("29.3%", A)],
        ),
        (
            "本年支出总额7,493.67万元，按支出性质分，基本支出5,297.67万元，占比72.7%，项目支出2195.99万元，占比29.3%。",
            [("72.7%", D), ("29.3%", A)],
        ),
        (
            "授予中小企业合同金额1,131万元，其中:授予小微企业合同金额895.28万元，占授予中小企业合同金额的79.2%。",
            [("79.2%", A)],
        ),
        (
            "共涉及资金2,195.49万元，占一般公共预算项目支出总额的98%。",
            [("98%", C)],
        ),
        (
            "节水产品633.7亿元，占同类产品采购规模的90%，环保产品718.7亿元，占同类产品采购规模的88%。",
            [],
        ),
        (
            "专项资金占年度预算300万元的40%。",
            [],
        ),
        (
            "专项支出120万元，占年度预算300万元的40%。",
            [("40%", A)],
        ),
        (
            "专项支出120万元，占年度预算300万元的45%。",
            [("45%", D)],
        ),
        (
            "本科以上学历20人，占在职人员30人的66.7%。",
            [("66.7%", A)],
        ),
    ],
)
def test_share(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "share"] == [("share", *one) for one in found]
