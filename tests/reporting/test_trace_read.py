"""A trace read back is the evaluation's figures, whole."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from jixiao.evaluation.compare import side_of
from jixiao.evaluation.model import Evaluation
from jixiao.reporting.trace_json import all_figures, trace_json
from jixiao.reporting.trace_read import DamagedTrace, NotATrace, compared_evaluation, load_trace


def test_every_figure_comes_back_equal_with_its_trace(evaluation: Evaluation) -> None:
    document = load_trace(json.loads(json.dumps(trace_json(evaluation))))
    assert document.key == evaluation.key
    assert document.figures == all_figures(evaluation)


def test_another_schema_is_refused() -> None:
    with pytest.raises(NotATrace, match=r"jixiao\.trace/9"):
        load_trace({"schema": "jixiao.trace/9"})


@pytest.mark.parametrize("content", [[], "trace", None, {}])
def test_json_that_is_no_trace_is_refused(content: object) -> None:
    with pytest.raises(NotATrace):
        load_trace(content)


def test_a_trace_read_back_compares_like_the_evaluation(evaluation: Evaluation) -> None:
    side = compared_evaluation(load_trace(json.loads(json.dumps(trace_json(evaluation)))))
    own = side_of(evaluation)
    assert side.items == own.items
    assert (side.total, side.standard, side.version, side.grade) == (own.total, own.standard, own.version, own.grade)


def test_whatever_is_missing_or_wrong_is_one_mistake(evaluation: Evaluation) -> None:
    whole = json.loads(json.dumps(trace_json(evaluation)))
    total = whole["total"]
    for change in (
        lambda content: content.pop("figures"),
        lambda content: content.pop("standard"),
        lambda content: content.pop("items"),
        lambda content: content.update(items=[{"code": "A"}]),
        lambda content: content.update(total="nowhere"),
        lambda content: content["figures"][total].update(kind="colour"),
        lambda content: content["figures"][total].update(trace={"figure": total}),
    ):
        broken: dict[str, Any] = copy.deepcopy(whole)
        change(broken)
        with pytest.raises(DamagedTrace):
            compared_evaluation(load_trace(broken))
