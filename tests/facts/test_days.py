"""Dates in the usual ways of writing; impossible and incomplete ones are told apart."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.facts.days import DayReader, read_day
from jixiao.facts.reading import Remark
from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_number

PAID_ON = DayReader(BY_NAME["payment"].field("paid_on"))
MONTH = DayReader(BY_NAME["payment"].field("month"))
YEAR = DayReader(BY_NAME["payment"].field("fiscal_year"))


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2100, 12, 31)))
def test_every_way_of_writing_a_day(day: date) -> None:
    written = (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        float(f"{day:%Y%m%d}"),
        f"{day.isoformat()} 00:00:00",
        day,
        datetime.combine(day, datetime.max.time()),
    )
    assert {PAID_ON(raw) for raw in written} == {day_number(day)}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2023/2/30", "JX-IMP-113"),
        ("20231301", "JX-IMP-113"),
        ("2023年3月", "JX-IMP-114"),
        ("23-1-1", "JX-IMP-114"),
        (45000.0, "JX-IMP-114"),
        (0.5, "JX-IMP-114"),
        ("1023-01-01", "JX-IMP-114"),
        (date(1900, 1, 1), "JX-IMP-114"),
        ("昨天", "JX-IMP-114"),
        ("#REF!", "JX-IMP-101"),
    ],
)
def test_what_is_no_day(raw: object, code: str) -> None:
    remark = PAID_ON(raw)
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert remark.code.code == code
    assert "支付日期" in remark.parts["label"]


def test_blanks() -> None:
    assert [read_day(raw) for raw in ("", " ", "—", "/")] == [None] * 4
    assert (MONTH("-"), YEAR("")) == (None, None)


@pytest.mark.parametrize(
    ("raw", "month"),
    [
        ("3", 3),
        ("03", 3),
        ("3月", 3),
        ("三月", 3),
        ("十二月份", 12),
        (3.0, 3),
        ("2023-03", 3),
        ("2023年3月", 3),
        (date(2023, 3, 1), 3),
    ],
)
def test_months(raw: object, month: int) -> None:
    assert MONTH(raw) == month


@pytest.mark.parametrize(
    ("raw", "year"),
    [(2023.0, 2023), ("2023年", 2023), ("2023年度", 2023), ("二〇二三年", 2023), (date(2023, 3, 1), 2023)],
)
def test_years(raw: object, year: int) -> None:
    assert YEAR(raw) == year


@pytest.mark.parametrize(
    ("reader", "raw", "code"),
    [
        (MONTH, "13", "JX-IMP-116"),
        (MONTH, 0, "JX-IMP-116"),
        (YEAR, "23", "JX-IMP-115"),
        (YEAR, "今年", "JX-IMP-115"),
    ],
)
def test_what_is_no_month_or_year(reader: DayReader, raw: object, code: str) -> None:
    remark = reader(raw)
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert remark.code.code == code
