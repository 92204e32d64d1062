"""Places of a sentence: money, dates, shares, words of a list, codes under their names, what is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.monitoring.rules.sentence import sentence

from .packaged import RULES


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("{total:元}", "1,234.50元"),
        ("{paid_on:日}", "2024年2月29日"),
        ("{total/whole:%}", "33.3%"),
        ("{total/none:%}", "—"),
        ("{purpose:词 words}", "月饼"),
        ("{method}", "现金"),
        ("{payee}", "（空）"),
        ("{payments}笔", "3笔"),
    ],
)
def test_places(says: str, shown: str) -> None:
    values = {
        "total": 123_450,
        "whole": 370_350,
        "none": None,
        "paid_on": 19_782,
        "purpose": "购月饼",
        "method": "cash",
        "payee": None,
    }
    assert sentence(replace(RULES["TM-06"], says=says), {**values, "payments": 3}) == shown


def test_parameters_stand_in_sentences() -> None:
    assert sentence(replace(RULES["TM-05"], says="{limit:元}{days}日"), {}) == "500,000.00元7日"
