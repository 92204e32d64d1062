"""The supervision notice (督办通报) as content: every number in it is a figure with the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jixiao.kernel.figure import Figure
from jixiao.monitoring.pace.lights import LABELS, Light
from jixiao.monitoring.supervision.tasks import STATES, State, Supervised

from .content import Align, Block, Cell, Column, FigureSlot, Paragraph, Part, Report, Section, Table, Text, text_cell
from .supervision_text import due_text, told_cells

COLUMNS = (
    Column(12, Align.CENTER), Column(58), Column(34), Column(28, Align.CENTER), Column(16, Align.CENTER), Column(24, Align.CENTER),
    Column(16, Align.CENTER), Column(62),
)  # fmt: skip
HEADS = ("编号", "事项", "牵头科室", "完成时限", "进度", "状态", "灯", "原因或最新进展")
NUMERALS = "一二三四五"


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a notice is written from."""

    unit: str
    fiscal_year: int
    as_of: date
    key: str
    rows: Sequence[Supervised]
    figures: Mapping[str, Figure]
    report_days: int


def notice(told: Noticed) -> Report:
    """The notice by the day: how all stands, what is overdue or behind, what is near, what is done, what is asked; the list attached."""
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("总体情况", _whole(told)),
        ("超期和滞后事项", _grave(told, Light.RED, none="没有超期或严重滞后的事项。")),
        ("需要关注的事项", _grave(told, Light.YELLOW, none="没有临期、停报或进度滞后的事项。")),
        ("办结情况", _done(told)),
        ("工作要求", _asked(told)),
    ]
    sections = [Section(1, f"{NUMERALS[number]}、", title, blocks) for number, (title, blocks) in enumerate(parts)]
    listing = Section(0, "附件1", "督办事项进展一览表", (_table(told),), landscape=True)
    title = f"关于{told.fiscal_year}年督办事项进展情况的通报\n（截至{_day(told.as_of)}）"
    return Report(title, told.unit, told.fiscal_year, told.key, (*sections, listing))


def _whole(told: Noticed) -> tuple[Block, ...]:
    first = (
        *_words(
            told,
            "截至",
            Text(_day(told.as_of)),
            "，共督办事项",
            "tasks",
            "，其中已销号",
            "closed",
            "，已完成待销号",
            "done",
        ),
        *_words(told, "，推进中和未启动", "open", "；办结率", "closed_rate", "。"),
    )
    second = (
        *_words(
            told, "已办结或已到时限、应判定是否按期的", "judged", "中，按期办结", "in_time", "，按期率", "in_time_rate"
        ),
        *_words(told, "；超期办结", "late", "，超期未办结", "overdue", "。亮红灯", "red", "，亮黄灯", "yellow", "。"),
    )
    notes = []
    for code, text in (("extended", "经批准延期的"), ("undated", "没有写明完成时限、无法判定是否按期的")):
        if told.figures[f"supervision.{code}"].value:
            notes.append(Paragraph((*_words(told, text, code, "。"),), note=True))
    return (Paragraph(first), Paragraph(second), *notes)


def _grave(told: Noticed, light: Light, *, none: str) -> tuple[Block, ...]:
    rows = [row for row in told.rows if row.light is light]
    if not rows:
        return (Paragraph((Text(none),)),)
    return tuple(
        Paragraph(
            (
                Text(f"{number}.{row.task.name}", bold=True),
                Text(f"（{row.task.division}，时限{due_text(row)}）：{'；'.join(row.reasons)}。{_difficulty(row)}"),
            )
        )
        for number, row in enumerate(rows, start=1)
    )


def _difficulty(row: Supervised) -> str:
    risk = row.task.reports[-1].risk if row.task.reports else ""
    return f"存在困难：{risk}。" if risk else ""


def _done(told: Noticed) -> tuple[Block, ...]:
    closed = [row for row in told.rows if row.state in (State.DONE, State.CLOSED)]
    by_division: dict[str, list[str]] = {}
    for row in closed:
        by_division.setdefault(row.task.division or "未写明", []).append(row.task.name)
    if not by_division:
        return (Paragraph((Text("还没有办结的事项。"),)),)
    return tuple(
        Paragraph((Text(f"{division}："), Text("、".join(names)), Text("。")))
        for division, names in by_division.items()
    )


def _asked(told: Noticed) -> tuple[Block, ...]:
    lines = []
    pressed: dict[str, list[str]] = {}
    for row in told.rows:
        for cells in told_cells(row):
            pressed.setdefault(f"{cells[3]}（{cells[5]}）", []).append(row.task.name)
    for number, (step, names) in enumerate(pressed.items(), start=1):
        lines.append(Paragraph((Text(f"{number}.{step}："), Text("、".join(names)), Text("。"))))
    unheld = told.figures["supervision.unheld"]
    if unheld.value:
        lines.append(
            Paragraph((Text("对应的重点工作还没有绩效指标的督办事项有"), FigureSlot(unheld), Text("，请补设指标。")))
        )
    days = f"推进中的事项每{told.report_days}天至少填报一次进展；办结后附佐证，由责任人以外的人核实销号。"
    return (*lines, Paragraph((Text(days),)))


def _table(told: Noticed) -> Table:
    rows = tuple(_row(row) for row in told.rows)
    heads = tuple(text_cell(head) for head in HEADS)
    return Table(COLUMNS, (heads,), rows, unit_line=f"截至{_day(told.as_of)}")


def _row(row: Supervised) -> tuple[Cell, ...]:
    told = "；".join(row.reasons) or row.newest
    task = row.task
    cells = (
        str(task.number),
        task.name,
        task.division,
        due_text(row),
        row.progress,
        STATES[row.state],
        LABELS[row.light],
        told,
    )
    return tuple(text_cell(cell) for cell in cells)


def _words(told: Noticed, *parts: str | Text) -> tuple[Part, ...]:
    """Texts and figures in turn: a text that names a figure becomes it."""
    return tuple(
        part
        if isinstance(part, Text)
        else FigureSlot(told.figures[f"supervision.{part}"])
        if f"supervision.{part}" in told.figures
        else Text(part)
        for part in parts
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
