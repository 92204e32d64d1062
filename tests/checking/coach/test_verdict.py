"""Points a machine takes off stay apart from points left to people; what could not be checked is left to people."""

from __future__ import annotations

from pathlib import Path

from jixiao.checking.coach.verdict import judge
from tests.checking.coach.tables import FILES, coached, guide, told, workbook

REVIEW = guide().review


def test_headings_are_worth_what_the_review_sheet_says() -> None:
    verdict = judge((), review=REVIEW, sheet=None, unchecked=frozenset())
    assert [(one.heading.name, one.points) for one in verdict.headings] == [
        ("完整性", 2000),
        ("相关性", 3000),
        ("适当性", 3000),
        ("可行性", 2000),
    ]
    assert (verdict.machine, verdict.earned, verdict.people) == (5100, 5100, 4900)


def test_a_note_costs_its_points_once_and_no_more_than_its_most(tmp_path: Path) -> None:
    result = coached(workbook(told(FILES / "JX-LNT-001" / "should_fail.yaml"), tmp_path / "表.xlsx"))
    (norm, _) = result.whole.headings[0].aspects
    assert (norm.lost, norm.notes) == (300, (1,))
    many = judge(result.notes * 5, review=REVIEW, sheet=None, unchecked=frozenset())
    assert many.headings[0].aspects[0].lost == 300


def test_an_aspect_that_could_not_be_checked_is_left_to_people() -> None:
    codes = frozenset(code for code, cost in REVIEW.deductions.items() if cost.aspect == "ready")
    verdict = judge((), review=REVIEW, sheet=None, unchecked=codes)
    ready = verdict.headings[3].aspects[1]
    assert (ready.machine, ready.people) == (0, 1000)


def test_each_sheet_is_judged_by_its_own_notes(tmp_path: Path) -> None:
    result = coached(workbook(told(FILES / "JX-LNT-010" / "should_fail.yaml"), tmp_path / "表.xlsx"))
    lost = [one.machine - one.earned for one in result.sheets]
    assert lost[0] == 0
    assert lost[1] > 0
