"""A project with a date or of a kind that has one (building, purchase, software), without an indicator of time."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import subject

CODE = declare(
    3,
    "“{sheet}”有期限要求（“{word}”），却没有时效指标",
    hint="把最要紧的节点写成时效指标，写明日期，如：",
    why="建设、采购、信息化等有明确期限的项目，拖到年底才完成和按期完成效果不同。",
    citation=MOF_101,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project whose name or objectives speak of a date, without an indicator of time."""
    for sheet in targets.sheets:
        text = "；".join((sheet.name, *(objective.text for objective in sheet.objectives)))
        word = guide.words("dated").in_text(text)
        if sheet.is_project and sheet.indicators and word and not sheet.of("timeliness"):
            year = f"{targets.fiscal_year}年" if targets.fiscal_year else "当年"
            rewording = f"“{subject(sheet)}完成时间 ≤ {year}11月30日”"
            where = sheet.objectives[0].where if sheet.objectives and word not in sheet.name else None
            told = {"sheet": sheet.title, "word": word}
            yield note(
                CODE, sheet, told=told, rewording=rewording, wanted="timeliness", where=where, found="时效指标 0 个"
            )
