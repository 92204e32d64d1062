"""The execution rate or the payment of salaries as an indicator of a project's own."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.points import text_of

from ..guide import Guide
from ..model import Indicator, Note, Targets, TargetSheet
from ..remark import MOF_101, declare, note
from ..wording import planned

CODE = declare(
    18,
    "指标“{name}”是{what}，不是这个项目的个性指标",
    hint="把分值给反映项目内容的指标：",
    why="预算执行率在自评时另占 10 分，再设一次就重复计分；工资社保按时发放是单位运转的条件，说明不了项目做成了什么。",
    citation=MOF_101,
)

_WHAT = {"execution": "预算执行情况（自评时另占 10 分）", "payroll": "人员经费发放"}


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator of a project that says how much was spent or that salaries were paid."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators if sheet.is_project else ():
            code = next((code for code in _WHAT if guide.words(code).in_text(indicator.name)), "")
            if code:
                rewording = _instead(sheet, indicator, guide)
                told = {"name": indicator.name, "what": _WHAT[code]}
                yield note(
                    CODE, sheet, indicator, told=told, rewording=rewording, wanted=indicator.second or "quantity"
                )


def _instead(sheet: TargetSheet, indicator: Indicator, guide: Guide) -> str:
    others = [one for one in sheet.of("output") if one is not indicator and one.value is not None]
    if not others:
        return f"“{planned(sheet, deliverable=guide.words('deliverable'))}”"
    heaviest = max(others, key=lambda one: one.weight or 0)
    freed = f"的 {text_of(indicator.weight)} 分" if indicator.weight else "的分值"
    return f"删去这一条，它{freed}加给“{heaviest.text}”"
