"""A target that each of the last years has met already."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..guide import Guide
from ..model import DOWNWARD, UPWARD, Indicator, Note, Targets, plain
from ..remark import MOF_101, declare, note

CODE = declare(
    24,
    "指标“{name}”的目标 {target}，前 {years} 年每年都已达到（{history}）",
    hint="按近三年最低的一年来定，至少不低于它：",
    why="已经连续做到的目标没有挑战性，自评年年满分，看不出进步。",
    citation=MOF_101,
)
_BEST = Decimal(100)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each target that the last three years have each beaten outright; what cannot be bettered (100 %, 0) is left alone."""
    years = guide.threshold("beaten_years")
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            reached = [past.actual for past in indicator.history[:years] if past.actual is not None]
            if len(reached) == years and _beaten(indicator, reached):
                told = "、".join(
                    f"{past.year}年 {plain(past.actual)}{indicator.unit}"
                    for past in indicator.history[:years]
                    if past.actual is not None
                )
                aim = min(reached) if indicator.nature not in DOWNWARD else max(reached)
                rewording = f"“{indicator.name} {indicator.target[:1]}{plain(aim)}{indicator.unit}”"
                parts = {"name": indicator.name, "target": indicator.target, "years": years, "history": told}
                yield note(CODE, sheet, indicator, told=parts, part="value", rewording=rewording)


def _beaten(indicator: Indicator, reached: list[Decimal]) -> bool:
    target = indicator.value
    if target is None or (indicator.is_rate and target == _BEST):
        return False
    if indicator.nature in UPWARD:
        return all(value > target for value in reached)
    return indicator.nature in DOWNWARD and all(value < target for value in reached)
