"""Figures can be read."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_masked() -> None:
    assert "JX-CHK-027" in codes(file("wording/should_fail/JX-CHK-027/masked.txt"))
    assert "JX-CHK-027" not in codes(file("wording/should_pass/masked.txt"))
