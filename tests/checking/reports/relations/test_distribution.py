"""Shares told as a list belong to the amounts of the list before, in order."""

from __future__ import annotations

import pytest

from jixiao.checking.reports.model import Outcome
from tests.checking.reports.paragraphs import outcomes

A, R, D, C = Outcome.AGREES, Outcome.ROUNDING, Outcome.DISAGREES, Outcome.CANNOT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "货物、工程、服务规模分别为9,399.2亿元、16,961.2亿元和10,038.6亿元，占采购规模36,399亿元的25.8%、46.6%和27.6%。",
            [("25.8%", A)],
        ),
        (
            "采购规模为36,399亿元。货物、工程、服务规模分别为9,399.2亿元、16,961.2亿元和10,038.6亿元，占采购规模比例为25.8%、46.6%和27.6%。",
            [("25.8%", A), ("46.6%", A), ("27.6%", A)],
        ),
        (
            "采购规模为36,399亿元。货物、工程、服务规模分别为9,399.2亿元、16,961.2亿元和10,038.6亿元，占采购规模比例为25.8%、46.6%和26.7%。",
            [("25.8%", A), ("46.6%", A), ("26.7%", D)],
        ),
    ],
)
def test_distribution(text: str, found: list[tuple[str, str, Outcome]]) -> None:
    assert [one for one in outcomes(text) if one[0] == "share"] == [("share", *one) for one in found]
