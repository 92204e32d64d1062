"""A score sheet that is named is shown."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_attachments() -> None:
    assert "JX-CHK-035" in codes(file("wording/should_fail/JX-CHK-035/attachments.txt"))
    assert "JX-CHK-035" not in codes(file("wording/should_pass/attachments.txt"))
