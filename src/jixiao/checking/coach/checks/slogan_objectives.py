"""An objective of slogans only: no number, nothing that could be seen to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..guide import Guide
from ..likeness import pairs
from ..model import Note, Objective, Targets, TargetSheet
from ..remark import MOF_88, declare, note
from ..wording import clause

CODE = declare(
    31,
    "目标“{objective}”只有“{word}”一类的话，没有数量，也没有可以检验的成果",
    hint="写出做成什么、做到多少，数字可以取自本表的指标：",
    why="目标要指向明确、细化量化；空话年年可用，完成没有无法判断。",
    citation=MOF_88,
)
_NUMBER = re.compile(r"\d|百分之|全部|全覆盖|[一二三四五六七八九十百千万]+[个件次场项家名户所批套期份]")
_SHOWN = 30


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each objective with a slogan's verb, no number and no deliverable."""
    slogan, deliverable = guide.words("slogan"), guide.words("deliverable")
    for sheet in targets.sheets:
        for objective in sheet.objectives:
            text = objective.text
            word = slogan.in_text(text)
            if word and not _NUMBER.search(text) and not deliverable.in_text(text):
                short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
                rewording = f"“{_rewording(objective, sheet, guide)}”"
                yield note(
                    CODE,
                    sheet,
                    told={"objective": short, "word": word},
                    rewording=rewording,
                    where=objective.where,
                    found=short,
                )


def _rewording(objective: Objective, sheet: TargetSheet, guide: Guide) -> str:
    """The objective itself with the weightiest output and effect that share a telling word with it; else with the weightiest effect."""
    empty = (*guide.words("common_words").words, *guide.words("slogan").words)
    said = pairs(objective.text, without=empty)
    numbers = sorted((one for one in sheet.indicators if one.value is not None), key=lambda one: -(one.weight or 0))
    near = [one for one in numbers if pairs(one.name, without=empty) & said]
    chosen = [next((one for one in near if one.first == kind), None) for kind in ("output", "benefit")]
    if not any(chosen):
        chosen = [next((one for one in numbers if one.first == "benefit"), None)]
    told = "，".join(clause(one) for one in chosen if one) or "（写明数量和完成时间）"
    return f"{objective.text.rstrip('。；;')}，{told}"
