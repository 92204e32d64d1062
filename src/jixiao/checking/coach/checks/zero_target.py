"""A target of zero for something that is to be reached: doing nothing would meet it."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import UPWARD, Note, Targets
from ..remark import MOF_88, declare, note

CODE = declare(
    28,
    "指标“{name}”的目标是 {target}，什么都不做也算完成",
    hint="写出真正要做到的数，如：",
    why="“≥0”永远达成，等于没有目标。",
    citation=MOF_88,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each target at or below zero that is to be reached or passed, and for a bare 0 of a thing that is not bad."""
    adverse = guide.words("adverse")
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            bare = indicator.nature in ("", "eq") and not adverse.in_text(indicator.name) and "零" not in indicator.name
            upward = indicator.nature in UPWARD or (bare and indicator.second == "quantity")
            if indicator.value is not None and indicator.value <= 0 and upward:
                past = next((past.actual for past in indicator.history if past.actual), None)
                aim = f"{past:f}" if past else "（本年计划数）"
                rewording = f"“{indicator.name} ≥{aim}{indicator.unit}”"
                told = {"name": indicator.name, "target": indicator.target}
                yield note(CODE, sheet, indicator, told=told, part="value", rewording=rewording)
