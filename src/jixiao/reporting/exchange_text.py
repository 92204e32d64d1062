"""What was received and sent, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.exchange.receiving import FAILED, NOTHING, RECEIVED, SAME, Receipt
from jixiao.exchange.sending import Sent

OUTCOME_LABELS = {RECEIVED: "收到", SAME: "与以前收到的相同，不重复计入", NOTHING: "没有文件", FAILED: "没有取到"}
SHOWN = 20


def receipt_lines(receipts: Sequence[Receipt]) -> tuple[str, ...]:
    """A line for each try: source, file, outcome."""
    lines = []
    for one in receipts:
        detail = f"：{one.reason}" if one.reason else f" {one.file or one.name}"
        size = f"（{one.bytes:,} 字节）" if one.outcome == RECEIVED else ""
        lines.append(f"{one.source}（{one.system}）：{OUTCOME_LABELS[one.outcome]}{detail}{size}".rstrip())
    return tuple(lines)


def sent_lines(sent: Sent) -> tuple[str, ...]:
    """How many cases were taken, and which were refused."""
    lines = [f"送出 {sent.taken:,} 条，对方没有收下 {len(sent.refused):,} 条"]
    lines += [f"  第 {line} 行：{reason}" for line, reason in sent.refused[:SHOWN]]
    if len(sent.refused) > SHOWN:
        lines.append(f"  …… 还有 {len(sent.refused) - SHOWN:,} 条")
    return tuple(lines)
