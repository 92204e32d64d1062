"""A score sheet that the report rests on and does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..amounts import SCORE
from ..model import Remark
from ..reading import Reading
from .remark import remark

MISSING = register(
    FindingCode(
        code="JX-CHK-035",
        severity=Severity.INFO,
        template="结论依据{found}，文中没有这张表，也没有各项得分，{score}无法核对",
        hint="把评分表作为附件附上，或在文中列出各项的分值和得分",
        why="总分由各项得分相加而来，没有评分表就只能相信结果。",
    )
)
_SHEET = re.compile(r"《[^》]{0,24}(?:自评表|评分表|评价指标体系|评价表)》")
_TOTAL = re.compile(r"(?:总分|总得分|综合得分|自评得分|自评结果|评价得分|自评分)[^，。;\d]{0,8}$")


def check(reading: Reading) -> Iterator[Remark]:
    """One remark, where the total is said to come from a sheet and there are neither tables nor further scores."""
    named = next(reading.find(_SHEET), None)
    scores = [one for one in reading.amounts() if one.unit == SCORE]
    totals = [one for one in scores if _TOTAL.search(one.lead)]
    has_table = any(one.row for one in reading.passages) or reading.has_tables
    if named is None or not totals or has_table or len(scores) > 4:
        return
    passage, match = named
    told = {"found": match.group(), "score": totals[0].text}
    yield remark(MISSING, passage, start=match.start(), end=match.end(), more=(totals[0].span,), **told)
