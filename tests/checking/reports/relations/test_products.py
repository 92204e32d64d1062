"""A price times what is counted makes the amount."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "按每人每月2,500元发放，共32人，12个月，合计96万元。",
            [("96万元", A)],
        ),
        (
            "按每人每月2,500元发放，共32人，12个月，合计69万元。",
            [("69万元", D)],
        ),
        (
            "采购电脑15台，单价5,000元，合计7.5万元；打印机4台，单价1,800元，合计0.72万元。",
            [("7.5万元", A), ("0.72万元", A)],
        ),
        (
            "采购电脑15台，单价5,000元，合计8.5万元。",
            [("8.5万元", D)],
        ),
        (
            "公务接待费支出1.25万元，接待32批次、286人次，人均43.71元。",
            [("43.71元", A)],
        ),
    ],
)
def test_products(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "product"] == [("product", *one) for one in found]
