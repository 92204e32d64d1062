"""A chapter of targets in which there is nothing to measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

NO_VALUE = register(
    FindingCode(
        code="JX-CHK-024",
        severity=Severity.WARNING,
        template="“{found}”一节没有一个数值，全是方向性的要求",
        hint="每条目标至少写一个可以衡量的值，如“受理法律援助案件不少于2,000件”“群众满意度不低于90%”",
        why="绩效目标应当细化、量化；没有数值，年底就说不清是否完成。",
        citation=Citation("中央部门预算绩效目标管理办法", "财预〔2015〕88号"),
    )
)
_TARGETS = re.compile(r"绩效(?:总)?目标(?!.{0,4}(?:完成|实现|管理|申报|审核))")
_LONG = 20


def check(reading: Reading) -> Iterator[Remark]:
    """One remark for each chapter on targets whose passages hold no amount at all."""
    for heading in dict.fromkeys(one.heading for one in reading.passages if _TARGETS.search(one.heading)):
        inside = [one for one in reading.passages if one.heading == heading and one.text != heading]
        if not inside or sum(len(one.text) for one in inside) < _LONG:
            continue
        if not any(amount.unit for one in inside for amount in reading.context.amounts[one.number]):
            first = inside[0]
            title = re.sub(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])", "", heading)
            yield remark(NO_VALUE, first, start=0, end=len(first.text), found=title)
