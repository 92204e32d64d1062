"""A figure is a value with state and trace; a trace keeps integers, unrounded."""

from __future__ import annotations

import dataclasses

import pytest

from jixiao.kernel.figure import Figure, FigureKind, State, Trace


def test_a_figure_is_known_unless_said_otherwise_and_never_changes() -> None:
    figure = Figure("expenditure.executed", "全年执行数", FigureKind.MONEY, value=7_493_670_000, unit="万元")
    assert figure.state is State.KNOWN
    with pytest.raises(dataclasses.FrozenInstanceError):
        figure.value = 1  # type: ignore[misc]


def test_a_trace_leads_down() -> None:
    rule = Trace("rule", "C11", "预算执行率", detail={"num": 7_493_670_000, "den": 7_514_040_000})
    total = Trace("total", "", "总分", value="99.97", children=(rule,))
    assert total.children[0].detail["num"] == 7_493_670_000
    assert total.sources == ()
