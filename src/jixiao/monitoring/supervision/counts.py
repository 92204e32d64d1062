"""The figures of supervision: how many tasks stand where, with the rows behind each, and the two rates with their denominators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jixiao.kernel.figure import Figure, FigureKind, Trace
from jixiao.kernel.figure import State as Known
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source
from jixiao.monitoring.pace.lights import Light

from .tasks import Record, State, Supervised

Where = Callable[[Record, str], Source]
Chosen = Callable[[Supervised], bool]
SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Count:
    """One number: its code, label, which tasks count, and the field whose cell shows it."""

    code: str
    label: str
    holds: Chosen
    field: str = "number"


def _open(one: Supervised) -> bool:
    return one.state in (State.PLANNED, State.OPEN)


def _judged(one: Supervised) -> bool:
    """Whether it can be said if a task kept its time: done, or past its deadline."""
    return one.late is not None or one.overdue > 0


COUNTS = (
    _Count("supervision.tasks", "督办事项数", lambda one: True),
    _Count("supervision.closed", "已销号", lambda one: one.state is State.CLOSED, "closed_on"),
    _Count("supervision.done", "已完成待销号", lambda one: one.state is State.DONE, "done_on"),
    _Count("supervision.open", "推进中和未启动", _open, "state"),
    _Count("supervision.overdue", "超期未办结", lambda one: one.overdue > 0, "due_on"),
    _Count("supervision.late", "超期办结", lambda one: one.late is True, "done_on"),
    _Count("supervision.in_time", "按期办结", lambda one: one.late is False, "done_on"),
    _Count("supervision.judged", "应按期办结", _judged, "due_on"),
    _Count("supervision.extended", "经批准延期", lambda one: one.task.due != one.task.first_due, "extended_to"),
    _Count("supervision.undated", "没有完成时限", lambda one: one.task.due is None, "due_on"),
    _Count("supervision.red", "红灯", lambda one: one.light is Light.RED, "due_on"),
    _Count("supervision.yellow", "黄灯", lambda one: one.light is Light.YELLOW, "due_on"),
    _Count("supervision.near", "临期", lambda one: any(told.step.when == "due_within" for told in one.told), "due_on"),
    _Count("supervision.silent", "停报", lambda one: any(told.step.when == "silent" for told in one.told), "number"),
    _Count("supervision.unheld", "对应的重点工作没有绩效指标", lambda one: one.held is False, "key_task"),
)
RATES = (
    ("supervision.closed_rate", "办结率", "supervision.closed", "supervision.tasks"),
    ("supervision.in_time_rate", "按期率", "supervision.in_time", "supervision.judged"),
)


def figures_of(rows: Sequence[Supervised], *, where: Where) -> dict[str, Figure]:
    """Every figure by code; `where` gives the cell of a task's field."""
    found = {one.code: _counted(one, rows, where=where) for one in COUNTS}
    for code, label, num, den in RATES:
        found[code] = _rate(code, label, found[num], found[den])
    return found


def _counted(one: _Count, rows: Sequence[Supervised], *, where: Where) -> Figure:
    chosen = [row for row in rows if one.holds(row)]
    sources = tuple(where(row.task.record, one.field) for row in chosen[:SHOWN])
    detail: dict[str, int | str | None] = {"value": len(chosen), "table": "supervised_task"}
    trace = Trace("measure", one.code, one.label, detail=detail, sources=sources, row_count=len(chosen))
    return Figure(one.code, one.label, FigureKind.COUNT, value=len(chosen), unit="项", trace=trace)


def _rate(code: str, label: str, num: Figure, den: Figure) -> Figure:
    known = bool(den.value)
    children = tuple(figure.trace for figure in (num, den) if figure.trace)
    return Figure(
        code,
        label,
        FigureKind.RATE,
        ratio=Ratio(num.value or 0, den.value or 1) if known else None,
        unit="%",
        decimals=1,
        state=Known.KNOWN if known else Known.NOT_APPLICABLE,
        trace=Trace("formula", code, label, detail={num.code: num.value, den.code: den.value}, children=children),
    )
