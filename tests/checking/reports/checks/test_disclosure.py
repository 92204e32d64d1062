"""Disclosure in time needs the day of approval."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_disclosure() -> None:
    assert "JX-CHK-022" in codes(file("wording/should_fail/JX-CHK-022/disclosure.txt"))
    assert "JX-CHK-022" not in codes(file("wording/should_pass/disclosure.txt"))
