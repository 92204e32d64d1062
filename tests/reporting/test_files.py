"""Records behind a figure, as lines."""

from __future__ import annotations

from jixiao.reporting.files import record_lines


def test_lines() -> None:
    assert record_lines([], total=0) == ()
    assert record_lines([("A2", "甲")], total=5) == ("记录（共 5 条，列出 1 条）：", "  A2  甲")
