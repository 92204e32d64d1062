"""Parquet from elsewhere: columns under any of their names, yuan as DECIMAL, dates, labels; what is not exact is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.kernel.period import day_number


def given(folder: Path, name: str = "payment", **columns: Any) -> Path:
    path = folder / f"{name}.parquet"
    pq.write_table(pa.table(columns), path)
    return path


def read(path: Path, columns: str, **options: Any) -> list[tuple[Any, ...]]:
    found, findings = sources(path, unit=options.get("unit", "A"), fiscal_year=options.get("fiscal_year"))
    assert not findings, [finding.text for finding in findings]
    session = DuckSession(calendar={})
    session.read_parquet(found)
    return session.fetch(f"SELECT {columns} FROM payment")


def test_chinese_names_yuan_dates_and_labels(tmp_path: Path) -> None:
    path = given(
        tmp_path,
        支付凭证号=pa.array([1001], pa.int64()),
        清算日期=pa.array([date(2024, 2, 29)], pa.date32()),
        金额=pa.array([Decimal("7493.67")], pa.decimal128(18, 2)),
        支付方式=["现金"],
        是否预付款=[True],
    )
    columns = "voucher, paid_on, amount, method, advance, unit, fiscal_year, month, invoice"
    assert read(path, columns, unit="0421") == [
        ("1001", day_number(date(2024, 2, 29)), 749_367, "cash", 1, "0421", 2024, 2, None)
    ]
    assert read(path, "fiscal_year", fiscal_year=2023) == [(2023,)]


def test_a_folder_of_parts(tmp_path: Path) -> None:
    (tmp_path / "payment" / "fiscal_year=2023").mkdir(parents=True)
    for part in range(2):
        given(
            tmp_path / "payment" / "fiscal_year=2023",
            f"part-{part}",
            voucher=[f"V{part}"],
            paid_on=[19_500],
            amount=[100],
        )
    assert sorted(read(tmp_path, "voucher, amount")) == [("V0", 100), ("V1", 100)]


def test_what_is_not_exact_is_refused(tmp_path: Path) -> None:
    path = given(tmp_path, voucher=["1"], paid_on=[19_500], amount=[0.1])
    _, findings = sources(path, unit="A", fiscal_year=None)
    assert [finding.code for finding in findings] == ["JX-MON-001"]
    assert "double" in findings[0].text
    fine = given(tmp_path, voucher=["1"], paid_on=[19_500], amount=pa.array([Decimal("0.001")], pa.decimal128(18, 3)))
    assert [finding.code for finding in sources(fine, unit="A", fiscal_year=None)[1]] == ["JX-MON-001"]


def test_what_has_to_be_there(tmp_path: Path) -> None:
    path = given(tmp_path, voucher=["1"])
    assert [finding.code for finding in sources(path, unit="A", fiscal_year=None)[1]] == ["JX-MON-002"] * 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert [finding.code for finding in sources(empty, unit="A", fiscal_year=None)[1]] == ["JX-MON-003"]


def test_a_contract_that_stands_twice(tmp_path: Path) -> None:
    given(tmp_path, voucher=["1"], paid_on=[19_500], amount=[1])
    given(tmp_path, "procurement_contract", code=["C1", "C1"], fiscal_year=[2023, 2023], amount=[1, 2])
    found, _ = sources(tmp_path, unit="A", fiscal_year=None)
    (finding,) = DuckSession(calendar={}).read_parquet(found)
    assert finding.code == "JX-MON-004"
    assert "C1" in finding.text
