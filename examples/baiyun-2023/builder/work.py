"""Key tasks, supervised tasks, progress reports, duty figures and the words of the report.

Titles, words and duty figures are published (`words/tasks.txt`, `words/narratives.txt`), as is the number of 32 supervised tasks;
their titles, the dates and the progress reports are invented, as are the names of divisions and source systems.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .office import Cell, Sheet
from .texts import Section, fields, lines, sections
from .workdays import after

QUARTER_ENDS = ((3, 31), (6, 30), (9, 28), (12, 29))


def sheets() -> list[Sheet]:
    """重点工作, 督办事项, 任务进展 and 履职数据."""
    tasks = sections("tasks.txt")
    return [
        Sheet("重点工作", ("序号", "重点工作", "责任科室", "状态", "完成情况"), [_task(task) for task in tasks]),
        Sheet("督办事项", ("编号", "事项", "来源", "牵头科室", "完成时限", "办结日期", "状态"), _supervised()),
        Sheet("任务进展", ("重点工作序号", "填报日期", "进度", "进展说明"), _progress(tasks)),
        Sheet(
            "履职数据",
            ("履职数据编号", "名称", "数值", "计量单位", "约数标记", "对应重点工作", "来源系统", "取自口径"),
            [_duty(line, task=task) for task in tasks for line in task.lines if line.startswith("+")],
        ),
    ]


def narratives() -> list[tuple[str, tuple[str, ...]]]:
    """The sections of 文字材料: title and paragraphs."""
    return [(section.head[0], section.lines) for section in sections("narratives.txt")]


def _task(task: Section) -> tuple[Cell, ...]:
    number, name, division = task.head
    summary = "".join(line for line in task.lines if not line.startswith("+"))
    return int(number), name, division, "已完成", summary


def _duty(line: str, *, task: Section) -> tuple[Cell, ...]:
    code, name, value, unit, approximate, system, *measure = fields(line[1:])
    return code, name, Decimal(value), unit, approximate, int(task.head[0]), system, "".join(measure)


def _supervised() -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate(lines("supervised.txt"), start=1):
        name, division = fields(line)
        month = 5 + number % 8
        due = date(2023, month, 28)
        rows.append(
            (number, name, "依法治区2023年工作要点", division, due, after(date(2023, month, 5), number % 7), "已销号")
        )
    return rows


def _progress(tasks: list[Section]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for task in tasks:
        number = int(task.head[0])
        for quarter, (month, day) in enumerate(QUARTER_ENDS, start=1):
            progress = 100 if quarter == 4 else 25 * quarter - 5 + (number + quarter) % 9
            text = "年度任务完成" if quarter == 4 else f"按计划推进，完成年度任务的{progress}%"
            rows.append((number, date(2023, month, day), Decimal(progress), text))
    return rows
