"""A value that cannot be: a share above 100 %, a satisfaction above 100, a negative count."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Indicator, Note, Targets, plain
from ..remark import MOF_88, declare, note

CODE = declare(
    33,
    "指标“{name}”的目标 {target} 不可能：{why}",
    hint="核对小数点和单位，如：",
    why="不可能的目标年底必然完不成，或者说明数字填错了。",
    citation=MOF_88,
    severity=Severity.ERROR,
)
_FREE = (
    "增长",
    "增幅",
    "提高",
    "提升",
    "下降",
    "降低",
    "同比",
    "比上年",
    "较上年",
    "变动",
    "倍",
    "超额",
    "产能",
    "投入产出",
    "回报",
    "杠杆",
    "增加",
    "增值",
    "收益率",
)
_WHOLE, _BEST = {"%": 100, "‰": 1000}, 100
_NEGATIVE = ("增长", "增幅", "变动", "温度", "差")


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each number outside of what its unit allows."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            told = _impossible(indicator)
            if told:
                why, aim = told
                rewording = f"“{indicator.name} {indicator.target[:1]}{aim}{indicator.unit}”"
                parts = {"name": indicator.name, "target": indicator.target, "why": why}
                yield note(CODE, sheet, indicator, told=parts, part="value", rewording=rewording)


def _impossible(indicator: Indicator) -> tuple[str, str] | None:
    value = indicator.value
    if value is None:
        return None
    whole = _WHOLE.get(indicator.unit)
    free = any(word in indicator.name for word in _FREE)
    if whole and value > whole and not free and indicator.name.endswith(("率", "度", "占比", "比例", "面")):
        return f"比例最多是 {whole}{indicator.unit}", _meant(value, whole)
    if "满意" in indicator.name and value > _BEST:
        return f"满意度满分是 {_BEST}", _meant(value, _BEST)
    if value < 0 and not any(word in indicator.name for word in _NEGATIVE) and not free:
        return "数量和比例没有负的", plain(-value)
    return None


def _meant(value: Decimal, most: int) -> str:
    """The value that was probably meant: a nought or a decimal point slips easily."""
    slipped = next((value.scaleb(-places) for places in (1, 2) if value.scaleb(-places) <= most), Decimal(most))
    return plain(slipped)
