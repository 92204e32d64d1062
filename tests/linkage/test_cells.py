"""Cells in the ways offices write them."""

# ruff: noqa: E501 – examples are read as a whole
from datetime import date, datetime

import pytest

from jixiao.linkage.cells import facts_of, fen_of, text_of, type_of
from tests.linkage.world import rules


@pytest.mark.parametrize("written", ["52200", "52,200.00", "52200元", "5.22万元", "5.22万", "五万二千二百元整", "伍万贰仟贰佰元", "￥52,200"])  # fmt: skip
def test_an_amount_in_any_form(written: str) -> None:
    assert fen_of(written, unit="元") == 5_220_000


def test_the_column_says_the_unit_of_bare_numbers_only() -> None:
    assert fen_of("5.22", unit="万元") == fen_of("52200元", unit="万元") == 5_220_000
    assert fen_of("三五百", unit="元") is None
    assert fen_of("12件", unit="元") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("婚姻家庭纠纷", "marriage"), ("婚恋家庭矛盾", "marriage"), ("相邻关系", "neighbour"), ("物业服务合同纠纷", "property_service"),
     ("劳资纠纷", "labour"), ("高铁扰民类矛盾纠纷", "高铁扰民类"), ("07", "07"), ("", "")],
)  # fmt: skip
def test_types_of_two_vocabularies_meet(written: str, code: str) -> None:
    assert type_of(written, rules().types) == code


def test_cells_as_text() -> None:
    cells = [
        13.0,
        2.5,
        None,
        " 甲 ",
        datetime.fromisoformat("2023-05-07"),
        datetime.fromisoformat("2023-05-07 10:02"),
        date(2023, 5, 7),
        "#REF!",
    ]
    assert [text_of(cell) for cell in cells] == [
        "13",
        "2.5",
        "",
        "甲",
        "2023-05-07",
        "2023-05-07 10:02:00",
        "2023-05-07",
        "",
    ]


def test_facts_are_letters_and_digits() -> None:
    assert facts_of("楼上，漏水（3次）。") == "楼上漏水3次"
