"""Claims of being first need evidence; names are no claims."""

from __future__ import annotations

from tests.checking.reports.published import codes, file


def test_superlatives() -> None:
    assert "JX-CHK-025" in codes(file("wording/should_fail/JX-CHK-025/superlatives.txt"))
    assert "JX-CHK-025" not in codes(file("wording/should_pass/superlatives.txt"))
