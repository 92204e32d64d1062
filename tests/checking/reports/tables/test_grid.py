"""A table is read with its header rows, labels and figures in the unit of the table."""

from __future__ import annotations

from decimal import Decimal

from jixiao.checking.reports.tables.grid import grid_of
from jixiao.documents.model import Block, Sheet
from tests.checking.reports.grids import block


def test_headers_labels_figures() -> None:
    grid = grid_of(
        block("项目 | 预算数 | 执行率\n一、基本支出 | 1,200.50 | 99.7%\n合计 | (12.5) | —"), context="单位：万元"
    )
    assert grid.headers == {1: "项目", 2: "预算数", 3: "执行率"}
    assert [
        (row.label, {column: (one.value, one.unit) for column, one in row.figures.items()}) for row in grid.rows
    ] == [
        ("一、基本支出", {2: (Decimal("1200.50"), ""), 3: (Decimal("99.7"), "%")}),
        ("合计", {2: (Decimal("-12.5"), "")}),
    ]


def test_an_ordinal_row_is_a_header_and_units_are_brought_to_the_table() -> None:
    grid = grid_of(block("项目 | 行次 | 金额 | 备注\n栏次 | 1 | 2 | 3\n甲 | 1 | 5万元 | 60000元"), context="单位：万元")
    assert [row.label for row in grid.rows] == ["甲"]
    assert [one.value for one in grid.rows[0].figures.values()] == [Decimal(1), Decimal(5), Decimal(6)]


def test_a_merged_header_stands_over_all_its_columns() -> None:
    table = Sheet(
        "表1", False, [["科目", "支出", ""], ["", "基本支出", "项目支出"], ["甲", "10", "20"]], ((1, 2, 1, 3),)
    )
    grid = grid_of(Block(1, 0, "", 0, table), context="")
    assert grid.headers == {1: "科目", 2: "支出基本支出", 3: "支出项目支出"}
