"""A chapter on problems beside a score that lost nothing for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.finding import FindingCode, Severity, register

from ..amounts import SCORE
from ..model import Remark
from ..reading import Reading
from .remark import remark

UNSCORED = register(
    FindingCode(
        code="JX-CHK-023",
        severity=Severity.WARNING,
        template="“存在的主要问题”写明“{found}”，而自评 {score}，看不出为这个问题扣过分",
        hint="在评分表中对应的指标写明扣分和原因，或说明为什么这个问题不影响得分",
        why="问题与得分应当互相对应，复核时会据此重新打分。",
    )
)
_PROBLEMS = re.compile(r"问题|不足|困难")
_WEAK = re.compile(
    r"[^，。;:]{0,40}(?:有待(?:加强|提高|完善|改进)|需(?:要)?(?:进一步)?(?:加强|提高|完善)|不够[^，。;]{1,8}|不足|欠缺|滞后|不到位|薄弱)"
)
_TOTAL = re.compile(r"(?:总分|总得分|综合得分|自评得分|自评结果|自评总分|评价得分)[^，。;\d]{0,8}$")
_HIGH = Decimal(99)
_OTHER_REASONS = re.compile(r"扣\s*\d|扣分|失分")


def check(reading: Reading) -> Iterator[Remark]:
    """One remark, where a total of at least 99 points stands beside admitted weaknesses and no word of points lost."""
    totals = [one for one in reading.amounts() if one.unit == SCORE and _TOTAL.search(one.lead) and one.value <= 100]
    if not totals or totals[0].value < _HIGH or reading.says(_OTHER_REASONS):
        return
    for passage in reading.under(_PROBLEMS):
        weak = _WEAK.search(passage.text)
        if weak is not None:
            told = {"found": weak.group().strip(), "score": totals[0].text}
            yield remark(UNSCORED, passage, start=weak.start(), end=weak.end(), more=(totals[0].span,), **told)
            return
