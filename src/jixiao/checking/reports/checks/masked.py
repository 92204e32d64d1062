"""Figures that are masked, left open or misread: 78.*%, ××万元, IO0%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

MASKED = register(
    FindingCode(
        code="JX-CHK-027",
        severity=Severity.WARNING,
        template="“{found}”不是完整的数字，无法核对",
        hint="补上真实的数字；字母 O、l 混入的，改为数字 0、1",
        why="遮盖、漏填或识别错误的数字没有意义，也无法核对。",
    )
)
_OPEN_YEAR = re.compile(r"20(?:[xX×*]{1,2}|\d[xX×*])年")
_OPEN = re.compile(r"(?<![\d.A-Za-z])(?:_{2,}|[xX×]{2,})(?:万元|个|人|件|项|%)")


def check(reading: Reading) -> Iterator[Remark]:
    """A remark for each figure that cannot be read."""
    for amount in reading.amounts():
        if amount.masked:
            yield remark(MASKED, amount.passage, start=amount.start, end=amount.end, found=amount.text)
    for passage, match in reading.find(_OPEN_YEAR):
        yield remark(MASKED, passage, start=match.start(), end=match.end(), found=match.group())
    for passage, match in reading.find(_OPEN):
        taken = any(one.start <= match.start() < one.end for one in reading.context.amounts[passage.number])
        if not taken:
            yield remark(MASKED, passage, start=match.start(), end=match.end(), found=match.group())
