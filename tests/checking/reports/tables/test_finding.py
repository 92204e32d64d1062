"""Each figure of a table has one relation; the unit may stand in the paragraph before."""

from __future__ import annotations

from jixiao.checking.reports.tables.finding import table_relations
from jixiao.documents.model import Block, Document
from tests.checking.reports.grids import block


def test_once_each_in_order() -> None:
    table = block(
        "科目 | 合计 | 基本支出 | 项目支出\n甲 | 30.5 | 10.5 | 20.0\n乙 | 7.5 | 3.0 | 4.5\n合计 | 38.0 | 13.5 | 24.5"
    )
    before = Block(1, 1, "单位：万元", 0)
    document = Document("表.docx", "0" * 64, "docx", blocks=(before, Block(2, 1, "", 0, table.table)))
    places = [(one.stated.passage.row, one.stated.passage.column) for one in table_relations(document)]
    assert places == sorted(set(places))
    assert (4, 2) in places
