"""Targets have values."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_targets() -> None:
    assert "JX-CHK-024" in codes(file("wording/should_fail/JX-CHK-024/targets.txt"))
    assert "JX-CHK-024" not in codes(file("wording/should_pass/targets.txt"))
