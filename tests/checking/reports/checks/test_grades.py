"""A grade has to be borne by the total; bands of one's own silence the check."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_grades() -> None:
    assert "JX-CHK-041" in codes(file("wording/should_fail/JX-CHK-041/grades.txt"))
    assert "JX-CHK-041" not in codes(file("wording/should_pass/grades.txt"))
