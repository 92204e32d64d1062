"""Days exist."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_dates() -> None:
    assert "JX-CHK-030" in codes(file("wording/should_fail/JX-CHK-030/dates.txt"))
    assert "JX-CHK-030" not in codes(file("wording/should_pass/dates.txt"))
