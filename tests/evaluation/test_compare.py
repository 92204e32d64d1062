"""Two evaluations side by side."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.compare import Difference, compare
from jixiao.evaluation.evaluate import evaluate

from .test_evaluate import money, request


def test_differences() -> None:
    one = request()
    two = replace(one, figures={**one.figures, "expenditure.executed": money("expenditure.executed", 751_404)})
    rows = compare(evaluate(one), evaluate(two))
    assert [(row.name, row.change) for row in rows] == [("总分", 3), ("部门预算资金支出率", 3)]
    assert compare(evaluate(one), evaluate(one))[0].change == 0
    assert Difference("a", "a", None, 5).change is None
