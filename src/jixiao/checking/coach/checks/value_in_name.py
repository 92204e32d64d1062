"""The target written into the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..guide import Guide
from ..model import Indicator, Note, Targets
from ..remark import MOF_101, declare, note
from ..wording import counting

CODE = declare(
    14,
    "指标名称“{name}”里写了目标值“{inside}”",
    hint="名称只写考核什么，多少写在指标值里：",
    why="目标值写进名称，调整目标就要改名称，前后年度也对不上；名称和指标值还可能不一致。",
    citation=MOF_101,
)
_COMPARED = re.compile(
    r"(?:≥|≧|>=|＞|>|≤|<=|不少于|不低于|不超过|不高于|达到|超过|至少)\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<unit>[%％‰]|[万亿千百]?[件次个场人期份册户项名套台辆本宗处篇家天元]次?)?(?:以上|以内)?"
)
_COUNTED = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[%％‰]|[万亿千百]?[件次个场人期份册户项名套台辆本宗处篇家天元]次?)(?:以上|以内)?"
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each name with a limit in it, or with the very number of its target; 20秒接通率 is a definition and stays."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            part = _target_in(indicator)
            if part:
                rewording = f"名称“{_without(indicator, part)}”，指标值“{_value(indicator, part)}”"
                yield note(CODE, sheet, indicator, told={"name": indicator.name, "inside": part}, rewording=rewording)


def _target_in(indicator: Indicator) -> str:
    compared = _COMPARED.search(indicator.name)
    if compared:
        return compared.group()
    counted = (one for one in _COUNTED.finditer(indicator.name) if indicator.value is not None)
    return next((one.group() for one in counted if Decimal(one["number"].replace(",", "")) == indicator.value), "")


def _without(indicator: Indicator, part: str) -> str:
    name = indicator.name.replace(part, "").replace("()", "").replace("（）", "").strip("，、 ")
    return counting(name, indicator.unit) if name and not indicator.is_rate else name or indicator.name


def _value(indicator: Indicator, part: str) -> str:
    return indicator.target if indicator.value is not None else part
