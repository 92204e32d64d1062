"""Numbers and marks for two more schemes, 法治建设考评 and 重点人群服务管理量化考评: invented; what registers tell is not typed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from . import duties
from .amounts import Dice
from .casework import TOWNS, town
from .office import Cell

RULE_OF_LAW, KEY_GROUPS = "jx-rule-of-law", "jx-key-groups"
_CHECKERS = {RULE_OF_LAW: "法治统筹科郑示例", KEY_GROUPS: "社区矫正管理科王示例"}
_OWN, _CHECKED = date(2024, 1, 9), date(2024, 1, 16)
Row = tuple[Cell, ...]
# Items marked by people: scheme, item, full marks, how many half points the checker takes off at most, and why.
_MARKED = (
    (RULE_OF_LAW, "履行法治建设第一责任人职责", 18, 4, "述法材料不完整"),
    (RULE_OF_LAW, "行政执法规范化", 10, 3, "公示信息更新不及时"),
    (RULE_OF_LAW, "普法宣传实效", 15, 4, "活动记录不全"),
    (KEY_GROUPS, "工作机制落实", 10, 3, "会商记录不全"),
)
_HONOURED = {4: "3", 16: "2"}
"""Towns with a bonus for an honour, and how much."""


def values() -> Iterator[Row]:
    """考评数据: scheme, town, input, value, origin."""
    dice = Dice(79)
    counselled, found = _by_town("村居法律顾问", "服务村居数"), _by_town("重点人群督导", "问题数")
    for number in range(TOWNS):
        decisions, registered = dice.between(0, 3), dice.between(6, 9) if number in (6, 14) else dice.between(40, 160)
        to_help = registered * dice.between(10, 25) // 100
        problems = found.get(town(number), 0)
        law = {
            "meetings.studied": (dice.between(9, 13), "会议记录"),
            "decisions.total": (decisions, "决策目录"),
            "decisions.reviewed": (decisions - (decisions == 3), "审查台账"),
            "villages.total": (counselled.get(town(number), 0) + dice.between(0, 1), "民政名册"),
        }
        groups = {
            "people.registered": (registered, "月报汇总"),
            "people.visited": (registered - dice.between(0, registered // 12), "月报汇总"),
            "people.assessed": (registered - dice.between(0, registered // 15), "月报汇总"),
            "people.to_help": (to_help, "月报汇总"),
            "people.helped": (to_help - dice.below(2) * (to_help > 0), "月报汇总"),
            "problems.mended": (problems - dice.below(2) * (problems > 0), "整改回执"),
            "incidents.count": (int(number == 10), "通报"),
        }
        for scheme, own in ((RULE_OF_LAW, law), (KEY_GROUPS, groups)):
            for code, (value, origin) in own.items():
                yield scheme, _code(number), code, Decimal(value), origin


def scores() -> Iterator[Row]:
    """考评评分: self-marks, then checked marks, for what only people can mark."""
    dice = Dice(80)
    for number in range(TOWNS):
        for scheme, item, full, most, reason in _MARKED:
            taken = Decimal(dice.between(0, most)) / 2
            yield _row(scheme, number, item, "自评", full, Decimal(full), "", f"示例镇街{number + 1:02d}经办", _OWN)
            told = reason if taken else ""
            yield _row(scheme, number, item, "复核", full, full - taken, told, _CHECKERS[scheme], _CHECKED)
        if number in _HONOURED:
            item, points = "加分：法治示范创建", Decimal(_HONOURED[number])
            yield _row(RULE_OF_LAW, number, item, "复核", 5, points, "示例命名文件", _CHECKERS[RULE_OF_LAW], _CHECKED)


def _row(
    scheme: str, number: int, item: str, stage: str, full: int, points: Decimal, reason: str, by: str, day: date
) -> Row:
    return scheme, _code(number), item, stage, Decimal(full), points, reason, "示例材料", by, day


def _code(number: int) -> str:
    return f"T{number + 1:02d}"


def _by_town(sheet: str, column: str) -> dict[str, int]:
    """What a register's column adds up to, by town."""
    table = next(one for one in duties.sheets() if one.name == sheet)
    where, what = table.headings.index("镇街"), table.headings.index(column)
    found: dict[str, int] = {}
    for row in table.rows:
        found[str(row[where])] = found.get(str(row[where]), 0) + int(str(row[what] or 0))
    return found
