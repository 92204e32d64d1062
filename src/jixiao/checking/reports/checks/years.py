"""What was left over from another year's report: its own evaluation or closing day named with another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

LEFTOVER = register(
    FindingCode(
        code="JX-CHK-029",
        severity=Severity.WARNING,
        template="报告是 {year} 年度的，这里写“{found}”",
        hint="核对年份；确指其他年度的，请写明“上年”或与 {year} 年的关系",
        why="沿用往年报告时最容易漏改年份，年份错了，后面的数字也不可信。",
    )
)
_OWN = re.compile(
    r"((?:19|20)\d{2})年(?:度)?(?:部门|单位|整体|本部门|我局|我单位|项目)?(?:整体)?支出绩效(?:自评|评价)(?!(?:办法|工作的?通知|结果公开))"
)
_CLOSING = re.compile(r"截至((?:19|20)\d{2})年(?:12月31日|年?底|末)")
_COMPARED = re.compile(r"(?:上年|去年|较|比|同期|以前|历年)[^，。;]{0,12}$")


def check(reading: Reading) -> Iterator[Remark]:
    """A remark where the report calls itself, or its closing day, by the year before its own."""
    if not reading.year:
        return
    for pattern in (_OWN, _CLOSING):
        for passage, match in reading.find(pattern):
            year = int(match.group(1))
            if (
                year == reading.year - 1
                and not _COMPARED.search(passage.text[: match.start()])
                and "《" not in passage.text[max(match.start() - 24, 0) : match.start()]
            ):
                yield remark(
                    LEFTOVER, passage, start=match.start(), end=match.end(), found=match.group(), year=str(reading.year)
                )
