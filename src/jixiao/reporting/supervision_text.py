"""Supervision in words and rows: the list of tasks, who is to be told, and JSON – one telling for terminal, pages, workbook and notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text
from jixiao.monitoring.pace.lights import LABELS
from jixiao.monitoring.supervision.tasks import STATES, Supervised

from .trace_json import SCHEMA, figures_json

HEADS = (
    "编号", "事项", "来源", "牵头科室", "配合单位", "责任人", "完成时限", "进度", "状态", "灯", "原因", "最新进展", "对应重点工作",
    "销号人",
)  # fmt: skip
TOLD_HEADS = ("编号", "事项", "牵头科室", "催办", "天数", "告诉谁")
ROLES: Mapping[str, str] = {
    "handler": "科室经办人",
    "division_head": "科室负责人",
    "office": "办公室",
    "leader": "分管领导",
    "reviewer": "财政审核人",
}


def task_cells(row: Supervised) -> tuple[str, ...]:
    """One task, in the order of HEADS."""
    task = row.task
    return (
        str(task.number),
        task.name,
        task.origin,
        task.division,
        task.supporting,
        task.owner,
        due_text(row),
        row.progress,
        STATES[row.state],
        LABELS[row.light],
        "；".join(row.reasons),
        row.newest,
        "" if task.key_task is None else f"{task.key_task}{'（无绩效指标）' if row.held is False else ''}",
        task.closed_by,
    )


def due_text(row: Supervised) -> str:
    """The deadline, with the first one where it was extended."""
    task = row.task
    if task.due is None:
        return "未写明"
    extended = f"，原 {task.first_due:%Y-%m-%d}，已延期" if task.first_due and task.first_due != task.due else ""
    return f"{task.due:%Y-%m-%d}{extended}"


def told_cells(row: Supervised) -> tuple[tuple[str, ...], ...]:
    """Every step of pressing a task has reached, in the order of TOLD_HEADS."""
    task = row.task
    return tuple(
        (
            str(task.number),
            task.name,
            task.division,
            told.step.title,
            str(told.days),
            "、".join(ROLES.get(role, role) for role in told.step.roles),
        )
        for told in row.told
    )


def supervision_lines(
    rows: Sequence[Supervised], *, figures: Mapping[str, Figure], as_of: date, name: str
) -> tuple[str, ...]:
    """What stands where, the tasks that need something, and who is to be told, for a terminal."""

    def told(code: str) -> str:
        return figure_text(figures[f"supervision.{code}"])

    lines = [
        f"{name}　督办事项　截至 {as_of:%Y-%m-%d}",
        f"  共 {told('tasks')}：已销号 {told('closed')}，已完成待销号 {told('done')}，推进中和未启动 {told('open')}",
        f"  办结率 {told('closed_rate')}（已销号÷全部）；按期率 {told('in_time_rate')}（按期办结÷应按期办结 {told('judged')}）；"
        f"超期未办结 {told('overdue')}，红灯 {told('red')}，黄灯 {told('yellow')}",
    ]
    asking = [row for row in rows if row.reasons]
    lines += [
        f"  [{LABELS[row.light]}] {row.task.number} {row.task.name}（{row.task.division}）：{'；'.join(row.reasons)}"
        for row in sorted(asking, key=lambda row: (-row.light, row.task.number))
    ]
    pressed = [cells for row in rows for cells in told_cells(row)]
    if pressed:
        lines.append("  催办：")
        lines += [f"    {cells[3]}　{cells[0]} {cells[1]}　{cells[4]} 天　告诉：{cells[5]}" for cells in pressed]
    return tuple(lines)


def supervision_json(
    rows: Sequence[Supervised], *, figures: Mapping[str, Figure], as_of: date, pack: str
) -> dict[str, Any]:
    """Tasks and figures for other programs."""
    return {
        "as_of": as_of.isoformat(),
        "pack": pack,
        "figures": {
            code: [figure.ratio.num, figure.ratio.den] if figure.ratio else figure.value
            for code, figure in figures.items()
        },
        "tasks": [
            {
                "number": row.task.number,
                "name": row.task.name,
                "division": row.task.division,
                "due": row.task.due.isoformat() if row.task.due else None,
                "state": str(row.state),
                "light": row.light.name.lower(),
                "reasons": list(row.reasons),
                "progress": row.progress,
                "overdue_days": row.overdue,
                "tell": [
                    {"step": told.step.code, "days": told.days, "roles": list(told.step.roles)} for told in row.told
                ],
                "held_by_indicator": row.held,
            }
            for row in rows
        ],
    }


def supervision_trace(
    figures: Mapping[str, Figure], *, key: str, unit: str, unit_name: str, fiscal_year: int, snapshot: str
) -> dict[str, Any]:
    """A trace document (docs/trace-schema.md) without items: the way back of every figure of the notice."""
    return {
        "schema": SCHEMA,
        "key": key,
        "unit": unit,
        "unit_name": unit_name,
        "fiscal_year": fiscal_year,
        "snapshot": snapshot,
        "figures": figures_json(figures),
    }
