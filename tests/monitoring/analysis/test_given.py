"""Figures on their way into an analysis: counted ones under their label, zero where nothing was counted, unknown ones told apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jixiao.monitoring.analysis.derived import amount
from jixiao.monitoring.analysis.given import Building


def test_counted_and_not() -> None:
    counted = {
        "analysis.project.total.A": amount("analysis.project.total.A", "累计支出", 5, trace=None),
        "analysis.project.budget.B": amount("analysis.project.budget.B", "全年预算数", None, trace=None),
    }
    given: Any = SimpleNamespace(figures=counted)
    made = Building(given)
    assert made.members("project") == ["A", "B"]
    assert (
        made.get("analysis.project.total.A", "甲支出").label,
        made.get("analysis.project.total.B", "乙支出").value,
    ) == ("甲支出", 0)
    assert made.known("analysis.project.budget.B") is None
    assert set(made.figures) == {"analysis.project.total.A", "analysis.project.total.B"}
