"""What could not be checked, because the tables do not say what the check needs; said, so that silence is not taken for praise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .model import Targets

UNCHECKED = register(
    FindingCode(
        code="JX-LNT-104",
        severity=Severity.INFO,
        template="没有{missing}，因此没有检查：{unchecked}",
        hint="要检查这些，请{hint}",
        why="没有检查的不等于没有问题；缺了材料，这部分分数留给评审人。",
    )
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the tables do not say, the codes of the checks that need it, and what to hand in."""

    missing: str
    unchecked: str
    codes: tuple[str, ...]
    hint: str

    @property
    def finding(self) -> Finding:
        """The gap as a finding about the whole input."""
        return UNCHECKED.at(missing=self.missing, unchecked=self.unchecked, hint=self.hint)


_HISTORY = Gap(
    "往年完成值",
    "目标是否低于上年实际、是否年年都能达到、单位成本有无变化",
    ("JX-LNT-024", "JX-LNT-026", "JX-LNT-029"),
    "在表里加“上年实际完成值”一列",
)
_MONEY = Gap("资金数", "资金与目标是否匹配", ("JX-LNT-006", "JX-LNT-026"), "填上年度资金总额，写明单位")
_TASKS = Gap(
    "重点工作清单", "重点工作是否都有指标", ("JX-LNT-020",), "把绩效目标表和重点工作表放在一个文件夹里一起检查"
)
_WEIGHTS = Gap("分值", "分值是否闭合", ("JX-LNT-015", "JX-LNT-016", "JX-LNT-017"), "在表里加“分值”一列")
_SOURCES = Gap("“数据来源”一列", "每个指标是否有数据来源", ("JX-LNT-022",), "在表里加“数据来源”一列")
_OBJECTIVES = Gap(
    "绩效目标文字", "目标是否空泛、是否照抄指标", ("JX-LNT-021", "JX-LNT-030", "JX-LNT-031"), "填上年度绩效目标"
)
_YEAR = Gap("年度", "期限是否在本年", ("JX-LNT-029", "JX-LNT-034"), "在表题写明年度，如“2024年度”")


def gaps(targets: Targets) -> tuple[Gap, ...]:
    """What the tables leave out, in the order of the table above."""
    return tuple(_gaps(targets))


def _gaps(targets: Targets) -> Iterator[Gap]:
    sheets = targets.sheets
    indicators = [one for sheet in sheets for one in sheet.indicators]
    if not any(past.actual is not None for one in indicators for past in one.history):
        yield _HISTORY
    if not any(sheet.money for sheet in sheets):
        yield _MONEY
    if not targets.tasks:
        yield _TASKS
    if not any(one.weight is not None for one in indicators):
        yield _WEIGHTS
    if not any("data_source" in sheet.columns for sheet in sheets):
        yield _SOURCES
    if not any(sheet.objectives for sheet in sheets):
        yield _OBJECTIVES
    if not targets.fiscal_year:
        yield _YEAR
