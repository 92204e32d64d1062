"""Tables in Word: fixed widths, repeated header, unbroken rows, merged cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table


@pytest.fixture(scope="module")
def table(docx_path: Path) -> Table:
    return Document(str(docx_path)).tables[0]


def test_the_header_row_repeats_and_no_row_breaks(table: Table) -> None:
    rows = list(table._tbl.iter(qn("w:tr")))
    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_widths_are_fixed_and_fill_the_landscape_page(table: Table) -> None:
    assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert abs(sum(widths) - round(225 / 25.4 * 1440)) <= len(widths)


def test_group_names_are_merged_over_their_leaves(table: Table) -> None:
    assert [row.cells[0].text for row in table.rows[1:5]] == ["履职效能"] * 3 + ["履职效能小计"]
    assert table.cell(1, 1)._tc is table.cell(3, 1)._tc


def test_the_total_row_reads_across(table: Table) -> None:
    cells = [cell.text for cell in table.rows[-3].cells]
    assert cells[0] == cells[2] == "合计"
    assert cells[-1] == "等级：优"
