"""The form above a list of indicators: name of the project, its money, its objectives in words, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.kernel.money import FEN_IN, to_fen
from jixiao.kernel.numerals import half_width, read_number
from jixiao.kernel.source import Source

from .columns import column_of, is_vertical, label_of, tidy
from .layout import LONG_TERM, Block, Grid
from .model import Objective, Task

_UNIT = re.compile(r"(?:单位[:：]?|[(（])(元|千元|万元|百万元|亿元)[)）]?")
_YEAR = re.compile(r"(20\d\d)\s*年")
_NUMBERED = re.compile(r"(?:^|\n)\s*(?:目标\s*\d{1,2}|\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：.、．]\s*")
_SUBHEADS = frozenset({"预期目标", "年初设定目标", "年度目标", "预期绩效目标", "年初目标"})
_WHOLE = ("部门整体", "整体支出", "整体绩效")
_TASK_HEADS = frozenset({"任务名称", "主要任务名称", "重点任务名称", "重点工作名称", "重点工作任务", "重点任务"})
_TASK_FILLER = re.compile(r"(?:任务\d*|[.…·。\s]*|(?:金额)?(?:合计|总计|小计))")


@dataclass(slots=True)
class Form:
    """What the form says; empty parts are not stated. Money in fen."""

    name: str = ""
    code: str = ""
    unit_name: str = ""
    money: int | None = None
    money_before: int | None = None
    money_where: Source | None = None
    objectives: list[Objective] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    year: int = 0
    whole: bool = False
    no_money: bool = False
    is_new: bool = False


def read_form(grid: Grid, block: Block, *, title: str) -> Form:
    """The form above a block of indicators; `title` is what stands above the table or names its sheet."""
    form = Form(whole=any(word in title for word in _WHOLE))
    unit = money_unit(grid, block)
    for row in range(block.top, block.head):
        for cell in grid.sheet.row(row):
            text = cell.text.strip()
            form.whole = form.whole or any(word in text for word in _WHOLE)
            label, inline = _label(text)
            if label:
                _take(form, label, grid=grid, row=row, column=cell.column, inline=inline, unit=unit)
            if tidy(text) in _TASK_HEADS and not form.tasks:
                form.tasks += _tasks(grid, row=row, column=cell.column, limit=block.head)
        year = next((found for cell in grid.sheet.row(row) if (found := _YEAR.search(cell.text))), None)
        form.year = form.year or (int(year[1]) if year and row <= block.top + 3 else 0)
    titled = _YEAR.search(title)
    form.year = form.year or (int(titled[1]) if titled else 0)
    return form


def _tasks(grid: Grid, *, row: int, column: int, limit: int) -> Iterator[Task]:
    """The tasks listed below a heading, up to the next part of the form."""
    for at in range(row + 1, limit):
        name = re.sub(r"^任务\s*\d+\s*[:：.、]\s*", "", grid.text(at, column))
        if any(label_of(cell.text) == "objective" for cell in grid.sheet.row(at)):
            return
        if name and grid.begins(at, column) and not _TASK_FILLER.fullmatch(name) and tidy(name) not in _TASK_HEADS:
            yield Task(str(at - row), name, grid.source(at, column))


def objectives_in(text: str, where: Source) -> Iterator[Objective]:
    """The objectives a text states: numbered ones one by one."""
    parts = [part.strip() for part in _NUMBERED.split(text.strip()) if part.strip()]
    for number, part in enumerate(parts, start=1):
        yield Objective(part, where, str(number) if len(parts) > 1 else "")


def money_in(text: str, *, unit: str) -> int | None:
    """An amount as printed, in fen; `unit` is that of its column, "" when it is not known."""
    number = read_number(half_width(text).removesuffix("。"))
    if number is None or number.approximate:
        return None
    own = {"万": "万元", "亿": "亿元"}.get(number.unit, number.unit) or unit
    return to_fen(number.value, own) if own in FEN_IN else None


def _label(text: str) -> tuple[str, str]:
    label = label_of(text)
    if label:
        return label, ""
    head, mark, rest = half_width(text).partition(":")
    label = label_of(head) if mark and len(head) <= 16 else ""
    return (
        (label, rest.strip())
        if label in ("project", "project_code", "unit_name", "money") and rest.strip()
        else ("", "")
    )


def _take(form: Form, label: str, *, grid: Grid, row: int, column: int, inline: str, unit: str) -> None:
    beside = [(at, text) for at, text in grid.right_of(row, column)] if not inline else [(column, inline)]
    if label == "objective":
        _take_objectives(form, grid=grid, row=row, beside=beside)
        return
    told = next(((at, text) for at, text in beside if not label_of(text)), None)
    if told is None:
        # 年度资金总额 with blank cells to its right and below it is asked for and not said.
        form.no_money = form.no_money or (label == "money" and not beside and not _told_below(grid, row, column))
        return
    at, text = told
    if label in ("money", "money_before"):
        amount = money_in(text, unit=unit)
        if amount is not None and getattr(form, label) is None:
            setattr(form, label, amount)
            form.money_where = form.money_where or (grid.source(row, at) if label == "money" else None)
    elif label == "is_new":
        form.is_new = "新增" in text and "延续" not in text
    elif label == "project":
        form.name = form.name or text
    elif label == "project_code":
        form.code = form.code or text
    else:
        form.unit_name = form.unit_name or text


def _told_below(grid: Grid, row: int, column: int) -> bool:
    below = grid.text(row + 1, column)
    return bool(below) and not (label_of(below) or is_vertical(below) or column_of(below))


def _take_objectives(form: Form, *, grid: Grid, row: int, beside: list[tuple[int, str]]) -> None:
    for at, text in beside:
        if tidy(text) in LONG_TERM:
            continue
        if tidy(text) in _SUBHEADS:
            below = grid.text(row + 1, at)
            form.objectives += list(objectives_in(below, grid.source(row + 1, at))) if below else []
            return
        if not label_of(text):
            form.objectives += list(objectives_in(text, grid.source(row, at)))
            return


def unit_in(text: str) -> str:
    """The money unit that a heading or note states in brackets or behind 单位; "" when it states none."""
    found = _UNIT.search("".join(text.split()))
    return found[1] if found else ""


def money_unit(grid: Grid, block: Block) -> str:
    """The money unit stated above a list of indicators; "" when there is none."""
    cells = (cell for row in range(block.top, block.head + 1) for cell in grid.sheet.row(row))
    return next((unit for cell in cells if (unit := unit_in(cell.text))), "")
