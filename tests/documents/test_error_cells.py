"""Error values are found in their cells, whatever the sheet is called."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from jixiao.documents.error_cells import error_values


def test_errors_by_sheet_and_place(tmp_path: Path) -> None:
    path = tmp_path / "错.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("没有").write("A1", "好")
        sheet = book.add_worksheet("甲&乙")
        sheet.write_formula("AB3", "=X!A1", None, "#REF!")
        sheet.write("A4", 5)
    assert error_values(path) == {"甲&乙": {(3, 28): "#REF!"}}
