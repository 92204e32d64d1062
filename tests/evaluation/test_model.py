"""An evaluation lists its leaves in the order of the table."""

from __future__ import annotations

from jixiao.evaluation.evaluate import evaluate

from .test_evaluate import request


def test_leaves_in_order() -> None:
    evaluation = evaluate(request())
    assert [leaf.item.code for leaf in evaluation.leaves()] == [item.code for item in evaluation.standard.leaves()]
