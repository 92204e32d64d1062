"""Addresses and exact values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.documents.model import Cell, Sheet, column_letter, exact


@pytest.mark.parametrize(("number", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_column_letters(number: int, letter: str) -> None:
    assert column_letter(number) == letter


def test_exact_values() -> None:
    assert exact(7493.67) == Decimal("7493.67")
    assert exact(5.0) == 5
    assert exact("  ") is None
    assert exact(None) is None
    assert exact(float("nan")) == "nan"


def test_cells_and_rows() -> None:
    sheet = Sheet("表", False, [["甲", ""], [], ["", 3.5]], merged=((1, 1, 1, 2),))
    assert sheet.cell(1, 2) == Cell(1, 2, "甲")
    assert sheet.cell(9, 9) is None
    assert [[cell.letter for cell in row] for row in sheet.rows()] == [["A"], ["B"]]
    assert Cell(1, 1, date(2023, 3, 17)).text == "2023-03-17"
