"""One column, one field: what is read exactly, what is put right, what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from jixiao.engines.payment_reading import Reading, heading, maybe_untidy, reading, tidied
from jixiao.facts.records import BY_NAME
from jixiao.facts.values import reader_of
from jixiao.kernel.period import day_number

DAY = day_number(date(2023, 3, 15))
PAYMENT = BY_NAME["payment"]


def read(name: str, values: pa.Array, *, written: str = "c") -> tuple[list[Any], list[bool], Reading]:
    """What stands in the field for each value, and whether the value is told as wrong."""
    known = [str(value) for value in values.to_pylist() if value is not None]
    made = reading(PAYMENT.field(name), written=written, type_=values.type, values=lambda: known)
    assert made is not None
    table = pa.table({written: values})
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'Asia/Shanghai'")
    connection.register("given", table)
    lines = connection.execute(f"SELECT {made.sql}, coalesce({made.wrong or 'FALSE'}, FALSE) FROM given").fetchall()
    return [value for value, _ in lines], [wrong for _, wrong in lines], made


@pytest.mark.parametrize(
    ("written", "values", "expected"),
    [
        ("支付金额", pa.array([125], pa.int32()), 125),
        ("支付金额（元）", pa.array([125], pa.int64()), 12_500),
        ("支付金额（万元）", pa.array([Decimal("1.2345")], pa.decimal128(18, 4)), 1_234_500),
        ("PAY_AMT", pa.array([Decimal("12345678901.25")], pa.decimal128(38, 2)), 1_234_567_890_125),
        ("PAY_AMT", pa.array([Decimal("-3.50")], pa.decimal128(38, 18)), -350),
        ("支付金额", pa.array([Decimal(7)], pa.decimal128(18, 0)), 700),
    ],
)
def test_money(written: str, values: pa.Array, expected: int) -> None:
    assert read("amount", values, written=written)[:2] == ([expected], [False])


def test_money_that_is_not_whole_fen_is_told_and_floats_are_refused() -> None:
    found = read("amount", pa.array([Decimal("1.2300"), Decimal("1.2345")], pa.decimal128(18, 4)))
    assert found[1] == [False, True]
    for type_ in (pa.float64(), pa.string(), pa.date32()):
        assert reading(PAYMENT.field("amount"), written="c", type_=type_, values=list) is None


@pytest.mark.parametrize(
    "values",
    [
        pa.array([date(2023, 3, 15)], pa.date32()),
        pa.array([date(2023, 3, 15)], pa.date64()),
        pa.array([datetime(2023, 3, 15, 23, 59, tzinfo=UTC)], pa.timestamp("us", tz="UTC")).cast(pa.timestamp("ns")),
        pa.array([datetime(2023, 3, 14, 16, 0, tzinfo=UTC)], pa.timestamp("us", tz="UTC")),
        pa.array([DAY], pa.int64()),
        pa.array([20230315], pa.int32()),
        pa.array(["2023-03-15"]),
        pa.array(["2023/3/15"]),
        pa.array(["2023.03.15"]),
        pa.array([" 20230315 "]),
        pa.array(["2023年3月15日"]),
        pa.array(["2023-03-15 08:30:00"]),
    ],
)
def test_days(values: pa.Array) -> None:
    assert read("paid_on", values)[:2] == ([DAY], [False])


def test_days_that_are_none() -> None:
    assert read("paid_on", pa.array(["2023-03-15", "三月", "", None]))[1] == [False, True, False, False]
    assert read("paid_on", pa.array([20230315, 20230231], pa.int64()))[1] == [False, True]
    seconds = pa.array([1_678_838_400], pa.int64())
    assert reading(PAYMENT.field("paid_on"), written="c", type_=seconds.type, values=lambda: ["1678838400"]) is None


def test_whole_numbers_and_answers() -> None:
    assert read("people", pa.array([40.0, None, 2.5]))[:2] == ([40, None, 2], [False, False, True])
    assert read("people", pa.array([" 40 ", "四十"]))[:2] == ([40, None], [False, True])
    assert read("people", pa.array([Decimal("40.0")], pa.decimal128(10, 1)))[:2] == ([40], [False])
    assert read("advance", pa.array(["是", "否", "也许", ""]))[:2] == ([1, 0, None, None], [False, False, True, False])
    assert read("advance", pa.array([True, None]))[0] == [1, None]


def test_codes_are_put_right_wherever_they_stand() -> None:
    values, _, made = read("method", pa.array(["cash", "现金", " 现金支取　", "提现", "刷脸", None]))
    assert values == ["cash", "cash", "cash", "cash", "刷脸", None]
    assert made.unknown == ("刷脸",)
    items, _, _ = read(
        "economic", pa.array(["30201", "３０２０１", "30201 办公费", " 30201", "其他"]).dictionary_encode()
    )
    assert items == ["30201", "30201", "30201", "30201", "其他"]


def test_texts() -> None:
    assert read("voucher", pa.array([1001], pa.int64()))[0] == ["1001"]
    assert read("voucher", pa.array([Decimal(1001)], pa.decimal128(38, 0)))[0] == ["1001"]
    assert reading(PAYMENT.field("payee"), written="c", type_=pa.float64(), values=list) is None


WRITTEN = (
    "某公司   ",
    "　另一家",
    "A01",
    " A01\u00a0",
    "Ａ０１０１",
    "Ｃ－1",
    "第３科室",
    "\t甲\n",
    "—",
    " / ",
    "",
    "\u3000",
    "甲—乙",
    "-1",
    "ＫＴＶ店",
    "O'N",
    "ＨＴ＇１",
)


def test_a_text_is_read_as_in_a_workbook() -> None:
    as_cell = reader_of(PAYMENT.field("payee"))
    table = pa.table({"c": pa.array(WRITTEN)})
    connection = duckdb.connect()
    connection.register("given", table)
    lines = connection.execute(f"SELECT c, {tidied('c')}, {maybe_untidy('c')} FROM given").fetchall()
    assert {text: told for text, told, _ in lines} == {text: as_cell(text) for text in WRITTEN}
    assert all(maybe for text, told, maybe in lines if told != text)
    assert sum(maybe for *_, maybe in lines) < len(WRITTEN)
    for untidy in (False, True):
        made = reading(
            PAYMENT.field("payee"), written="c", type_=pa.string(), values=list, untidy=lambda untidy=untidy: untidy
        )
        assert made is not None
        assert made.plain is not untidy


def test_headings() -> None:
    assert heading("支付金额 (单位：元)") == ("支付金额", "元")
    assert heading("ＰＡＹ＿ＡＭＴ") == ("pay_amt", "")
