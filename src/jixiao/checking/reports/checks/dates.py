"""Days that do not exist: 2月30日, 13月, 31日 of a month of thirty."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

IMPOSSIBLE = register(
    FindingCode(
        code="JX-CHK-030",
        severity=Severity.ERROR,
        template="没有“{found}”这一天",
        hint="核对日期",
        why="不存在的日期一定是笔误，时限也就无从计算。",
    )
)
_DAY = re.compile(r"(?<!\d)(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日")
_LEAP = 2024


def check(reading: Reading) -> Iterator[Remark]:
    """A remark for each day that no calendar has; without a year, 2月29日 is given the benefit of the doubt."""
    for passage, match in reading.find(_DAY):
        year, month, day = int(match.group(1) or _LEAP), int(match.group(2)), int(match.group(3))
        if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
            yield remark(IMPOSSIBLE, passage, start=match.start(), end=match.end(), found=match.group())
