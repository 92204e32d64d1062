"""Headings are known in every usual spelling; two-line and merged ones are read; units stand in brackets or above."""

from __future__ import annotations

import pytest

from jixiao.documents.model import Sheet
from jixiao.facts.headings import (
    Heading,
    contradicts,
    field_of,
    heading_index,
    heading_lines,
    normal,
    recognised,
    unit_above,
)
from jixiao.facts.records import ALL, BY_NAME
from jixiao.facts.schema import RecordType


def single(text: str) -> Heading:
    return Heading(1, text, (normal(text),), (normal(text),))


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.name)
def test_no_two_fields_of_a_record_share_a_heading(record: RecordType) -> None:
    index = heading_index(record.name)
    for field in record.fields:
        for name in filter(None, (field.label, field.national, field.name, *field.synonyms)):
            assert index[normal(name)][0] == field.name, name


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("支付金额（元）", "元"),
        ("*支付金额（元）", "元"),
        ("支付金额(单位：万元)", "万元"),
        (" 支 付 金 额\n（万元）", "万元"),
        ("支付金额【元】", "元"),
        ("支付金额（含税）", ""),
        ("金额", ""),
        ("PAY_AMT", ""),
        ("pay_amt", ""),
    ],
)
def test_the_usual_spellings(text: str, unit: str) -> None:
    found = field_of(single(text), record="payment")
    assert found is not None
    assert (found[0], single(text).unit) == ("amount", unit)


def test_an_unknown_heading_names_nothing() -> None:
    assert field_of(single("摘录"), record="payment") is None


def test_own_fields_come_before_the_common_ones() -> None:
    assert field_of(single("单位编码"), record="unit_profile") == ("code", 0)
    assert field_of(single("单位编码"), record="payment") == ("unit", 1)


def test_the_columns_of_the_asset_system() -> None:
    export = [
        "资产国标分类代码",
        "账面原值",
        "累计折旧/摊销",
        "预计使用年限（月）",
        "使用状况",
        "使用/管理部门",
        "使用责任人",
        "存放地点(位置)",
    ]
    (line,) = heading_lines(Sheet("资产卡片明细", False, [export]))
    found = [field_of(heading, record="asset") for heading in line.headings.values()]
    wanted = ["category", "cost", "accumulated", "life", "status", "division", "holder", "place"]
    assert [one and one[0] for one in found] == wanted
    life = BY_NAME["asset"].field("life")
    assert [heading.counts_months(life) for heading in line.headings.values()].index(True) == 3


def test_a_unit_that_cannot_be() -> None:
    amount, line = BY_NAME["payment"].field("amount"), BY_NAME["indicator"].field("pass_line")
    assert [contradicts(single(f"支付金额（{unit}）"), amount) for unit in ("件", "%", "元", "含税")] == [
        True,
        True,
        False,
        False,
    ]
    assert [contradicts(single(f"及格门槛（{unit}）"), line) for unit in ("分", "%")] == [True, False]


def test_two_lines_with_merged_cells() -> None:
    values = [
        ["指标编号", "金额（万元）", "", "支出性质"],
        ["", "年初预算数", "全年预算数", ""],
        ["Z1", 1, 2, "基本支出"],
    ]
    sheet = Sheet("预算指标", False, values, merged=((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)))
    best = max(heading_lines(sheet), key=lambda line: len(recognised(line, record="budget_line")))
    assert (best.row, best.height, best.last_row) == (1, 2, 2)
    assert recognised(best, record="budget_line") == {"code", "initial", "adjusted", "kind"}
    assert best.headings[3].unit == "万元"


def test_the_unit_above_the_table() -> None:
    sheet = Sheet("x", False, [["某局支付明细"], ["单位：某局", "", "金额单位: 万 元"], ["支付金额"], ["单位：元"]])
    assert (unit_above(sheet, 3), unit_above(sheet, 2)) == ("万元", "")
