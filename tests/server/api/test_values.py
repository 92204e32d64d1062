"""Values go out and come in again unchanged; what JSON would make inexact is refused; every kind of field has its schema."""

from __future__ import annotations

from datetime import date

import pytest

from jixiao.facts.records import ALL, BY_NAME
from jixiao.facts.schema import Field, Kind
from jixiao.server.actions.typed_lines import read_text
from jixiao.server.api.values import field_out, schema_of, text_in, value_out

MONEY = Field("m", "金额", Kind.MONEY, unit="元")
DATE, ANSWER = Field("d", "日期", Kind.DATE), Field("a", "是否", Kind.ANSWER)
COUNT, AMOUNT = Field("c", "人数", Kind.COUNT, unit="人"), Field("q", "数量", Kind.QUANTITY)


@pytest.mark.parametrize(
    ("known", "stored", "told"),
    [
        (MONEY, 123450, "1234.50"),
        (MONEY, -5, "-0.05"),
        (DATE, date(2023, 3, 1), "2023-03-01"),
        (ANSWER, 0, False),
        (ANSWER, None, None),
        (COUNT, 7, 7),
        (AMOUNT, 12_500, "1.25"),
    ],
)
def test_out(known: Field, stored: object, told: object) -> None:
    assert value_out(known, stored) == told


@pytest.mark.parametrize("known", [MONEY, AMOUNT, COUNT])
def test_inexact_numbers_are_refused(known: Field) -> None:
    assert text_in(known, 1.5)[1]
    assert text_in(MONEY, 1)[1].startswith("“金额”请写成字符串（单位：元）")


def test_in() -> None:
    assert text_in(MONEY, " 1234.50 ") == ("1234.50", "")
    assert read_text(MONEY, text_in(MONEY, "1234.50")[0]) == (123450, "")
    assert text_in(ANSWER, True) == ("是", "")
    assert text_in(COUNT, 7) == ("7", "")
    assert text_in(COUNT, True)[1]
    assert text_in(COUNT, None) == ("", "")
    assert text_in(COUNT, ["7"])[1]


def test_schemas() -> None:
    for record in ALL:
        schema = schema_of(record)
        assert set(schema["properties"]) == {known.name for known in record.fields}
        assert all("type" in told for told in schema["properties"].values())
    amount = schema_of(BY_NAME["payment"])["properties"]["amount"]
    assert (amount["type"], amount["description"][:6]) == ("string", "单位：元。退")
    assert field_out(BY_NAME["payment"].field("kind"))["codes"][0] == {"code": "basic", "label": "基本支出"}
