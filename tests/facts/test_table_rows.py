"""One sheet read row by row: what is left out, what is filled in, what is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jixiao.documents.model import Sheet
from jixiao.expressions.types import Value
from jixiao.facts.gathering import Gathering
from jixiao.facts.mapping import map_sheet
from jixiao.facts.rows import Row
from jixiao.facts.table_rows import TableRows
from jixiao.kernel.source import Source

PAY = ["支付凭证号", "支付日期", "支出性质", "资金性质", "支付金额（元）", "用途", "预算年度"]
DUTY = ["履职数据编号", "名称", "数值", "计量单位", "约数标记"]
Merged = tuple[tuple[int, int, int, int], ...]


def paid(
    voucher: str, amount: object = 5, *, day: object = date(2023, 4, 1), purpose: object = "", year: object = ""
) -> list[Any]:
    return [voucher, day, "基本支出", "一般公共预算", amount, purpose, year]


def read(name: str, *rows: list[Any], merged: Merged = ()) -> tuple[list[Row], list[tuple[str, str]]]:
    sheet = Sheet(name, False, rows, merged)
    origin = Source(file="a.xlsx", sha256="a", sheet=name, batch="b1")
    mapping, findings = map_sheet(sheet, origin=origin)
    assert mapping is not None, findings
    gathering = Gathering()
    defaults: dict[str, Value] = {**dict.fromkeys(mapping.record.columns), "unit": "1", "fiscal_year": 2023}
    found = TableRows(sheet, mapping, origin, defaults, gathering).read()
    return found, [(finding.code, finding.place.rsplit(" · ", 1)[-1]) for finding in gathering.all]


def test_rows_with_their_defaults() -> None:
    (row,), told = read("支付明细", PAY, [], paid("ZF1"))
    assert told == []
    assert (row.values["unit"], row.values["fiscal_year"], row.values["month"], row.values["payee"]) == (
        "1",
        2023,
        4,
        None,
    )
    assert (row.source.row, row.source.batch, row.cell("amount").column) == (3, "b1", "E")


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["", "", ""],
        ["  "],
        ["小计", "", "", "", 5],
        ["示例：ZF1", "abc"],
        ["示例", "abc"],
        ["注：以上不含税"],
        ["填表人：张某", "", "审核人：李某"],
    ],
)
def test_lines_that_are_no_rows(line: list[Any]) -> None:
    rows, told = read("支付明细", PAY, paid("ZF1"), line)
    assert (len(rows), told) == (1, [])


@pytest.mark.parametrize("first", ["示例项目一", "示例行政机关一", "注销费", "说明书"])
def test_ordinary_text_is_not_taken_for_an_example_or_a_note(first: str) -> None:
    assert len(read("支付明细", PAY, paid(first))[0]) == 1


@pytest.mark.parametrize(
    ("total", "told"), [(10, []), (10.01, [("JX-IMP-025", "E4")]), (11, [("JX-IMP-025", "E4")]), ("", [])]
)
def test_a_total_line_is_checked_and_not_imported(total: object, told: list[tuple[str, str]]) -> None:
    rows, found = read("支付明细", PAY, paid("ZF1"), paid("ZF2"), ["合 计", "", "", "", total])
    assert (len(rows), found) == (2, told)


def test_a_short_line_lacks_its_last_cells() -> None:
    assert read("支付明细", PAY, ["ZF1", date(2023, 4, 1)])[1] == [
        ("JX-IMP-022", "C2"),
        ("JX-IMP-022", "D2"),
        ("JX-IMP-022", "E2"),
    ]


def test_a_column_without_unit_is_told_once() -> None:
    heading = [*PAY[:4], "支付金额"]
    assert read("支付明细", heading, *(paid(f"ZF{n}")[:5] for n in range(9)))[1] == [("JX-IMP-103", "E2")]
    assert read("支付明细", heading, paid("ZF1", "3万元")[:5])[1] == []


def test_another_year_is_an_error() -> None:
    assert read("支付明细", PAY, paid("ZF1", year=2022), paid("ZF2", year="2023年"))[1] == [("JX-IMP-023", "G2")]


def test_a_month_that_is_given_stays() -> None:
    heading = [*PAY, "预算期间月份"]
    (row,), _ = read("支付明细", heading, [*paid("ZF1"), 12])
    assert row.values["month"] == 12


def test_marks_and_units_go_where_the_record_has_a_place_for_them() -> None:
    (row,), told = read("履职数据", DUTY, ["a", "甲", "近33285件次", "", ""])
    assert told == []
    assert (row.values["value"], row.values["unit_name"], row.values["approximate"]) == (332_850_000, "件次", "近")


def test_units_that_disagree_are_a_question() -> None:
    assert read("履职数据", DUTY, ["a", "甲", "5人次", "件", ""])[1] == [("JX-IMP-026", "C2")]


def test_merged_words_hold_for_all_rows_merged_amounts_do_not() -> None:
    first, second = paid("ZF1", purpose="差旅"), paid("ZF2", "")
    rows, told = read("支付明细", PAY, first, second, merged=((2, 6, 3, 6), (2, 5, 3, 5)))
    assert [row.values["purpose"] for row in rows] == ["差旅", "差旅"]
    assert ("JX-IMP-024", "E2") in told
