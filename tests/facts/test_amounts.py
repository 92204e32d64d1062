"""Amounts are read exactly, in the unit that is written – or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.facts.amounts import amount_reader, cell_number
from jixiao.facts.reading import Remark
from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import Severity

PAID = BY_NAME["payment"].field("amount")
INITIAL = BY_NAME["budget_line"].field("initial")
VALUE = BY_NAME["duty_result"].field("value")
PASS_LINE = BY_NAME["indicator"].field("pass_line")
LIFE = BY_NAME["asset"].field("life")
NUMBER = BY_NAME["key_task"].field("number")


@pytest.mark.parametrize(
    ("raw", "unit", "fen"),
    [
        (7493.67, "万元", 7_493_670_000),
        (7493.670000000001, "万元", 7_493_670_000),
        ("7, 493.67", "万元", 7_493_670_000),
        (12_500, "元", 1_250_000),
        ("（12.5）", "元", -1250),
        (Decimal("0.01"), "元", 1),
        ("300万元", "", 300_000_000),
        ("1.2亿", "", 12_000_000_000),
        ("—", "元", None),
        ("", "", None),
    ],
)
def test_money(raw: object, unit: str, fen: int | None) -> None:
    assert amount_reader(PAID, unit=unit)(raw) == fen


@pytest.mark.parametrize(
    ("raw", "unit", "code"),
    [
        ("一万多块吧", "元", "JX-IMP-102"),
        (date(2023, 1, 1), "元", "JX-IMP-102"),
        (True, "元", "JX-IMP-102"),
        (float("nan"), "元", "JX-IMP-102"),
        (5, "", "JX-IMP-103"),
        ("5", "", "JX-IMP-103"),
        (0.001, "元", "JX-IMP-104"),
        ("5件", "元", "JX-IMP-105"),
        ("5%", "元", "JX-IMP-105"),
        ("约5", "元", "JX-IMP-107"),
        (10**18, "元", "JX-IMP-112"),
        ("#N/A", "元", "JX-IMP-101"),
    ],
)
def test_money_that_is_refused(raw: object, unit: str, code: str) -> None:
    remark = amount_reader(PAID, unit=unit)(raw)
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert (remark.value, remark.code.code, remark.code.severity) == (None, code, Severity.ERROR)
    assert remark.code.at(found=remark.found, expected=remark.expected, **remark.parts).found


def test_the_unit_in_the_cell_wins_and_is_told() -> None:
    remark = amount_reader(PAID, unit="元")("300万元")
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert (remark.value, remark.code.code) == (300_000_000, "JX-IMP-106")


def test_a_budget_is_not_negative_a_refund_may_be() -> None:
    assert amount_reader(PAID, unit="元")(-5) == -500
    remark = amount_reader(INITIAL, unit="元")(-5)
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert remark.code.code == "JX-IMP-111"


@pytest.mark.parametrize(
    ("raw", "value"), [(92.35, 923_500), ("2,173", 21_730_000), ("3.5万", 350_000_000), (-1, -10_000), ("/", None)]
)
def test_quantities(raw: object, value: int | None) -> None:
    assert amount_reader(VALUE, unit="")(raw) == value


def test_months_over_a_field_in_years() -> None:
    read = amount_reader(LIFE, unit="月")
    assert (read(72), read("60")) == (6, 5)
    remark = read(70)
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert remark.code.code == "JX-IMP-130"


def test_marks_and_units_are_kept() -> None:
    assert amount_reader(VALUE, unit="")("92.35%") == Remark(value=923_500, unit="%")
    remark = amount_reader(VALUE, unit="")("近33285件次")
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert (remark.value, remark.mark, remark.unit, remark.code.severity) == (
        332_850_000,
        "近",
        "件次",
        Severity.WARNING,
    )


@pytest.mark.parametrize(
    ("field", "raw", "code"),
    [
        (VALUE, 1.23456, "JX-IMP-110"),
        (PASS_LINE, "60分", "JX-IMP-105"),
        (NUMBER, 3.5, "JX-IMP-109"),
        (NUMBER, "近3", "JX-IMP-107"),
        (NUMBER, -1, "JX-IMP-111"),
        (NUMBER, "x", "JX-IMP-102"),
    ],
)
def test_numbers_that_are_refused(field: object, raw: object, code: str) -> None:
    remark = amount_reader(field, unit="")(raw)  # type: ignore[arg-type]
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert remark.code.code == code


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_what_a_spreadsheet_holds_as_a_double_comes_back_to_the_fen(fen: int) -> None:
    assert amount_reader(PAID, unit="元")(float(Decimal(fen) / 100)) == fen


def test_cell_numbers() -> None:
    assert (cell_number(3.0), cell_number(True), cell_number("3")) == (3, None, None)
