"""Notes come sheet by sheet, the gravest first, and the same again when asked again; good sheets bring none."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.kernel.finding import Severity
from tests.checking.coach.tables import FILES, coached, told, workbook

OFFICES = sorted((FILES / "offices").glob("*.yaml"))


def test_the_order_of_notes(tmp_path: Path) -> None:
    example = told(FILES / "JX-LNT-010" / "should_fail.yaml")
    indicators = example["sheets"][1]["indicators"].replace("≥2个", "").replace("公园开放时间", "公园开放时间")
    example["sheets"][1]["indicators"] = indicators
    result = coached(workbook(example, tmp_path / "表.xlsx"))
    assert [note.finding.severity for note in result.notes] == [Severity.ERROR, Severity.WARNING]
    assert [number for number, _ in result.numbered(result.sheets[1])] == [1, 2]
    assert coached(tmp_path / "表.xlsx") == result


@pytest.mark.parametrize("path", OFFICES, ids=lambda path: path.stem)
def test_a_well_made_sheet_of_any_office_brings_no_note(path: Path, tmp_path: Path) -> None:
    result = coached(workbook(told(path), tmp_path / "目标表.xlsx"))
    assert [note.finding.text for note in result.notes] == []


def test_there_are_such_sheets_of_three_offices() -> None:
    assert len(OFFICES) >= 3
