"""Indicators that every project could have: rules kept, systems in place, money used properly."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import SEED, declare, note
from ..wording import quality_of

CODE = declare(
    19,
    "指标“{name}”是共性指标（“{word}”），哪个项目都能用",
    hint="换成只有这个项目才有的指标，如：",
    why="共性指标年年满分，看不出这个项目做得怎么样；要用个性化的指标。",
    citation=SEED,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator of a project that is a rule of management common to all."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators if sheet.is_project else ():
            word = guide.words("shared").in_text(indicator.name)
            if word:
                told = {"name": indicator.name, "word": word}
                kind = indicator.second or indicator.first or "quality"
                yield note(CODE, sheet, indicator, told=told, rewording=f"“{quality_of(sheet)}”", wanted=kind)
