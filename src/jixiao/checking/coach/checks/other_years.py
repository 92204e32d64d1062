"""A date in a target or objective that lies outside the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.kernel.source import Source

from ..guide import Guide
from ..model import Note, Targets, TargetSheet
from ..remark import MOF_88, declare, note

CODE = declare(
    34,
    "{which}写了 {year} 年的期限“{date}”，本表是 {fiscal_year} 年度的目标",
    hint="改成本年的日期；跨年项目写本年要完成到哪一步，如：",
    why="期限不在本年，本年就无法考核；常见的原因是从往年的表里抄来没有改。",
    citation=MOF_88,
)
_DEADLINE = re.compile(
    r"(20\d\d)\s*年\s*(?:(\d{1,2})\s*月(?:\s*\d{1,2}\s*日)?)?\s*(?:年?底|底|末)?(?:之?前|以前|内|完成|竣工|上线|投入使用|投用|验收)"
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each deadline of another year in names, targets and objectives; nothing where the year is unknown."""
    if not targets.fiscal_year:
        return
    for sheet in targets.sheets:
        for text, where, which in _texts(sheet):
            for match in _DEADLINE.finditer(text):
                year = int(match[1])
                if year != targets.fiscal_year:
                    date = match.group()
                    rewording = f"“{date.replace(match[1], str(targets.fiscal_year), 1)}”"
                    told = {"which": which, "year": year, "date": date, "fiscal_year": targets.fiscal_year}
                    yield note(CODE, sheet, told=told, rewording=rewording, where=where, found=date)


def _texts(sheet: TargetSheet) -> Iterator[tuple[str, Source, str]]:
    for objective in sheet.objectives:
        yield objective.text, objective.where, "目标"
    for indicator in sheet.indicators:
        yield indicator.name, indicator.at("name"), f"指标“{indicator.name}”"
        yield indicator.value_text, indicator.at("value"), f"指标“{indicator.name}”的指标值"
