"""Items carry their way back: rule, line of the standard, measures, claims."""

from __future__ import annotations

from jixiao.evaluation.evaluate import evaluate
from jixiao.kernel.figure import Trace

from .test_evaluate import request


def test_a_leaf_names_rule_line_and_inputs() -> None:
    evaluation = evaluate(request())
    trace = evaluation.figures["item.A13"].trace
    assert isinstance(trace, Trace)
    assert trace.detail["primitive"] == "linear"
    assert (trace.detail["num"], trace.detail["den"], trace.detail["full"]) == (749_367, 751_404, 1000)
    assert isinstance(trace.detail["line"], int)
    assert trace.evidence is not None
    (leaf,) = [leaf for leaf in evaluation.leaves() if leaf.item.code == "A13"]
    assert [figure.code for figure in leaf.inputs] == ["expenditure.executed", "budget.adjusted"]


def test_a_claim_is_shown_with_its_basis() -> None:
    trace = evaluate(request()).figures["item.B41"].trace
    assert trace is not None
    claimed = [child for child in trace.children if child.detail.get("claimed")]
    assert [(child.code, child.detail["basis"]) for child in claimed] == [("system", "制度")]
