"""Codes by any usual wording, answers by any usual mark, text as written; the rest is refused with the choices."""

from __future__ import annotations

from datetime import date

import pytest

from jixiao.facts.reading import Remark
from jixiao.facts.records import ALL, BY_NAME
from jixiao.facts.schema import Field, Kind
from jixiao.facts.values import code_table, reader_of

CODED = [field for record in ALL for field in record.fields if field.kind is Kind.CODE]


@pytest.mark.parametrize("field", CODED, ids=lambda field: f"{field.label}")
def test_every_code_and_label_is_read(field: Field) -> None:
    read = reader_of(field)
    for code, label in field.codes:
        assert (read(label), read(f" {label[:1]} {label[1:]}")) == (code, code)
        assert read(code) == code
    assert set(code_table(field).values()) == {code for code, _ in field.codes}


@pytest.mark.parametrize(
    ("record", "name", "raw", "code"),
    [
        ("payment", "fund_type", "一般公共预算财政拨款", "general"),
        ("payment", "fund_type", "政府性基金", "fund"),
        ("payment", "kind", "项目", "project"),
        ("indicator", "first", "产出", "output"),
        ("indicator", "nature", ">=", "ge"),
        ("indicator", "nature", "不超过", "le"),
        ("three_public", "item", "因公出国(境)费", "abroad"),
        ("payment", "kind", "—", None),
    ],
)
def test_usual_variants(record: str, name: str, raw: str, code: str | None) -> None:
    assert reader_of(BY_NAME[record].field(name))(raw) == code


def test_an_item_written_with_its_name_is_its_code() -> None:
    read = reader_of(BY_NAME["payment"].field("economic"))
    for raw in ("30213", 30213, "30213 维修(护)费", "３０２１３－维修（护）费", "30213维修费"):
        assert read(raw) == "30213"
    assert read("维修费") == "维修费"
    assert reader_of(BY_NAME["payment"].field("purpose"))("302办公室") == "302办公室"


def test_a_code_outside_the_list_names_the_choices() -> None:
    remark = reader_of(BY_NAME["payment"].field("kind"))("其他支出")
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert (remark.code.code, remark.expected) == ("JX-IMP-117", "基本支出、项目支出")


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        ("是", 1),
        ("√", 1),
        ("有", 1),
        ("YES", 1),
        (True, 1),
        (1.0, 1),
        ("否", 0),
        ("×", 0),
        ("无", 0),
        (False, 0),
        ("空", None),
        ("", None),
        ("/", None),
    ],
)
def test_answers(raw: object, answer: int | None) -> None:
    assert reader_of(BY_NAME["project"].field("is_new"))(raw) == answer


@pytest.mark.parametrize("raw", ["也许", "基本是", 2.0, "#N/A"])
def test_vague_answers_are_refused(raw: object) -> None:
    assert isinstance(reader_of(BY_NAME["project"].field("is_new"))(raw), Remark)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Ａ０１０１", "A0101"),
        (118001.0, "118001"),
        ("A01\u00a0", "A01"),
        (" 第３科室 ", "第３科室"),
        (30226.5, "30226.5"),
        (date(2023, 3, 1), "2023-03-01"),
        ("—", None),
        ("\u3000", None),
        ("#5", "#5"),
    ],
)
def test_text(raw: object, text: str | None) -> None:
    assert reader_of(BY_NAME["payment"].field("voucher"))(raw) == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [("#REF!", "JX-IMP-101"), (1.23456789012346e17, "JX-IMP-119")],
)
def test_text_that_was_lost(raw: object, code: str) -> None:
    remark = reader_of(BY_NAME["payment"].field("voucher"))(raw)
    assert isinstance(remark, Remark)
    assert remark.code is not None
    assert remark.code.code == code
