"""Weights that do not add up to 100, or to 90 with the 10 points of the execution rate apart."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity
from jixiao.kernel.points import Points, text_of

from ..guide import Guide
from ..model import Note, Targets, TargetSheet
from ..remark import MOF_101, declare, note

CODE = declare(
    15,
    "“{sheet}”的指标分值合计 {found} 分，应为 100 分，或 90 分（另 10 分为预算执行率）",
    hint="按重要程度调整，使合计闭合：",
    why="分值不闭合，自评得分就不是百分制，和别的项目无法比较。",
    citation=MOF_101,
    severity=Severity.ERROR,
)
_WHOLE, _WITHOUT_EXECUTION, _SHARE = 100_00, 90_00, 1_00


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each sheet in which every indicator has a weight and the sum is neither 100 nor 90 nor, as shares, 1."""
    for sheet in targets.sheets:
        weights = [one.weight for one in sheet.indicators if one.weight is not None]
        total = sum(weights)
        if weights and len(weights) == len(sheet.indicators) and total not in (_WHOLE, _WITHOUT_EXECUTION, _SHARE):
            rewording = _rewording(sheet, total)
            found = text_of(Points(total))
            where = sheet.indicators[0].at("weight")
            yield note(
                CODE,
                sheet,
                told={"sheet": sheet.title},
                rewording=rewording,
                where=where,
                found=found,
                expected="100.00 或 90.00",
            )


def _rewording(sheet: TargetSheet, total: int) -> str:
    aim = min((_WITHOUT_EXECUTION, _WHOLE), key=lambda whole: abs(whole - total))
    heaviest = max(sheet.indicators, key=lambda one: one.weight or 0)
    off = aim - total
    verb = "加" if off > 0 else "减"
    changed = (heaviest.weight or 0) + off
    if changed <= 0:
        return f"按比例缩小各指标分值，使合计为 {text_of(Points(aim))} 分"
    size, now, whole = text_of(Points(abs(off))), text_of(Points(changed)), text_of(Points(aim))
    before = text_of(Points(heaviest.weight or 0))
    return f"如把“{heaviest.name}”{verb} {size} 分，由 {before} 改为 {now}，合计 {whole} 分"
