"""A breakdown makes its total; a list that may be incomplete is not called wrong."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "支出总额7,493.67万元，其中：基本支出5,297.67万元，项目支出2195.99万元。",
            [("7,493.67万元", R)],
        ),
        (
            "采购支出总额1,131万元，其中：货物支出20.01万元，服务支出1,110.99万元。",
            [("1,131万元", A)],
        ),
        (
            "采购支出总额1,131万元，其中：货物支出20.01万元，服务支出1,110.49万元。",
            [("1,131万元", R)],
        ),
        (
            "采购支出总额1,131.00万元，其中：货物支出20.01万元，服务支出1,101.99万元。",
            [("1,131.00万元", D)],
        ),
        (
            "用于道路硬化35.6万元、绿化12.3万元、亮化8.1万元，共计56万元。",
            [("56万元", A)],
        ),
        (
            "用于道路硬化35.6万元、绿化12.3万元、亮化8.1万元，共计65.0万元。",
            [("65.0万元", D)],
        ),
        (
            "总投资500万元，其中：人员经费60万元。",
            [],
        ),
        (
            "总投资500万元，主要包括设备购置120.5万元、系统开发200万元等。",
            [],
        ),
        (
            "支出100万元，其中：基本支出60万元，其中人员经费50万元、公用经费10万元；项目支出40万元。",
            [("100万元", A), ("60万元", A)],
        ),
        (
            "共有车辆15辆，其中主要领导用车2辆、机要通信用车3辆、应急保障用车6辆、执法执勤用车4辆。",
            [("15辆", A)],
        ),
        (
            "共有车辆15辆，其中主要领导用车2辆、机要通信用车3辆、应急保障用车8辆、执法执勤用车4辆。",
            [("15辆", D)],
        ),
        (
            "来信85件、来访126批次、网上信访412件，共计623件（批）次。",
            [],
        ),
    ],
)
def test_total(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "sum"] == [("sum", *one) for one in found]
