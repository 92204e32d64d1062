"""An objective that no indicator of its sheet takes up."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..likeness import pairs
from ..model import Note, Objective, Targets, TargetSheet
from ..remark import MOF_101, declare, note
from ..wording import as_count, as_rate, measurable

CODE = declare(
    21,
    "目标“{objective}”没有对应的绩效指标",
    hint="每条目标至少挂一个指标，如：",
    why="目标靠指标来检验；没有指标的目标，完成没有谁也说不清。",
    citation=MOF_101,
)
_SHOWN = 24


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each objective that shares no telling word with any indicator of its sheet, where there are several objectives.

    A single objective is taken up by whatever indicators there are; a project without any gets its note for each.
    """
    common = guide.words("common_words").words
    tasks = {task.number: task.name for task in targets.tasks}
    for sheet in targets.sheets:
        said = "；".join(f"{one.name}；{one.measure}；{tasks.get(one.key_task, '')}" for one in sheet.indicators)
        known = pairs(said, without=common)
        for objective in sheet.objectives:
            alone = len(sheet.objectives) == 1 and bool(sheet.indicators)
            if not alone and not (pairs(objective.text, without=common) & known):
                yield _told(objective, sheet, guide)


def _told(objective: Objective, sheet: TargetSheet, guide: Guide) -> Note:
    short = objective.text if len(objective.text) <= _SHOWN else f"{objective.text[:_SHOWN]}……"
    first = objective.text.replace("。", "，").replace("；", "，").split("，")[0]
    rewording = f"“{as_count(first) or as_rate(first) or measurable(first, vague=guide.words('slogan'))}”"
    return note(
        CODE,
        sheet,
        told={"objective": short},
        rewording=rewording,
        where=objective.where,
        found=short,
        wanted="quantity",
    )
