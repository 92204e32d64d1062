"""What is asked of a snapshot compiles in the rule language, once under each code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jixiao.measures.compiled import compile_measure
from jixiao.monitoring.analysis.asked import asked, by_payee, unnamed
from jixiao.standards.spending_analysis import load_spending_analysis

PACK = Path(__file__).resolve().parents[3] / "standards" / "jixiao" / "spending-analysis" / "standard.yaml"


def test_every_measure_compiles() -> None:
    pack, _ = load_spending_analysis(PACK)
    assert pack is not None
    now, before = asked(date(2024, 2, 29), pack, last_year=False), asked(date(2023, 2, 28), pack, last_year=True)
    measures = [*now, *before, by_payee(date(2024, 2, 29), pack), unnamed(date(2024, 2, 29), pack)]
    assert len({measure.code for measure in measures}) == len(measures)
    for measure in measures:
        compile_measure(measure)
    wheres = {measure.code: measure.where for measure in measures}
    assert wheres["analysis.by_month.02"] == "paid_on BETWEEN DATE '2024-02-01' AND DATE '2024-02-29'"
    assert wheres["analysis.year_end_before.year"] == "paid_on BETWEEN DATE '2023-01-01' AND DATE '2023-12-31'"
    assert "NOT starts_with(economic, '301', '303')" in wheres["analysis.payee.total"]
