"""How columns from elsewhere become those of a record type, wherever they lie."""

from __future__ import annotations

import pyarrow as pa
import pytest

from jixiao.engines.payment_source import Lying, Source
from jixiao.facts.records import BY_NAME

PAYMENT = BY_NAME["payment"]
FULL = pa.schema([("凭证号", pa.string()), ("paid_on", pa.date32()), ("金额（元）", pa.decimal128(18, 2))])


def lying(*schemas: pa.Schema, gaps: frozenset[str] = frozenset()) -> Lying:
    parts = tuple((f"{number}.parquet", schema) for number, schema in enumerate(schemas))
    return Lying(PAYMENT, "支付", parts, lambda written, every: [], lambda written: False, gaps)


def test_names_units_of_money_and_what_stands_in_for_unit_and_year() -> None:
    read, findings = lying(FULL).read(unit="A'1", fiscal_year=2023)
    assert findings == []
    assert read.columns["amount"] == 'CAST("金额（元）" * 100 AS BIGINT)'
    assert (read.columns["unit"], read.columns["fiscal_year"]) == ("'A''1'", "CAST(2023 AS BIGINT)")
    assert set(read.plain) == {"voucher", "paid_on", "amount"}
    assert read.checks == ()


def test_gaps_are_looked_for_and_told() -> None:
    read, _ = lying(FULL, gaps=frozenset({"凭证号"})).read(unit="A", fiscal_year=None)
    source = Source(PAYMENT, "支付", read.columns, read.plain, read.checks, relation="t")
    assert source.wrong_sql("t").count("COUNT") == 1
    (finding,) = source.wrong((3, ""))
    assert finding.place == "支付"
    assert "有 3 行没有“支付凭证号”" in finding.text


@pytest.mark.parametrize(
    ("schema", "codes"),
    [
        (pa.schema([("voucher", pa.string()), ("paid_on", pa.date32())]), ["JX-MON-002"]),
        (FULL.set(2, pa.field("amount", pa.float64())), ["JX-MON-001"]),
        (FULL.append(pa.field("purpose", pa.int64())), ["JX-MON-016"]),
    ],
)
def test_what_is_refused(schema: pa.Schema, codes: list[str]) -> None:
    parts = (schema, FULL.append(pa.field("purpose", pa.string()))) if codes == ["JX-MON-016"] else (schema,)
    _, findings = lying(*parts).read(unit="A", fiscal_year=None)
    assert [one.code for one in findings] == codes
