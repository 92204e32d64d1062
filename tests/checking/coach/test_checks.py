"""Every check on its pair of example files: silent where all is well; where not, this one note and no other, at the right cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.checking.coach.checks import ALL
from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report
from jixiao.kernel.finding import registered
from jixiao.reporting.lint_places import places
from tests.checking.coach.tables import FILES, coached, told, workbook

CODES = sorted(path.name for path in FILES.glob("JX-LNT-*"))


def test_every_check_has_its_pair() -> None:
    of_checks = [code.code for code in registered() if code.code.startswith("JX-LNT-0")]
    assert of_checks == CODES
    assert len(ALL) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_what_is_well_made_passes_without_a_word(code: str, tmp_path: Path) -> None:
    result = coached(workbook(told(FILES / code / "should_pass.yaml"), tmp_path / "目标表.xlsx"))
    assert [note.finding.text for note in result.notes] == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_not_gets_this_note_and_no_other(code: str, tmp_path: Path) -> None:
    example = told(FILES / code / "should_fail.yaml")
    path = workbook(example, tmp_path / "目标表.xlsx")
    result = coached(path)
    assert [note.finding.code for note in result.notes] == [code]
    (note,) = result.notes
    assert note.rewording == example["rewording"]
    assert note.why
    assert note.advice
    assert cell_of_the_note(path) == str("" if example["finds"] is None else example["finds"])


def cell_of_the_note(path: Path) -> str:
    """What stands in the cell that is marked."""
    document, _ = read_report(path, name=path.name, limits=Limits())
    assert document is not None
    ((block, row, column),) = places(coached(path), document=document)
    table = document.blocks[block - 1].table
    assert table is not None
    cell = table.cell(row, column)
    return cell.text if cell else ""
