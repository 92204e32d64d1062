"""What a template left behind: XX单位, （填写…）, 请填写, 待补充."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Remark
from ..reading import Reading
from .remark import remark

LEFT = register(
    FindingCode(
        code="JX-CHK-039",
        severity=Severity.WARNING,
        template="模板里的提示“{found}”没有替换",
        hint="改成本单位的内容，或删去",
        why="残留的模板文字说明这一处没有填写。",
    )
)
_PLACEHOLDER = re.compile(
    r"(?:[XxＸ×]{2,}|\*{2,}|〇{2,}|_{3,})(?:单位|部门|局|委|项目|镇|街道|同志)|\((?:请?填写|在此|此处|说明[:：])[^)]{0,30}\)"
    r"|【[^】]{0,20}(?:填写|插入|待)[^】]{0,20}】|待补充|待完善数据|此处(?:填写|插入)"
)


def check(reading: Reading) -> Iterator[Remark]:
    """A remark for each piece of a template that was not filled in."""
    for passage, match in reading.find(_PLACEHOLDER):
        yield remark(LEFT, passage, start=match.start(), end=match.end(), found=match.group())
