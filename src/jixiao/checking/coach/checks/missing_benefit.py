"""A project without an indicator of effect: what the money changed is not told."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Note, Targets, TargetSheet
from ..remark import MOF_101, declare, note
from ..wording import effect_of, measurable

CODE = declare(
    4,
    "“{sheet}”没有效益指标",
    hint="写清做完以后谁得到了什么变化，如：",
    why="产出是做了什么，效益是带来什么变化。没有效益指标，花钱的理由就没有了着落。",
    citation=MOF_101,
    severity=Severity.ERROR,
)
_SHORT = 24


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project that has indicators, none of them of effect."""
    for sheet in targets.sheets:
        if sheet.is_project and sheet.indicators and not sheet.of("benefit"):
            found = f"{len(sheet.indicators)} 个指标，效益指标 0 个"
            rewording = f"“{_effect(sheet, guide)}”"
            yield note(CODE, sheet, told={"sheet": sheet.title}, rewording=rewording, wanted="benefit", found=found)


def _effect(sheet: TargetSheet, guide: Guide) -> str:
    """The vague improvement that the objectives speak of, made measurable; else an effect of the first output."""
    vague = guide.words("vague")
    for objective in sheet.objectives:
        for part in objective.text.replace("。", "，").replace("；", "，").split("，"):
            if vague.in_text(part) and len(part) <= _SHORT and not any(char.isdigit() for char in part):
                return measurable(part, vague=vague)
    return effect_of(sheet)
