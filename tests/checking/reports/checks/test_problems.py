"""Admitted weaknesses cost points."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_problems() -> None:
    assert "JX-CHK-023" in codes(file("wording/should_fail/JX-CHK-023/problems.txt"))
    assert "JX-CHK-023" not in codes(file("wording/should_pass/problems.txt"))
