"""A form that asks for the money and does not say it."""

from __future__ import annotations

from collections.abc import Iterator

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_88, declare, note

CODE = declare(
    37,
    "“{sheet}”没有写项目资金",
    hint="补上年度资金总额，写明单位，如：",
    why="资金与目标要相匹配；不写钱数，目标高低就无从判断。",
    citation=MOF_88,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each project whose table has a place for the money, left blank or zero."""
    for sheet in targets.sheets:
        if sheet.is_project and "money" in sheet.columns and not sheet.money:
            found = "0" if sheet.money == 0 else "空白或读不出"
            rewording = "“年度资金总额：（金额）万元，其中财政拨款（金额）万元”"
            yield note(
                CODE, sheet, told={"sheet": sheet.title}, rewording=rewording, where=sheet.money_where, found=found
            )
