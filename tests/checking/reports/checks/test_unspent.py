"""What is not spent is explained."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_unspent() -> None:
    assert "JX-CHK-021" in codes(file("wording/should_fail/JX-CHK-021/unspent.txt"))
    assert "JX-CHK-021" not in codes(file("wording/should_pass/unspent.txt"))
