"""An evaluation is told by unit and year, a report by its number."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit
from jixiao.server.results.models import Evaluation, ReportVersion


def test_how_they_are_told() -> None:
    unit = Unit(code="1", name="某局")
    evaluation = Evaluation(unit=unit, fiscal_year=2023)
    report = ReportVersion(evaluation=evaluation, unit=unit, fiscal_year=2023, number=2)
    assert (str(evaluation), evaluation.get_state_display()) == ("某局 2023 年度", "排队中")
    assert str(report) == "某局 2023 年度 第 2 版"
