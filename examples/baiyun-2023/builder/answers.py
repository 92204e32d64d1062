"""Answers of the unit to points that no record can settle (评价要点), read from `words/answers.txt`.

Each is the unit's own statement (单位声明): its basis is a sentence of the published report or, marked 示例, invented.
"""

from __future__ import annotations

from .office import Sheet
from .texts import fields, lines


def sheets() -> list[Sheet]:
    """评价要点."""
    return [
        Sheet(
            "评价要点",
            ("评分指标编码", "要点编码", "是否符合", "依据"),
            [fields(line) for line in lines("answers.txt")],
        )
    ]
