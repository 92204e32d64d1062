"""A bad thing that is to be at least so much, or a good one that is to be at most so much."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import DOWNWARD, UPWARD, Indicator, Note, Targets, plain
from ..remark import MOF_101, declare, note

CODE = declare(
    32,
    "指标“{name}”的方向写反了：{why}，却写“{target}”",
    hint="改为：",
    why="方向写反，做得越差得分越高。",
    citation=MOF_101,
    severity=Severity.ERROR,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each target with the wrong sign; the share of complaints dealt with is good, complaints are not."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            told = _wrong(indicator, guide)
            if told:
                why, sign = told
                number = plain(indicator.value) if indicator.value is not None else ""
                rewording = f"“{indicator.name} {sign}{number}{indicator.unit}”"
                parts = {"name": indicator.name, "why": why, "target": indicator.target}
                yield note(CODE, sheet, indicator, told=parts, part="nature", rewording=rewording)


def _wrong(indicator: Indicator, guide: Guide) -> tuple[str, str] | None:
    bad, good = guide.words("adverse").in_text(indicator.name), guide.words("favourable").in_text(indicator.name)
    mended = guide.words("adverse_mended").in_text(indicator.name)
    if indicator.value is None:
        return None
    if bad and not mended and not good and indicator.nature in UPWARD and indicator.value > 0:
        return f"“{bad}”越少越好", "≤"
    if good and indicator.name.endswith(good) and not bad and indicator.nature in DOWNWARD:
        return f"“{good}”越高越好", "≥"
    return None
