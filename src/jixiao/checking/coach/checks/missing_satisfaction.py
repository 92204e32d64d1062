"""A project that serves the public, without an indicator of satisfaction."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import subject, texts_of, who_is_served

CODE = declare(
    5,
    "“{sheet}”有服务对象（“{word}”），却没有满意度指标",
    hint="增设满意度指标，并安排一次问卷或回访，如：",
    why="服务得好不好，要问被服务的人。申报了满意度，就要真做调查。",
    citation=MOF_101,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project that speaks of the people it serves, without an indicator of satisfaction."""
    for sheet in targets.sheets:
        text = texts_of(sheet)
        word = guide.words("public").in_text(text)
        asked = sheet.of("satisfaction") or any("满意" in one.name for one in sheet.indicators)
        if sheet.is_project and sheet.indicators and word and not asked:
            rewording = f"“{who_is_served(text)}对{subject(sheet)}的满意度 ≥90%（问卷调查，样本不少于服务人数的 5%）”"
            found = f"{len(sheet.indicators)} 个指标，满意度指标 0 个"
            told = {"sheet": sheet.title, "word": word}
            yield note(CODE, sheet, told=told, rewording=rewording, wanted="satisfaction", found=found)
