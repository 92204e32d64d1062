"""Money that was budgeted and not spent, and of which the report says nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import shown
from ..model import Outcome, Remark
from ..reading import Reading
from .remark import remark

UNSPENT = register(
    FindingCode(
        code="JX-CHK-021",
        severity=Severity.WARNING,
        template="预算 {budget}，执行 {executed}，还有 {found} 没有用完，全文没有说明去向",
        hint="补一句：“未执行的{found}为……（结转下年使用／结余收回／年中调减）”",
        why="没有用完的钱是结转、收回还是不再需要，是审核时必问的问题。",
    )
)
_EXPLAINED = re.compile(
    r"结余|结转|收回|缴回|追减|调减|核减|压减资金|未支付|未支出|尚未执行|未执行|剩余资金|(?:执行率|支出率)(?:未达|偏低|较低)|项目(?:未|暂缓)"
)
_UNDER_WAY = re.compile(
    r"(?<![\d年])(?:[1-9]|1[01])月(?:份|底|末|，|,|累计)|(?:截至|1[-—至到])\d{0,4}年?(?:[1-9]|1[01])月|上半年|季度|累计完成"
)
"""A report on part of a year: what is not spent yet needs no explanation."""
_BUDGET, _DONE = re.compile(r"预算"), re.compile(r"执行|支出|决算")


def check(reading: Reading) -> Iterator[Remark]:
    """One remark, on the first execution rate of the whole budget that leaves something unspent and unexplained."""
    if reading.says(_EXPLAINED):
        return
    for relation in reading.relations:
        if (
            relation.kind != "rate"
            or relation.outcome not in (Outcome.AGREES, Outcome.ROUNDING)
            or len(relation.operands) != 2
        ):
            continue
        executed, budget = relation.operands
        left = Fraction(budget.value) - Fraction(executed.value)
        if (
            left <= 0
            or budget.unit != "元"
            or not (_BUDGET.search(budget.lead) and _DONE.search(executed.lead))
            or _UNDER_WAY.search(executed.passage.text[: executed.end])
            or "三公" in executed.passage.text[: executed.end]
        ):
            continue
        end = executed.end if executed.start > budget.start else budget.end
        found = shown(left, like=budget)
        yield remark(
            UNSPENT,
            budget.passage,
            start=budget.start,
            end=end,
            budget=budget.text,
            executed=executed.text,
            found=found,
        )
        return
