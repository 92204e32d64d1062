"""A trace read back is the evaluation's figures, whole."""

from __future__ import annotations

import json

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.trace_json import all_figures, trace_json
from jixiao.reporting.trace_read import NotATrace, load_trace


def test_every_figure_comes_back_equal_with_its_trace(evaluation: Evaluation) -> None:
    document = load_trace(json.loads(json.dumps(trace_json(evaluation))))
    assert document.key == evaluation.key
    assert document.figures == all_figures(evaluation)


def test_another_schema_is_refused() -> None:
    with pytest.raises(NotATrace, match=r"jixiao\.trace/9"):
        load_trace({"schema": "jixiao.trace/9"})
