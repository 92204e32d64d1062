"""A session of DuckDB: what it holds, and what a snapshot without newer columns gives."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.engines import payment_duckdb
from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_sql import Step, Year
from jixiao.facts.snapshot import Snapshot


def test_a_snapshot_from_before_a_column_was_there(tmp_path: Path) -> None:
    pq.write_table(
        pa.table({"unit": ["A"], "fiscal_year": [2023], "voucher": ["V1"], "amount": [5]}), tmp_path / "payment.parquet"
    )
    session = DuckSession(calendar={1: 1})
    session.read_snapshot(Snapshot("s", tmp_path, ("payment",), (), "A", "甲", 2023))
    assert session.tables == ("payment",)
    assert session.years() == (2023,)
    assert session.fetch("SELECT voucher, amount, invoice, people FROM payment") == [("V1", 5, None, None)]


def test_results_are_saved_and_steps_forgotten(tmp_path: Path) -> None:
    session = DuckSession(calendar={}, memory="500MB", folder=tmp_path)
    session.make(Step("jx_step", "a", "FROM (SELECT 1 AS a UNION ALL SELECT 2) AS q"))
    assert session.save("SELECT a FROM jx_step", tmp_path / "a.parquet") == 2
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 2
    session.drop("jx_step")
    assert session.fetch("SELECT COUNT(*) FROM duckdb_tables() WHERE table_name = 'jx_step'") == [(0,)]
    session.close()


def test_a_column_that_hardly_repeats_is_telling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payment_duckdb, "SAMPLE", 100)
    lines = range(2_000)
    table = {
        "voucher": [f"V{line}" for line in lines],
        "paid_on": [19_500] * 2_000,
        "amount": [line % 7 for line in lines],
        "invoice": [f"F{line}" for line in lines],
        "payee": ["甲"] * 2_000,
    }
    pq.write_table(pa.table(table), tmp_path / "payment.parquet")
    found, _ = sources(tmp_path, unit="A", fiscal_year=2023)
    session = DuckSession(calendar={})
    session.read(found)
    assert session.telling(("payee", "amount", "invoice")) == "invoice"
    assert session.telling(("payee", "amount")) == ""
    assert session.telling(()) == ""
    session.make(Step("jx_lines", "p.voucher", "FROM payment AS p"))
    assert session.many(Step("jx_lines", "", ""))


def test_files_of_other_years_are_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "payment"
    folder.mkdir()
    for year in (2022, 2023):
        table = {"unit": ["A"], "fiscal_year": [year], "voucher": ["V"], "amount": [1], "paid_on": [19_000]}
        pq.write_table(pa.table(table), folder / f"{year}.parquet")
    found, _ = sources(tmp_path, unit="", fiscal_year=None)
    session = DuckSession(calendar={})
    assert session.read(found) == ()
    session.turn_to(Year(2023))
    assert "2022.parquet" not in str(session.fetch("SELECT sql FROM duckdb_views() WHERE view_name = 'payment'"))
    assert session.years() == (2022, 2023)
    session.turn_to(Year(2023))
    assert session.fetch("SELECT fiscal_year FROM payment") == [(2023,)]
    session.close()
