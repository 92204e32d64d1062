"""A unit that does not fit: two units for one value, a rate in 件, a head count in %, a number without any."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import QUALITATIVE, Indicator, Note, Targets, plain
from ..remark import MOF_101, declare, note
from ..values import read_value, same_unit, serial_date

CODE = declare(
    13,
    "指标“{name}”的{problem}",
    hint="名称、指标值、计量单位三处用同一个单位：",
    why="单位对不上，年底填完成值时各填各的，完成率就算错了。",
    citation=MOF_101,
)
_RATES = ("率", "占比", "比例", "百分比")
_NO_RATES = ("效率", "利率", "汇率", "频率", "速率", "功率", "税率")
_RATE_UNITS = ("%", "‰", "百分点", "个百分点", "倍", "％")
_COUNTS = {
    "人次": ("人次",), "人数": ("人", "名", "位"), "户数": ("户",), "件数": ("件", "宗", "起", "篇", "份"),
    "场次": ("场", "场次", "次"), "次数": ("次", "次/年", "人次", "场次", "场"),
    "天数": ("天", "日", "个工作日", "工作日"), "份数": ("份",), "满意度": (*_RATE_UNITS, "分"),
}  # fmt: skip


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each indicator with a number whose unit is missing, doubled or of another kind than its name."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            problem = _problem(indicator)
            if problem:
                said, unit = problem
                number = plain(indicator.value) if indicator.value is not None else indicator.value_text
                sign = indicator.target[:1] if indicator.target[:1] in "≥≤＝＞＜" else ""
                rewording = f"“{indicator.name} {sign}{number}{unit}”"
                yield note(
                    CODE,
                    sheet,
                    indicator,
                    told={"name": indicator.name, "problem": said},
                    part="unit",
                    rewording=rewording,
                )


def _problem(indicator: Indicator) -> tuple[str, str] | None:
    """What is wrong with the unit, and the unit that would fit."""
    if indicator.value is None or indicator.nature == QUALITATIVE or serial_date(indicator) is not None:
        return None
    own = read_value(indicator.value_text).unit
    fitting = _fitting(indicator.name)
    if own and indicator.stated_unit and not same_unit(own, indicator.stated_unit):
        unit = own if not fitting or own in fitting else fitting[0]
        return f"指标值写“{own}”，计量单位一栏写“{indicator.stated_unit}”", unit
    if not indicator.unit:
        unit = fitting[0] if fitting else "（单位）"
        return f"指标值 {plain(indicator.value)} 没有计量单位", unit
    # 天/个, 次/村居: what stands before the stroke is counted.
    counted = indicator.unit.split("/")[0]
    if fitting and not any(same_unit(counted, unit) for unit in fitting):
        return f"名称说的是“{_tail(indicator.name)}”，单位却是“{indicator.unit}”", fitting[0]
    return None


def _tail(name: str) -> str:
    tails = (*_COUNTS, *(_RATES if not name.endswith(_NO_RATES) else ()))
    return next((tail for tail in tails if name.endswith(tail)), "")


def _fitting(name: str) -> tuple[str, ...]:
    tail = _tail(name)
    return _COUNTS.get(tail, _RATE_UNITS if tail else ())
