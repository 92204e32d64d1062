"""Cells to mark: the note's own cell, the first cell of a merged range, the first filled cell of a row."""

from __future__ import annotations

from pathlib import Path

from jixiao.reporting.lint_places import column_number, places
from tests.checking.coach.tables import FILES, told, workbook
from tests.reporting.linted import linted, table


def test_the_cells_of_the_notes(tmp_path: Path) -> None:
    document, coached = linted(table(tmp_path))
    assert places(coached, document=document) == {(1, 7, 5): (1,), (1, 8, 4): (2,)}


def test_a_merged_cell_is_marked_where_it_begins(tmp_path: Path) -> None:
    example = told(FILES / "JX-LNT-016" / "should_fail.yaml")
    document, coached = linted(workbook(example, tmp_path / "表.xlsx"))
    ((place, _),) = places(coached, document=document).items()
    assert place == (1, 8, 2)


def test_another_file_has_none_of_them(tmp_path: Path) -> None:
    _, coached = linted(table(tmp_path))
    other, _ = linted(workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "别的.xlsx"))
    assert places(coached, document=other) == {}


def test_columns() -> None:
    assert [column_number(letter) for letter in ("A", "Z", "AA")] == [1, 26, 27]
