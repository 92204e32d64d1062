"""100 % targets everywhere: nothing can be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note

CODE = declare(
    25,
    "“{sheet}”的 {all} 个定量指标中有 {full} 个是 100%（{share}%，界限 {limit}%）",
    hint="只把法定必须做到的留作 100%，其余按上年实际来定，如：",
    why="处处 100% 看起来要求最高，其实多半是每年都能做到的事，分不出好坏。",
    citation=MOF_101,
)
_FULL = Decimal(100)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each sheet in which targets of 100 % are more than a share of all numbers."""
    limit, least = guide.threshold("full_rate_share"), guide.threshold("full_rate_least")
    for sheet in targets.sheets:
        numbers = [one for one in sheet.indicators if one.value is not None]
        full = [one for one in numbers if one.unit == "%" and one.value == _FULL]
        if len(full) >= least and len(full) * 100 > limit * len(numbers):
            share = len(full) * 100 // len(numbers)
            rewording = f"“{full[-1].name} ≥（上年实际）%，比上年提高 1 个百分点以上”"
            told = {"sheet": sheet.title, "all": len(numbers), "full": len(full), "share": share, "limit": limit}
            where = full[0].at("value")
            yield note(
                CODE, sheet, told=told, rewording=rewording, where=where, found="、".join(one.name for one in full)
            )
