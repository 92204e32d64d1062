"""A key task of the department that no indicator belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..likeness import pairs
from ..model import Note, Targets, Task
from ..remark import SEED, declare, note

CODE = declare(
    20,
    "重点工作“{task}”没有对应的绩效指标",
    hint="在负责的项目里增设指标，如：",
    why="核心工作都应当设有对应的绩效指标；没有指标的重点工作，年底无从评价。",
    citation=SEED,
)
_SURE = 3


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each key task that no indicator names by number, nor shares enough of its words with."""
    indicators = [indicator for sheet in targets.sheets for indicator in sheet.indicators]
    if not indicators:
        return
    numbers = {number for one in indicators for number in one.key_task.replace("、", ",").replace("，", ",").split(",")}
    common = guide.words("common_words").words
    # Where indicators say by number what they belong to, their words count only if many are shared; else one telling pair is enough.
    enough = _SURE if any(one.key_task for one in indicators) else 1
    said = [pairs(one.name, without=common) for one in indicators]
    for task in targets.tasks:
        words = pairs(task.name, without=common)
        named = task.number in numbers or any(len(words & one) >= enough for one in said)
        if not named:
            rewording = _rewording(task, guide, asked=any("key_task" in sheet.columns for sheet in targets.sheets))
            told = {"task": task.name}
            yield note(CODE, None, told=told, rewording=rewording, where=task.where, found=task.name)


def _rewording(task: Task, guide: Guide, *, asked: bool) -> str:
    stem = task.name
    for word in (*guide.words("slogan").words, *guide.words("vague").words):
        stem = stem.removeprefix(word)
    built = stem.removesuffix("建设")
    named = f"建成{built}数 ≥（本年计划数）个" if built != stem else f"{stem}任务按期完成数 ≥（本年计划数）项"
    return f"“{named}”" + (f"，“对应重点工作”一栏填 {task.number}" if asked else "")
