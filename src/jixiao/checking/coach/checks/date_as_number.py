"""A date that became a number: the cell lost its format."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.kernel.finding import Severity

from ..guide import Guide
from ..model import Note, Targets
from ..remark import MOF_88, declare, note
from ..values import serial_date

CODE = declare(
    38,
    "指标“{name}”的目标是一串数字“{number}”，多半是日期 {date} 丢了格式",
    hint="把单元格设成文本，重新写明日期：",
    why="表格里的日期存成天数，复制时丢了格式就变成数字；公开出去没有人看得懂。",
    citation=MOF_88,
    severity=Severity.ERROR,
)


def find(targets: Targets, guide: Guide) -> Iterator[Note]:
    """One note for each target of time that is the number of a day."""
    for sheet in targets.sheets:
        for indicator in sheet.indicators:
            day = serial_date(indicator)
            if day is not None:
                written = f"{day.year}年{day.month}月{day.day}日"
                told = {"name": indicator.name, "number": indicator.value_text, "date": written}
                rewording = f"“{indicator.name}：{written}前”"
                yield note(CODE, sheet, indicator, told=told, part="value", rewording=rewording)
