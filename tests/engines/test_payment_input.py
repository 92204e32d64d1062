"""Parquet from elsewhere: columns under any of their names, yuan as DECIMAL, dates, labels; what is not exact is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.engines import payment_input
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
    session.read(found)
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
    assert [one.split()[0] for one in told(fine)] == ["JX-MON-009"]


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
    (finding,) = DuckSession(calendar={}).read(found)
    assert finding.code == "JX-MON-004"
    assert "C1" in finding.text


def told(path: Path) -> list[str]:
    found, findings = sources(path, unit="", fiscal_year=None)
    if not any(finding.severity == "error" for finding in findings):
        findings += DuckSession(calendar={}).read(found)
    return [f"{finding.code} {finding.text}" for finding in findings]


def test_files_with_other_orders_and_without_some_columns(tmp_path: Path) -> None:
    folder = tmp_path / "payment"
    folder.mkdir()
    given(folder, "1", voucher=["V1"], paid_on=[19_500], amount=[100], purpose=["办公"])
    given(folder, "2", amount=pa.array([200], pa.int32()), voucher=["V2"], paid_on=[19_501], invoice=["F"])
    listed = "voucher, amount, purpose, invoice"
    assert sorted(read(tmp_path, listed)) == [("V1", 100, "办公", None), ("V2", 200, None, "F")]
    found, _ = sources(tmp_path, unit="A", fiscal_year=None)
    session = DuckSession(calendar={})
    session.read(found)
    assert {"purpose", "invoice"}.isdisjoint(session.full)


def test_files_that_do_not_agree_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "payment"
    folder.mkdir()
    given(folder, "1", voucher=["V1"], paid_on=[19_500], amount=[100])
    given(folder, "2", voucher=["V2"], paid_on=[19_501], amount=pa.array([Decimal("1.00")], pa.decimal128(18, 2)))
    (finding,) = [one for one in told(tmp_path) if "JX-MON-016" in one]
    assert "1.parquet 是“amount” int64；2.parquet 是“amount” decimal128(18, 2)" in finding


def test_rows_without_what_they_need_are_counted(tmp_path: Path) -> None:
    given(
        tmp_path,
        unit=["A", None, ""],
        voucher=["1", "2", None],
        paid_on=["2023-01-05", "一月", None],
        amount=[1, None, 3],
    )
    findings = told(tmp_path / "payment.parquet")
    assert [one.split()[0] for one in findings] == ["JX-MON-009", *["JX-MON-013"] * 4]
    assert "列“paid_on”有 1 个值不能当作“支付日期”，例如“一月”" in findings[0]
    assert any("有 2 行没有“预算单位编码”" in one for one in findings)
    path = given(tmp_path, unit=["A", None], voucher=["1", "2"], paid_on=[19_500, 19_500], amount=[1, 2])
    assert sorted(read(path, "unit", unit="B")) == [("A",), ("B",)]


def test_codes_that_nobody_knows_are_told_and_others_put_right(tmp_path: Path) -> None:
    rows = 3_000
    path = given(
        tmp_path,
        voucher=[str(row) for row in range(rows)],
        paid_on=[19_500] * rows,
        amount=[1] * rows,
        支付方式=["direct"] * (rows - 2) + ["现金 ", "刷脸"],
    )
    (finding,) = told(path)
    assert finding.startswith("JX-MON-014")
    assert "“刷脸”" in finding
    found, _ = sources(path, unit="A", fiscal_year=None)
    session = DuckSession(calendar={})
    session.read(found)
    assert sorted(session.fetch("SELECT DISTINCT method FROM payment")) == [("cash",), ("direct",), ("刷脸",)]


def test_what_is_no_parquet_and_a_look_up_without_its_key(tmp_path: Path) -> None:
    (tmp_path / "支付.csv").write_text("a,b", encoding="utf-8")
    assert told(tmp_path / "支付.csv")[0].startswith("JX-MON-015")
    assert told(tmp_path / "nowhere")[0].startswith("JX-MON-003")
    given(tmp_path, voucher=["1"], paid_on=[19_500], amount=[1])
    given(tmp_path, "procurement_contract", amount=[1])
    (finding,) = told(tmp_path)
    assert finding.startswith("JX-MON-002")
    assert "采购合同" in finding or "合同" in finding
    given(tmp_path, "procurement_contract", code=["C"], amount=[1])
    path = given(
        tmp_path, voucher=pa.array([], pa.string()), paid_on=pa.array([], pa.date32()), amount=pa.array([], pa.int64())
    )
    assert read(path, "voucher") == []


def test_look_ups_without_unit_or_year_are_of_the_payments_if_these_agree(tmp_path: Path) -> None:
    given(tmp_path, "procurement_contract", code=["C1"], amount=[1])
    given(tmp_path, unit=["B", "B"], voucher=["1", "2"], paid_on=[19_500, 19_501], amount=[1, 2])
    session = DuckSession(calendar={})
    session.read(sources(tmp_path, unit="", fiscal_year=None)[0])
    assert session.fetch("SELECT unit, fiscal_year FROM procurement_contract") == [("B", 2023)]
    given(tmp_path, unit=["A", "B"], voucher=["1", "2"], paid_on=[19_000, 19_501], amount=[1, 2])
    assert [one.code for one in sources(tmp_path, unit="", fiscal_year=None)[1]] == ["JX-MON-036"] * 2
    assert sources(tmp_path, unit="A", fiscal_year=2023)[1] == ()


def test_an_empty_text_is_no_value(tmp_path: Path) -> None:
    listed = ["C1", "", None, " "]
    path = given(
        tmp_path, voucher=["1", "2", "3", "4"], paid_on=[19_500] * 4, amount=[1] * 4, contract=listed, method=listed
    )
    (contracts,) = zip(*read_all(path, "contract"), strict=True)
    assert contracts == ("C1", None, None, None)
    assert read_all(path, "count(method)") == [(1,)]


@pytest.mark.parametrize("every", [1_000_000, 100])
def test_a_blank_or_a_wide_digit_far_behind_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    monkeypatch.setattr(payment_input, "EVERY", every)
    many = 3_000
    path = given(
        tmp_path,
        voucher=[str(number) for number in range(many)],
        paid_on=[19_500] * many,
        amount=[1] * many,
        payee=pa.array(["某公司"] * (many - 1) + ["某公司 "]).dictionary_encode(),
        payee_account=["62"] * (many - 1) + ["６２"],
        contract=["HT1"] * (many - 1) + ["—"],
    )
    expected = [("某公司", "62", many)]
    assert read(path, "DISTINCT payee, payee_account, count(*) OVER ()") == expected
    assert read(path, "count(*), count(contract)") == [(many, many - 1)]


def read_all(path: Path, columns: str) -> list[tuple[Any, ...]]:
    session = DuckSession(calendar={})
    session.read(sources(path, unit="A", fiscal_year=None)[0])
    assert "contract" not in session.full
    return session.fetch(f"SELECT {columns} FROM payment")
