"""What is wrong or doubtful about supervised tasks: closed by their owner, without day or deadline; key tasks that no indicator holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .counts import Where
from .tasks import Record, State, Supervised


def _code(number: int, severity: Severity, template: str, hint: str, why: str) -> FindingCode:
    return register(FindingCode(f"JX-MON-{number:03d}", severity, template, hint, why))


OWN_CLOSURE = _code(
    60, Severity.ERROR, "督办事项 {number}“{name}”由责任人“{person}”自己销号",
    "请由责任人以外的人核实佐证后销号，改填销号人", "自己办、自己销，督办就没有人核实。",
)  # fmt: skip
NO_CLOSER = _code(
    61, Severity.WARNING, "督办事项 {number}“{name}”已销号，没有写明{missing}",
    "补上销号日期、销号人和佐证材料", "销号没有经手人和依据，事后无法核实。",
)  # fmt: skip
NO_DEADLINE = _code(
    62, Severity.WARNING, "督办事项 {number}“{name}”没有完成时限，是否按期无法判定",
    "补上完成时限；长期工作按年度设节点", "没有时限的事项不能计入按期率，也亮不了灯。",
)  # fmt: skip
DONE_BEFORE_START = _code(
    63, Severity.ERROR, "督办事项 {number}“{name}”的办结日期 {found} 早于开始日期 {expected}",
    "核对两个日期", "日期颠倒，用时和按期率都会算错。",
)  # fmt: skip
UNHELD = _code(
    64, Severity.WARNING, "重点工作 {number}“{name}”没有对应的绩效指标",
    "在“绩效指标”表为它设一个指标，并填“对应重点工作”", "核心工作没有指标，完成得怎样就没有数来说明。",
)  # fmt: skip
EXTENDED_SILENTLY = _code(
    65, Severity.WARNING, "督办事项 {number}“{name}”延期至 {found}，没有写延期理由", "补上延期理由和批准人",
    "没有理由的延期会使按期率失去意义。",
)  # fmt: skip


def findings_of(
    rows: Sequence[Supervised], *, key_tasks: Sequence[Record], indicated: frozenset[int], where: Where
) -> tuple[Finding, ...]:
    """The findings about tasks, in their order, then about key tasks that no indicator holds."""
    found = [finding for row in rows for finding in _of_task(row, where=where)]
    found += [
        UNHELD.at(where(record, "number"), number=record["number"], name=record["name"])
        for record in key_tasks
        if record["number"] not in indicated
    ]
    return tuple(found)


def _of_task(row: Supervised, *, where: Where) -> list[Finding]:
    task, record = row.task, row.task.record
    told: dict[str, Any] = {"number": task.number, "name": task.name}
    found = []
    if task.closed_by and task.closed_by == task.owner:
        found.append(OWN_CLOSURE.at(where(record, "closed_by"), found=task.closed_by, person=task.closed_by, **told))
    if row.state is State.CLOSED:
        given = {"销号日期": record["closed_on"], "销号人": task.closed_by, "佐证材料": task.evidence}
        missing = "、".join(name for name, value in given.items() if not value)
        if missing:
            found.append(NO_CLOSER.at(where(record, "closed_on"), missing=missing, **told))
    if task.due is None:
        found.append(NO_DEADLINE.at(where(record, "due_on"), **told))
    if task.done and task.starts and task.done < task.starts:
        done, starts = task.done.isoformat(), task.starts.isoformat()
        found.append(DONE_BEFORE_START.at(where(record, "done_on"), found=done, expected=starts, **told))
    if record["extended_to"] is not None and not task.extension:
        day = task.due.isoformat() if task.due else ""
        found.append(EXTENDED_SILENTLY.at(where(record, "extended_to"), found=day, **told))
    return found
