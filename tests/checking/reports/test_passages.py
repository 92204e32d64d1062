"""Text as it comes – broken lines, stray spaces, folded punctuation – in one reading form, each character with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checking.reports.passages import is_heading, passages_of, tidy
from jixiao.documents.model import Block, Document, Sheet


def read(text: str) -> str:
    return "".join(char for char, _ in tidy(text))


@pytest.mark.parametrize(
    ("raw", "reading"),
    [
        ("7, 493.67 万元", "7,493.67万元"),
        ("95.\n10%", "95.10%"),
        ("占\n比 70．7％", "占比70.7%"),
        ("基\n\n层工作", "基层工作"),
        ("收入100万元,支出90万元", "收入100万元，支出90万元"),
        ("1，234人", "1,234人"),
        ("3，400元", "3,400元"),
        ("货物20.01，服务1,110.99", "货物20.01，服务1,110.99"),
        ("20 20 10 100.00% 10", "20 20 10 100.00% 10"),
        ("增長5.11 %，佔總額", "增长5.11%，占总额"),
        ("Windows 10", "Windows 10"),
    ],
)
def test_reading_form(raw: str, reading: str) -> None:
    assert read(raw) == reading


@given(st.text(alphabet="支出收入7,.，0123456789 \n%万元", max_size=60))
def test_each_character_knows_where_it_stood(raw: str) -> None:
    offsets = [offset for _, offset in tidy(raw)]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(raw) for offset in offsets)
    digits = [(char, raw[offset]) for char, offset in tidy(raw) if char.isdigit()]
    assert all(char == stood for char, stood in digits)
    assert len(digits) == sum(char.isdigit() for char in raw)


def block(number: int, text: str, *, level: int = 0) -> Block:
    return Block(number=number, page=1, text=text, level=level, table=None)


def document(*blocks: Block) -> Document:
    return Document("报告.txt", "0" * 64, "txt", blocks=blocks)


def test_a_list_stands_behind_its_head() -> None:
    found = passages_of(
        document(
            block(1, "支出决算总额100万元，其中："),
            block(2, "1.人员经费60万元，占60%。"),
            block(3, "2.公用经费40万元，占40%。"),
            block(4, "下一段。"),
        )
    )
    assert [one.text for one in found] == [
        "支出决算总额100万元，其中:\n1.人员经费60万元，占60%。\n2.公用经费40万元，占40%。",
        "下一段。",
    ]
    head = found[0]
    at = head.text.index("40万元")
    span = head.span(at, at + 4)
    assert (span.block, span.text) == (3, "40万元")


def test_long_cells_are_passages_with_their_cell() -> None:
    table = Sheet("表1", False, [["项目", "说明"], ["培训", "计划培训500人，实际培训480人，完成率96%"]])
    found = passages_of(document(Block(number=1, page=2, text="", level=0, table=table)))
    assert [(one.row, one.column, one.page) for one in found] == [(2, 2, 2)]


@pytest.mark.parametrize(
    ("text", "level", "heading"),
    [
        ("一、部门基本情况", 0, True),
        ("（二）收支情况", 0, True),
        ("概况", 1, True),
        ("1.支出100万元。", 0, False),
        ("正文。", 0, False),
    ],
)
def test_headings(text: str, level: int, heading: bool) -> None:
    assert is_heading(block(1, text, level=level)) is heading
