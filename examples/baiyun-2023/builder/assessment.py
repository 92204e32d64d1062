"""Assessed towns and their scores. All rows are invented, and so that no real town is given an invented score, they have numbers."""

from __future__ import annotations

from decimal import Decimal

from .amounts import Dice
from .office import Cell, Sheet

TOWNS = 24
# The seed names 12 indicators of case handling without saying which; these are placeholders.
_INDICATORS = (
    ("人均立案数", 10),
    ("结案率", 10),
    ("办案期限合规率", 10),
    ("普通程序案件占比", 6),
    ("法制审核率", 10),
    ("全过程记录率", 8),
    ("案卷评查合格率", 12),
    ("复议诉讼纠错率", 10),
    ("处罚决定公示率", 8),
    ("罚没款收缴率", 6),
    ("系统录入及时率", 5),
    ("执法争议与案件移送规范", 5),
)


def sheets() -> list[Sheet]:
    """被考评单位 and 考评得分."""
    towns = [(_town(number), f"示例镇街{number:02d}", "镇街") for number in range(1, TOWNS + 1)]
    return [
        Sheet("被考评单位", ("被考评单位编码", "被考评单位名称", "类别"), towns),
        Sheet("考评得分", ("被考评单位编码", "考评指标", "考评分值", "考评得分", "扣分依据"), _scores()),
    ]


def _town(number: int) -> str:
    return f"T{number:02d}"


def _scores() -> list[tuple[Cell, ...]]:
    dice = Dice(24)
    rows: list[tuple[Cell, ...]] = []
    for number in range(1, TOWNS + 1):
        for indicator, full in _INDICATORS:
            lost = Decimal(dice.between(0, full * 2)) / 10 if dice.below(3) else Decimal(0)
            rows.append((_town(number), indicator, Decimal(full), full - lost, "按评分标准扣分" if lost else ""))
    return rows
