"""An objective that only lists its indicators."""

from __future__ import annotations

from collections.abc import Iterator

from ..columns import tidy
from ..guide import Guide
from ..model import Note, Objective, Targets, TargetSheet
from ..remark import MOF_101, declare, note
from ..wording import clause, subject

CODE = declare(
    30,
    "“{sheet}”的目标文字照抄了 {copied} 个指标（共 {all} 个）",
    hint="目标写要达到的结果，只带一两个关键数字，其余留给指标：",
    why="目标是方向，指标是刻度；照抄一遍，目标就没有说出为什么做这件事。",
    citation=MOF_101,
)
_KEPT = 2


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each sheet whose objectives name most of its indicators word by word."""
    least, share = guide.threshold("copied_least"), guide.threshold("copied_share")
    for sheet in targets.sheets:
        text = tidy("".join(objective.text for objective in sheet.objectives))
        copied = [one for one in sheet.indicators if len(one.name) >= 4 and tidy(one.name) in text]
        if len(copied) >= least and len(copied) * 100 >= share * len(sheet.indicators):
            told = {"sheet": sheet.title, "copied": len(copied), "all": len(sheet.indicators)}
            objective = sheet.objectives[0]
            yield note(
                CODE, sheet, told=told, rewording=_rewording(sheet), where=objective.where, found=_short(objective)
            )


def _rewording(sheet: TargetSheet) -> str:
    heavy = sorted(
        (one for one in sheet.of("benefit", "output") if one.value is not None), key=lambda one: -(one.weight or 0)
    )
    effects = [one for one in heavy if one.first == "benefit"][:1]
    numbers = "，".join(
        clause(one) for one in [*[one for one in heavy if one.first == "output"], *effects][: _KEPT - 1] + effects
    )
    return f"“通过{subject(sheet)}，（写明要解决的问题和达到的效果），{numbers}。”"


def _short(objective: Objective) -> str:
    return objective.text if len(objective.text) <= 60 else f"{objective.text[:60]}……"
