"""Key tasks, supervised tasks, progress reports, duty figures and the words of the report.

Titles, words and duty figures are published (`words/tasks.txt`, `words/narratives.txt`), as is the number of 32 supervised tasks;
their titles, days, milestones, people and reports are invented, as are the names of divisions and source systems.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .office import Cell, Sheet
from .texts import Section, fields, lines, sections
from .workdays import after

SUPERVISED = (
    "编号", "事项", "来源", "牵头科室", "配合单位", "责任人", "对应重点工作", "开始日期", "完成时限", "延期至", "延期理由", "办结日期",
    "销号日期", "销号人", "佐证材料", "状态",
)  # fmt: skip
ORIGINS = ("依法治区2023年工作要点", "区委全面依法治区委员会会议纪要")
SUPPORTING = ("各镇街", "区委政法委、各镇街", "区财政局", "区委办公室、区政府办公室", "区市场监管局、各镇街")
LATE = {9: 24, 12: 38, 18: 31, 27: 20}
"""Tasks done after their deadline: working days after the fifth of its month."""
EXTENDED = {18: date(2023, 9, 28)}
SILENT = {3: (5, 6), 14: (6, 7), 29: (7, 8)}
"""Months without a report."""
YEAR_END = date(2023, 12, 29)
QUARTER_ENDS = ((3, 31), (6, 30), (9, 28), (12, 29))


def sheets() -> list[Sheet]:
    """重点工作, 督办事项 with 督办节点 and 督办进展, 任务进展 and 履职数据."""
    tasks = sections("tasks.txt")
    supervised = _supervised(tasks)
    return [
        Sheet("重点工作", ("序号", "重点工作", "责任科室", "状态", "完成情况"), [_task(task) for task in tasks]),
        Sheet("督办事项", SUPERVISED, supervised),
        Sheet("督办节点", ("督办事项编号", "节点序号", "节点", "节点时限", "节点完成日期"), _milestones(supervised)),
        Sheet("督办进展", ("督办事项编号", "填报日期", "进度", "进展说明", "存在困难", "填报人"), _reports(supervised)),
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


def _supervised(tasks: list[Section]) -> list[tuple[Cell, ...]]:
    # A division's first key task stands for all of it; legal aid belongs to the key task of legal services.
    key_tasks = {task.head[2]: int(task.head[0]) for task in reversed(tasks)} | {"法律援助处": 5}
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate(lines("supervised.txt"), start=1):
        name, division = fields(line)
        month = 5 + number % 8
        due = date(2023, month, 28)
        done = after(date(2023, month, 5), LATE.get(number, number % 7))
        extended = EXTENDED.get(number)
        closed = after(done, 4 + number % 5)
        who = (SUPPORTING[number % len(SUPPORTING)], f"{division}示例", key_tasks.get(division))
        days = (
            date(2023, 2, 1),
            due,
            extended,
            "协作单位方案调整，经分管领导批准" if extended else "",
            done,
            min(closed, YEAR_END),
        )
        rows.append(
            (number, name, ORIGINS[number % 8 == 0], division, *who, *days, "办公室赵示例", f"{name}办结材料", "已销号")
        )
    return rows


def _milestones(supervised: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for number, *_, due, _, _, done, _, _, _, _ in supervised:
        assert isinstance(number, int)
        assert isinstance(due, date)
        first = date(2023, 3 + number % 2, 20)
        rows.append((number, 1, "制定方案", first, after(first, number % 4) if number % 4 > 1 else first))
        rows.append((number, 2, "成果验收", due, done))
    return rows


def _reports(supervised: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for number, _, _, division, *_, due, _, _, done, _, _, _, _ in supervised:
        assert isinstance(number, int)
        assert isinstance(due, date)
        assert isinstance(done, date)
        for month in range(3, done.month):
            if number in SILENT and month in SILENT[number]:
                continue
            whole = (due.month - 1) * 10
            progress = min(95, (month - 1) * 1000 // whole - number % 5 * 3)
            hard = "需协作单位提供数据" if number in LATE and month > 6 else ""
            text = f"按计划推进，已完成{max(progress, 5)}%"
            rows.append((number, date(2023, month, 27), Decimal(max(progress, 5)), text, hard, f"{division}示例"))
        rows.append((number, done, Decimal(100), "已完成，佐证已交办公室", "", f"{division}示例"))
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
