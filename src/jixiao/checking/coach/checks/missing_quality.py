"""A project without a quality indicator: how much was done is told, how well is not."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import quality_of

CODE = declare(
    2,
    "“{sheet}”没有质量指标",
    hint="写清做到什么程度，取自验收、抽查、考核这类现成记录，如：",
    why="质量指标原则上必设。只有数量没有质量，做完和做好就分不开。",
    citation=MOF_101,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project that has indicators, none of them of quality."""
    for sheet in targets.sheets:
        if sheet.is_project and sheet.indicators and not sheet.of("quality"):
            found = f"{len(sheet.indicators)} 个指标，质量指标 0 个"
            rewording = f"“{quality_of(sheet)}”"
            yield note(CODE, sheet, told={"sheet": sheet.title}, rewording=rewording, wanted="quality", found=found)
