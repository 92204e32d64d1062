"""At the edge a figure becomes a double that is read back as the same digits."""

from __future__ import annotations

from dataclasses import replace

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.figure import State
from jixiao.reporting.edge import edge_cell, edge_number, edge_points


def test_money_points_quantities_and_rates_in_their_units(evaluation: Evaluation) -> None:
    figures = evaluation.figures
    assert edge_number(figures["expenditure.executed"]) == 7493.67
    assert edge_number(figures["score.total"]) == 99.97
    assert edge_number(figures["duty.legal_aid.accepted"]) == 2173
    assert edge_number(figures["share.fiscal"]) == 1
    assert edge_points(997) == 9.97


def test_what_has_no_value_is_shown_as_words(evaluation: Evaluation) -> None:
    assert edge_cell(evaluation.figures["disclosure.budget.days_after_approval"]) == "无法判定"
    total = replace(evaluation.total, value=None, state=State.NOT_APPLICABLE)
    assert (edge_number(total), edge_cell(total)) == (None, "—")
