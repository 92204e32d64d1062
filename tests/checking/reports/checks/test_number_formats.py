"""One way of writing numbers."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_number_formats() -> None:
    assert "JX-CHK-026" in codes(file("wording/should_fail/JX-CHK-026/number_formats.txt"))
    assert "JX-CHK-026" not in codes(file("wording/should_pass/number_formats.txt"))
