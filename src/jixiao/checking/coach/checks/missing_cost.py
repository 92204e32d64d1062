"""A project whose outputs can be counted and whose budget is known, without an indicator of cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.finding import Severity
from jixiao.kernel.formatting import money
from jixiao.kernel.ratio import half_up

from ..guide import Guide
from ..model import UPWARD, Indicator, Note, Targets, TargetSheet, plain
from ..remark import MOF_101, declare, note
from ..wording import thing

CODE = declare(
    6,
    "“{sheet}”的产出数得清（{counted}），预算也写明了（{money}万元），但没有成本指标",
    hint="增设单位成本指标，上限按支出标准或上年实际核定，如：",
    why="成本指标约束花钱：数量、质量一样，成本低的更好。单位成本拆不开的，可以写分项成本控制数。",
    citation=MOF_101,
    severity=Severity.INFO,
)
_KINDS = ("cost", "output_cost", "economic_cost", "social_cost", "ecological_cost")


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project with money and an output in whole things, without an indicator of cost."""
    for sheet in targets.sheets:
        counted = _counted(sheet, guide)
        if sheet.is_project and sheet.money and counted and not sheet.of(*_KINDS):
            budget = money(sheet.money, unit="万元")
            told = {"sheet": sheet.title, "counted": counted.text, "money": budget}
            rewording = _rewording(sheet, counted)
            yield note(CODE, sheet, told=told, rewording=rewording, wanted="cost", found="成本指标 0 个")


def _counted(sheet: TargetSheet, guide: Guide) -> Indicator | None:
    """The weightiest output, if it is counted in things that are bought or served one by one."""
    first = max(sheet.of("quantity"), key=lambda one: one.weight or 0, default=None)
    if first is None or not first.value or first.nature not in ("", "eq", *UPWARD):
        return None
    return first if first.value > 0 and first.unit in guide.words("countable").words else None


def _rewording(sheet: TargetSheet, counted: Indicator) -> str:
    value = counted.value or Decimal(1)
    num, den = value.as_integer_ratio()
    each = half_up((sheet.money or 0) * den, num)
    budget = money(sheet.money or 0, unit="万元")
    how = f"全部预算 {budget} 万元除以 {plain(value)} {counted.unit}，每{counted.unit} {money(each, unit='元')} 元，是最高值"
    return (
        f"“{thing(counted.name)}单位成本 ≤（核定数）元/{counted.unit}”（{how}；其中只有一部分用于此项的，按该部分计算）"
    )
