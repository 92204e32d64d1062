"""Measures over Parquet: years apart, a unit by itself, and of what is made of others only what was asked for."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.workbench.measure import Wanted, measure
from jixiao.workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_years_and_units(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", standards=ROOT / "standards", examples=ROOT / "examples")
    days, units = [19_000, 19_500, 19_501], ["A", "A", "B"]
    columns = {"unit": units, "voucher": ["1", "2", "3"], "paid_on": days, "amount": [100, 200, 400]}
    pq.write_table(pa.table(columns), tmp_path / "payment.parquet")
    budget = {"unit": ["A"], "fiscal_year": [2023], "code": ["B1"], "project": ["P"], "adjusted": [800]}
    pq.write_table(pa.table(budget), tmp_path / "budget_line.parquet")

    def told(**wanted: object) -> dict[tuple[int, str], object]:
        only = ("expenditure.executed", "rate.execution")
        outcome = measure(tmp_path, wanted=Wanted(only=only, **wanted), out=tmp_path, settings=settings)  # type: ignore[arg-type]
        assert not outcome.findings
        assert (tmp_path / "度量.json").is_file()
        return {(one["fiscal_year"], one["code"]): one["ratio"] or one["value"] for one in outcome.facts["measures"]}

    every = told()
    assert every[2022, "expenditure.executed"] == 100
    assert every[2023, "expenditure.executed"] == 600
    assert {code for _, code in every} == {"expenditure.executed", "rate.execution"}
    assert every[2023, "rate.execution"] == [600, 800]
    assert told(unit="A", fiscal_year=2023)[2023, "expenditure.executed"] == 200
