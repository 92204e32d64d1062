"""Something the unit itself did, counted as an effect."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import thing, who_is_served

CODE = declare(
    36,
    "效益指标“{name}”数的是自己做了多少（“{word}”），这是产出",
    hint="移到数量指标；效益写做完以后的变化，如：",
    why="活动办了多少场是产出，群众知道了、会用了、问题少了才是效益。",
    citation=MOF_101,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator of effect that counts the unit's own activities."""
    for sheet in targets.sheets:
        for indicator in sheet.of("benefit"):
            word = guide.words("own_activity").in_text(indicator.name)
            if word:
                base = thing(indicator.name)
                who = who_is_served(base)
                rewording = f"“{base}后{who}知晓率 ≥85%（现场抽测）”，原指标“{indicator.text}”移到数量指标"
                told = {"name": indicator.name, "word": word}
                yield note(CODE, sheet, indicator, told=told, rewording=rewording, wanted=indicator.second or "benefit")
