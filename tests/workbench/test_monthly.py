"""Spending by month: twelve months that end at the year's spending; nothing without a snapshot or a budget."""

from __future__ import annotations

import json

from jixiao.reporting.files import TRACE
from jixiao.reporting.trace_read import load_trace
from jixiao.workbench.monthly import BUDGET, months_chart
from tests.conftest import Evaluated


def test_the_example(evaluated: Evaluated) -> None:
    document = load_trace(json.loads((evaluated.folder / TRACE).read_text(encoding="utf-8")))
    budget, key = document.figures[BUDGET], str(document.content["snapshot"])
    chart = months_chart(key, settings=evaluated.settings, budget=budget)
    assert chart is not None
    even, paid = chart.series
    assert (len(chart.labels), even.figures[-1].value) == (12, budget.value)
    assert paid.figures[-1].value == document.figures["expenditure.executed"].value
    assert months_chart("gone", settings=evaluated.settings, budget=budget) is None
    assert months_chart(key, settings=evaluated.settings, budget=None) is None
