"""A target that last year's result has passed already."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..guide import Guide
from ..model import DOWNWARD, UPWARD, Indicator, Note, Targets, plain
from ..remark import MOF_101, declare, note

CODE = declare(
    29,
    "指标“{name}”的目标 {target} {worse}上年实际 {reached}{unit}",
    hint="一般不差于上年；确有原因的在备注里写明：",
    why="目标比上年实际还低，完成了也是退步；评审会问为什么钱没少、目标却降了。",
    citation=MOF_101,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each target worse than what the year before reached; three years in a row are told elsewhere."""
    years = guide.threshold("beaten_years")
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            last = next((past for past in indicator.history if past.year == targets.fiscal_year - 1), None)
            if last is None or last.actual is None or not _worse(indicator, last.actual):
                continue
            known = [past.actual for past in indicator.history[:years] if past.actual is not None]
            if len(known) == years and all(_worse(indicator, actual) for actual in known):
                continue
            worse = "高于" if indicator.nature in DOWNWARD else "低于"
            reached = plain(last.actual)
            rewording = f"“{indicator.name} {indicator.target[:1]}{reached}{indicator.unit}”"
            told = {
                "name": indicator.name,
                "target": indicator.target,
                "worse": worse,
                "reached": reached,
                "unit": indicator.unit,
            }
            yield note(CODE, sheet, indicator, told=told, part="value", rewording=rewording)


def _worse(indicator: Indicator, actual: Decimal) -> bool:
    if indicator.value is None:
        return False
    if indicator.nature in DOWNWARD:
        return indicator.value > actual
    return indicator.nature in ("eq", *UPWARD) and indicator.value < actual
