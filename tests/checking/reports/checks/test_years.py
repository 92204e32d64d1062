"""The report is of its own year."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_years() -> None:
    assert "JX-CHK-029" in codes(file("wording/should_fail/JX-CHK-029/years.txt"))
    assert "JX-CHK-029" not in codes(file("wording/should_pass/years.txt"))
