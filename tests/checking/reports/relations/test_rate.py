"""Rates are held against the amounts named as planned and done; a part under 其中 has a budget of its own."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "全年预算数为7,514.04万元，全年的执行数为7,493.67万元，执行率为99.7%。",
            [("99.7%", A)],
        ),
        (
            "全年预算数为7,514.04万元，全年的执行数为7,493.67万元，执行率为97.9%。",
            [("97.9%", D)],
        ),
        (
            "“三公”经费支出决算为7万元，完成预算9.2万元的76.1%。",
            [("76.1%", A)],
        ),
        (
            "“三公”经费支出决算为7万元，完成预算9.2万元的67.1%。",
            [("67.1%", D)],
        ),
        (
            "三公经费预算为25.60万元，支出决算为18.32万元，完成预算的71.56%，其中：公务用车支出决算为12.10万元，完成预算的80.67%。",
            [("71.56%", A)],
        ),
        (
            "计划培训1,200人次，实际培训1,176人次，完成率98%。",
            [("98%", A)],
        ),
        (
            "资金到位率100%，项目预算资金80万元，实际到位80万元。",
            [("100%", A)],
        ),
        (
            "满意度达到95%以上。",
            [],
        ),
        (
            "发现问题12个，已整改11个，整改率91.7%。",
            [("91.7%", A)],
        ),
    ],
)
def test_rate(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "rate"] == [("rate", *one) for one in found]
