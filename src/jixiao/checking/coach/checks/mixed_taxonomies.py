"""Kinds of two versions of the taxonomy in one sheet: 成本 as a first level beside the older 可持续影响 or 产出成本."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_101, declare, note

CODE = declare(
    7,
    "“{sheet}”混用了两版指标分类：既有一级的成本指标，又有“{old}”",
    hint="统一用一版。按 2021 年的分类：",
    why="2020 年的分类把成本放在产出指标下面、单列可持续影响；2021 年起成本是一级指标、可持续影响不再单列。混用时权重无法核对。",
    citation=MOF_101,
)
_OLD = {
    "output_cost": ("产出指标下的成本指标", "移到成本指标下的经济成本指标"),
    "sustainable": ("可持续影响指标", "并入社会效益指标"),
}


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator of the older kind in a sheet that also has the newer."""
    for sheet in targets.sheets:
        if not sheet.of("cost"):
            continue
        for indicator in sheet.of(*_OLD):
            old, move = _OLD[indicator.second]
            rewording = f"把“{indicator.name}”{move}"
            yield note(
                CODE,
                sheet,
                indicator,
                told={"sheet": sheet.title, "old": old},
                part="second",
                rewording=rewording,
                found=old,
            )
