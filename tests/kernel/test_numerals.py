"""Numbers as people write them come out exactly, with unit and approximation mark; what must be guessed is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.numerals import half_width, is_blank, read_number


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate", "decimals"),
    [
        ("7, 493.67", "7493.67", "", "", 2),
        ("7,\u00a0493.67 万元", "7493.67", "万元", "", 2),
        ("7,\n493.67", "7493.67", "", "", 2),
        ("１，２３４．５０", "1234.50", "", "", 2),
        ("1,131万元", "1131", "万元", "", 0),
        (".5", "0.5", "", "", 1),
        ("1.2亿元", "1.2", "亿元", "", 1),
        ("300万", "300", "万", "", 0),
        ("3千万元", "3000", "万元", "", -3),
        ("12.3百元", "1230", "元", "", -1),
        ("5百万元", "5", "百万元", "", 0),
        ("￥12.50", "12.50", "元", "", 2),
        ("人民币3万", "3", "万元", "", 0),
        ("99.7％", "99.7", "%", "", 1),
        ("12个百分点", "12", "百分点", "", 0),
        ("百分之三十", "30", "%", "", 0),
        ("2173件", "2173", "件", "", 0),
        ("3.5万件次", "35000", "件次", "", -3),
        ("近33285件次", "33285", "件次", "近", 0),
        ("约 5%", "5", "%", "约", 0),
        ("300余万元", "300", "万元", "余", 0),
        ("2000多人次", "2000", "人次", "多", 0),
        ("超300件", "300", "件", "超", 0),
        ("300左右", "300", "", "左右", 0),
        ("-12.5", "-12.5", "", "", 1),
        ("－12.5", "-12.5", "", "", 1),
        ("−12.5", "-12.5", "", "", 1),
        ("（12.5）", "-12.5", "", "", 1),
        ("(12.5)万元", "-12.5", "万元", "", 1),
        ("△12.5", "-12.5", "", "", 1),
        ("负三", "-3", "", "", 0),
        ("一千二百三十四万", "12340000", "", "", 0),
        ("三十二", "32", "", "", 0),
        ("两千", "2000", "", "", 0),
        ("零", "0", "", "", 0),
        ("十三点五", "13.5", "", "", 1),
        ("十三点五万元", "13.5", "万元", "", 1),
        ("壹贰叁", "123", "", "", 0),
        ("二〇二三", "2023", "", "", 0),
        ("壹仟贰佰元整", "1200", "元", "", 0),
        ("十二亿三千四百五十六万七千八百九十", "1234567890", "", "", 0),
        ("二十三万零五", "230005", "", "", 0),
    ],
)
def test_what_offices_write(text: str, value: str, unit: str, approximate: str, decimals: int) -> None:
    number = read_number(text)
    assert number is not None
    assert str(number.value) == value
    assert (number.unit, number.approximate, number.decimals) == (unit, approximate, decimals)


@pytest.mark.parametrize(
    "text",
    [
        "1,23.4", "1234,567", "1,2345", "12 345", "1.2.3", "5.", "1e5", "1/3", "10-20", "--5", "(-5)",
        "≥90", "约300余", "三号楼", "一百二", "三万五", "二十十", "十万亿零万", "百分之三十元", "①", "abc", "", "—", "#REF!",
    ],
)  # fmt: skip
def test_what_would_have_to_be_guessed_is_refused(text: str) -> None:
    assert read_number(text) is None


def test_a_bare_scale_waits_for_the_field() -> None:
    number = read_number("1.2亿")
    assert number is not None
    assert (number.value, number.plain) == (Decimal("1.2"), Decimal(120_000_000))


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\u00a0\n", "—", "——", "-", "－", "–", "/", "／"])
def test_strokes_in_empty_cells_are_blank(text: str) -> None:
    assert is_blank(text)


def test_a_zero_is_not_blank() -> None:
    assert not any(map(is_blank, ("0", "零", "无", "-1")))


def test_half_width_keeps_chinese_punctuation() -> None:
    assert half_width("　Ａ（１）：、。 ") == "A(1):、。"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_printed_amounts_come_back(amount: Decimal) -> None:
    for text in (f"{amount:,}", f"{amount:,}".replace(",", ", "), f"{amount:,}".replace(",", "，").replace(".", "．")):
        number = read_number(text)
        assert number is not None
        assert (number.value, number.decimals) == (amount, 2)


@pytest.mark.parametrize("text", ["1" * 21, "0." + "1" * 21, "一" * 300])
def test_more_digits_than_any_amount_has_are_refused(text: str) -> None:
    assert read_number(text) is None


@given(st.text(alphabet="0123456789,.万亿元%（）()-约余百十一二零两 件", max_size=14))
def test_never_more_than_a_number_or_nothing(text: str) -> None:
    number = read_number(text)
    assert number is None or number.value.is_finite()
