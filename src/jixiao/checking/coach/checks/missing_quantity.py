"""A project without a quantity indicator: nobody can tell how much was done."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import planned

CODE = declare(
    1,
    "“{sheet}”没有数量指标",
    hint="写清做多少：从目标里挑出要做成的事，数得清的就写数量，如：",
    why="数量指标原则上必设。没有数量，年底说不清做了多少，也算不出单位成本。",
    citation=MOF_101,
    severity=Severity.ERROR,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project that has indicators, none of them of quantity."""
    for sheet in targets.sheets:
        if sheet.is_project and sheet.indicators and not sheet.of("quantity"):
            rewording = f"“{planned(sheet, deliverable=guide.words('deliverable'))}”"
            found = f"{len(sheet.indicators)} 个指标，数量指标 0 个"
            yield note(CODE, sheet, told={"sheet": sheet.title}, rewording=rewording, wanted="quantity", found=found)
