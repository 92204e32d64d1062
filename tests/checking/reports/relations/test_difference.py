"""What is left is what came in less what went out."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "调整预算数2,119.47万元，实际支出2,080.03万元，结余39.44万元。",
            [("39.44万元", A)],
        ),
        (
            "调整预算数2,119.47万元，实际支出2,080.03万元，结余34.44万元。",
            [("34.44万元", D)],
        ),
        (
            "年初结转和结余35.2万元，本年收入600万元，本年支出610.2万元，年末结转和结余25万元。",
            [("25万元", A)],
        ),
        (
            "年初结转和结余35.2万元，本年收入600万元，本年支出610.2万元，年末结转和结余29.0万元。",
            [("29.0万元", D)],
        ),
        (
            "年末结转和结余25万元。",
            [],
        ),
    ],
)
def test_difference(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "difference"] == [("difference", *one) for one in found]
