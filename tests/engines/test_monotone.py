"""What can fall again as numbers grow is never called rising."""

from __future__ import annotations

import pytest

from jixiao.engines.monotone import rises
from jixiao.expressions.expression import parse
from jixiao.expressions.types import Type

COLUMNS = dict.fromkeys(("paid", "n", "limit"), Type.INT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid > limit", True),
        ("limit <= paid + n", True),
        ("paid * 100 >= limit * 30 AND n >= 2", True),
        ("paid > limit OR n > 3", True),
        ("limit > 3", True),
        ("least(paid, n) > 4", True),
        ("paid < limit", False),
        ("paid = limit", False),
        ("paid - n > limit", False),
        ("paid * n > limit", False),
        ("paid * -1 > limit", False),
        ("limit - paid > 0", False),
        ("NOT (paid < limit)", False),
        ("paid BETWEEN 1 AND 5", False),
        ("paid > limit AND n < 3", False),
        ("half_up(paid, n) > 3", False),
    ],
)
def test_rises(text: str, expected: bool) -> None:
    assert rises(parse(text, columns=COLUMNS).node, {"paid", "n"}) is expected
