"""Rough words go with rough numbers."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_approximate() -> None:
    assert "JX-CHK-020" in codes(file("wording/should_fail/JX-CHK-020/approximate.txt"))
    assert "JX-CHK-020" not in codes(file("wording/should_pass/approximate.txt"))
