"""Templates are filled in."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_placeholders() -> None:
    assert "JX-CHK-039" in codes(file("wording/should_fail/JX-CHK-039/placeholders.txt"))
    assert "JX-CHK-039" not in codes(file("wording/should_pass/placeholders.txt"))
