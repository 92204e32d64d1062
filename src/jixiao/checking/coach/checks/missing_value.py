"""An indicator without a name, without a target, or with only half of it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity
from jixiao.kernel.numerals import is_blank

from ..guide import Guide
from ..model import QUALITATIVE, Indicator, Note, Targets, TargetSheet
from ..remark import MOF_88, declare, note
from ..wording import subject

CODE = declare(
    27,
    "{which}{problem}",
    hint="补齐再上报，如：",
    why="指标要细化量化；没有指标值，年底没有可以对照的数。",
    citation=MOF_88,
    severity=Severity.ERROR,
)
_PENDING = frozenset(
    {
        "待定",
        "另行确定",
        "暂无",
        "无",
        "按实际",
        "据实",
        "根据实际情况",
        "按要求",
        "按计划",
        "XX",
        "xx",
        "**",
        "N",
        "若干",
    }
)
_NAMES = {
    "quantity": "完成数量 ≥（本年计划数）",
    "quality": "抽查合格率 ≥95%",
    "timeliness": "按期完成率 ≥95%",
    "economic_cost": "单位成本 ≤（核定数）元",
    "output_cost": "单位成本 ≤（核定数）元",
    "social_cost": "期间有效投诉数 ≤（上年实际）件",
    "satisfaction": "服务对象满意度 ≥90%",
}


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator whose name or target is blank or put off."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            problem = _problem(indicator)
            if problem:
                which = f"指标“{indicator.name}”" if indicator.name else f"{indicator.second_text or '这一行'}的指标"
                rewording = f"“{_rewording(sheet, indicator)}”"
                part = "name" if not indicator.name else "value"
                yield note(
                    CODE,
                    sheet,
                    indicator,
                    told={"which": which, "problem": problem},
                    part=part,
                    rewording=rewording,
                    found=indicator.text or "空白",
                )


def _problem(indicator: Indicator) -> str:
    if not indicator.name:
        return "没有名称"
    if indicator.nature == QUALITATIVE or indicator.value is not None:
        pending = indicator.value is None and indicator.value_text.strip() in _PENDING
        return f"的指标值写的是“{indicator.value_text}”" if pending else ""
    if is_blank(indicator.value_text):
        return "没有指标值"
    return ""


def _rewording(sheet: TargetSheet, indicator: Indicator) -> str:
    if not indicator.name:
        return subject(sheet) + _NAMES.get(indicator.second or indicator.first, f"（考核什么） {indicator.target}")
    unit = indicator.unit or ("%" if indicator.name.endswith(("率", "度", "占比")) else "")
    past = next((past for past in indicator.history if past.actual is not None), None)
    if past is not None and past.actual is not None:
        return f"{indicator.name} ≥{past.actual:f}{unit}（{past.year} 年实际）"
    return f"{indicator.name} ≥（上年实际）{unit}"
