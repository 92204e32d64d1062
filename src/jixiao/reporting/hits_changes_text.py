"""What a day's payments changed in the suspicions, for a terminal and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jixiao.monitoring.rules.moved import Moved

from .hits_text import hit_json

SHOWN = 20
"""Suspicions of each kind that a terminal shows; the workbook and the JSON have all."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was handed in, and what there is now: `ledger` names everything handed in so far, `again` rules asked of everything."""

    payments: int
    new: int
    corrected: int
    same: int
    all_payments: int
    ledger: str
    again: tuple[str, ...]


def changes_lines(batch: Batch, changes: Moved) -> tuple[str, ...]:
    """The batch in one line, then what it changed."""
    lines = [
        f"读入 {batch.payments:,} 笔：新增 {batch.new:,} 笔，更正 {batch.corrected:,} 笔，与原来相同 {batch.same:,} 笔；"
        f"累计 {batch.all_payments:,} 笔。"
    ]
    if batch.again:
        lines.append(f"规则、对照表或者填写的内容有变化，按全部数据重查：{'、'.join(batch.again)}。")
    lines.append(changes_title(changes))
    for sign, hits in (("+", changes.new), ("~", changes.changed), ("-", changes.gone)):
        lines += [f"  {sign} {hit.rule} {hit.unit}：{hit.sentence}" for hit in hits[:SHOWN]]
        if len(hits) > SHOWN:
            lines.append(f"  {sign} …… 还有 {len(hits) - SHOWN:,} 个")
    return tuple(lines)


def changes_title(changes: Moved) -> str:
    """How many of each kind."""
    return f"疑点变动：新增 {len(changes.new):,} 个，变化 {len(changes.changed):,} 个，消除 {len(changes.gone):,} 个"


def batch_json(batch: Batch, changes: Moved) -> dict[str, Any]:
    """For other programs, beside what `hits_json` says of everything."""
    return {
        "state": {"ledger": batch.ledger, "payments": batch.all_payments},
        "batch": {
            "payments": batch.payments,
            "new": batch.new,
            "corrected": batch.corrected,
            "same": batch.same,
            "asked_again": list(batch.again),
        },
        "changes": {
            "new": list(map(hit_json, changes.new)),
            "changed": list(map(hit_json, changes.changed)),
            "ended": list(map(hit_json, changes.gone)),
        },
    }
