"""Changes are held against the value before the change; a rate over the value after it is told as that mistake."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2022年度收、支总计均为3,215.48万元。与2021年相比，收、支总计各增加215.32万元，增长7.18%。",
            [("7.18%", A)],
        ),
        (
            "2022年度收、支总计均为3,215.48万元。与2021年相比，收、支总计各增加215.32万元，增长1.78%。",
            [("1.78%", D)],
        ),
        (
            "机关运行经费支出286.41万元，比2021年减少12.35万元，下降4.13%。",
            [("4.13%", A)],
        ),
        (
            "机关运行经费支出286.41万元，比2021年减少12.35万元，下降4.31%。",
            [("4.31%", D)],
        ),
        (
            "办理案件356件，较上年的312件增加44件，增长14.1%。",
            [("44件", A), ("14.1%", A)],
        ),
        (
            "办理案件356件，较上年的312件增加34件，增长14.1%。",
            [("34件", D), ("14.1%", D)],
        ),
        (
            "公务接待费1万元，比上年增加0.5万元，增长100%。",
            [("100%", A)],
        ),
        (
            "财政拨款收入比上年增长12.5%，由上年的320万元增加到360万元。",
            [("12.5%", A)],
        ),
        (
            "执行率为96.42%，较上年提高2.15个百分点。",
            [],
        ),
        (
            "三公经费与上年持平，增加0万元。",
            [],
        ),
    ],
)
def test_growth(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "growth"] == [("growth", *one) for one in found]
