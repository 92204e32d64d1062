"""Receipts in words."""

from __future__ import annotations

from jixiao.exchange.receiving import FAILED, RECEIVED, Receipt
from jixiao.exchange.sending import Sent
from jixiao.reporting.exchange_text import receipt_lines, sent_lines


def test_lines() -> None:
    got = Receipt("t", "city", "市系统", RECEIVED, "a.csv", "f" * 64, 1200, "city/a.csv")
    lost = Receipt("t", "drop", "区平台", FAILED, reason="连接不上")
    assert receipt_lines((got, lost)) == (
        "city（市系统）：收到 city/a.csv（1,200 字节）",
        "drop（区平台）：没有取到：连接不上",
    )
    assert sent_lines(Sent(1, ((3, "对方答复 400"),))) == ("送出 1 条，对方没有收下 1 条", "  第 3 行：对方答复 400")
    assert len(sent_lines(Sent(0, tuple((n, "x") for n in range(30))))) == 22
