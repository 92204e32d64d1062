"""On the terminal: what is wrong first, with place and advice; what agrees in one line."""

from __future__ import annotations

from pathlib import Path

from jixiao.checking.reports.model import Review
from jixiao.reporting.review_text import review_lines
from tests.reporting.reviewed import reviewed, text_report


def test_lines(tmp_path: Path) -> None:
    _, review = reviewed(text_report(tmp_path))
    lines = review_lines(review, name="报告.txt")
    text = "\n".join(lines)
    assert text.index("✗") < text.index("△") < text.index("✓")
    assert "位置：第2段" in text
    assert "✓" in text.splitlines()[-1]


def test_nothing_to_check() -> None:
    assert review_lines(Review(()), name="空.txt") == ("空.txt：没有找到可以核对的数字关系。",)
