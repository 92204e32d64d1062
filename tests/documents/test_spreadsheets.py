"""Workbooks: values as typed, merged headers, hidden sheets, formulas by their last value."""

from __future__ import annotations

import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from jixiao.documents.limits import Limits

from .office import refused, sound, workbook

DAY = datetime(2023, 3, 17)  # noqa: DTZ001 – a spreadsheet knows no time zones


def test_numbers_come_back_as_they_were_typed(tmp_path: Path) -> None:
    typed = [7493.67, 20.37, 0.1, 4859, 1e-7, 2_195.99, "7, 493.67", True]
    sheet = sound(workbook(tmp_path / "数.xlsx", ("表", [typed]))).sheets[0]
    values = [cell.value for cell in sheet.row(1)]
    expected = [Decimal(text) for text in ("7493.67", "20.37", "0.1", "4859", "1e-7", "2195.99")]
    assert values == [*expected, "7, 493.67", True]
    assert isinstance(values[3], int)


def test_dates_merged_cells_and_hidden_sheets(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("可见")
        sheet.merge_range("A1:C1", "合并的标题")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime("B2", DAY, day)
        book.add_worksheet("隐藏").hide()
    first, second = sound(path).sheets
    assert (first.hidden, second.hidden, first.merged) == (False, True, ((1, 1, 1, 3),))
    merged = first.cell(1, 3)
    assert merged is not None
    assert merged.value == "合并的标题"
    found = first.cell(2, 2)
    assert found is not None
    assert found.value in (date(2023, 3, 17), DAY)


def test_formulas_give_their_last_value_and_errors_stay_visible(tmp_path: Path) -> None:
    path = tmp_path / "式.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("表")
        sheet.write_formula("A1", "=1+2", None, 3)
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
        sheet.write("C1", "后")
    cells = {cell.letter: cell.text for cell in sound(path).sheets[0].row(1)}
    assert cells == {"A": "3", "B": "#DIV/0!", "C": "后"}


def test_a_large_sheet_is_read_in_seconds_or_refused_by_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("支付")
        for row in range(60_000):
            sheet.write_row(row, 0, [row, "用途", 12.5, "收款人"])
    start = time.process_time()
    document = sound(path)
    seconds = time.process_time() - start
    assert document.sheets[0].height == 60_000
    assert seconds < 6
    assert refused(path, Limits(rows=50_000)) == "JX-DOC-010"
