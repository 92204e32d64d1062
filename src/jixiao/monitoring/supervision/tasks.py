"""Supervised tasks by a day: what was known by then, the light with every reason, and who is to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from jixiao.kernel.figure import QUANTITY_SCALE
from jixiao.kernel.formatting import percent, quantity
from jixiao.kernel.period import day_of
from jixiao.monitoring.pace.lights import Light
from jixiao.standards.supervision import DUE_WITHIN, OVERDUE, SILENT, Escalation, Supervision

Record = Mapping[str, Any]
WHOLE = 100 * QUANTITY_SCALE


class State(StrEnum):
    """Where a task stands by the day: 未启动, 推进中, 已完成 (not yet closed), 已销号."""

    PLANNED = "planned"
    OPEN = "open"
    DONE = "done"
    CLOSED = "closed"


STATES = {State.PLANNED: "未启动", State.OPEN: "推进中", State.DONE: "已完成，待销号", State.CLOSED: "已销号"}


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone of a task."""

    name: str
    due: date
    done: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report on a task; `progress` in ten-thousandths of a per cent, None where none was given."""

    day: date
    progress: int | None
    text: str
    risk: str


@dataclass(frozen=True, slots=True)
class Task:
    """A supervised task as its records have it; `due` is the deadline after an extension, `first_due` the one before."""

    number: int
    name: str
    origin: str
    division: str
    supporting: str
    owner: str
    key_task: int | None
    starts: date | None
    due: date | None
    first_due: date | None
    extension: str
    done: date | None
    closed: date | None
    closed_by: str
    evidence: str
    milestones: tuple[Milestone, ...]
    reports: tuple[Report, ...]
    record: Record

    def on(self, day: date) -> Task:
        """The task as it was known by the end of a day."""
        done = self.done if self.done and self.done <= day else None
        closed = self.closed if self.closed and self.closed <= day else None
        milestones = tuple(
            Milestone(one.name, one.due, one.done if one.done and one.done <= day else None) for one in self.milestones
        )
        reports = tuple(one for one in self.reports if one.day <= day)
        return Task(
            self.number, self.name, self.origin, self.division, self.supporting, self.owner, self.key_task, self.starts, self.due,
            self.first_due, self.extension, done, closed, self.closed_by if closed else "", self.evidence, milestones, reports,
            self.record,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One step of pressing that is reached: which, and since how many days."""

    step: Escalation
    days: int


@dataclass(frozen=True, slots=True)
class Supervised:
    """A task by the day with its light, every reason for it, the steps of pressing that are reached, and whether an indicator holds it.

    `overdue` counts the days past the deadline (0 when not past, or done); `held` is None where the task belongs to no key task.
    """

    task: Task
    state: State
    light: Light
    reasons: tuple[str, ...]
    told: tuple[Told, ...]
    overdue: int
    late: bool | None
    held: bool | None

    @property
    def progress(self) -> str:
        """The newest progress as printed; 100 for what is done."""
        if self.task.done:
            return "100%"
        known = [report.progress for report in self.task.reports if report.progress is not None]
        return f"{quantity(known[-1])}%" if known else ""

    @property
    def newest(self) -> str:
        """The newest report in words."""
        return self.task.reports[-1].text if self.task.reports else ""


def tasks_of(tables: Mapping[str, Sequence[Record]]) -> tuple[Task, ...]:
    """The tasks of a snapshot's tables, by number, each with its milestones and reports in the order of their days."""
    milestones, reports = _by_task(tables.get("task_milestone", ())), _by_task(tables.get("supervision_report", ()))
    tasks = [
        _task(record, milestones.get(record["number"], ()), reports.get(record["number"], ()))
        for record in tables.get("supervised_task", ())
    ]
    return tuple(sorted(tasks, key=lambda task: task.number))


def supervised(task: Task, *, as_of: date, pack: Supervision, indicated: frozenset[int]) -> Supervised:
    """A task by the end of a day; `indicated` are the key tasks that have an indicator."""
    known = task.on(as_of)
    state = _state(known, as_of)
    overdue = 0
    if known.due and state in (State.PLANNED, State.OPEN):
        overdue = max((as_of - known.due).days, 0)
    found = _reasons(known, as_of=as_of, pack=pack) if state in (State.PLANNED, State.OPEN) else []
    light = max((one for one, _ in found), default=Light.GREEN)
    if known.due is None and state is not State.CLOSED and light is Light.GREEN:
        light, found = Light.NONE, [(Light.NONE, "没有完成时限，无法判定是否按期")]
    return Supervised(
        task=known,
        state=state,
        light=light,
        reasons=tuple(why for _, why in found),
        told=_told(known, state=state, as_of=as_of, pack=pack),
        overdue=overdue,
        late=None if known.done is None or known.due is None else known.done > known.due,
        held=None if known.key_task is None else known.key_task in indicated,
    )


def _by_task(records: Sequence[Record]) -> dict[Any, list[Record]]:
    found: dict[Any, list[Record]] = {}
    for record in records:
        found.setdefault(record["task"], []).append(record)
    return found


def _task(record: Record, milestones: Sequence[Record], reports: Sequence[Record]) -> Task:
    done, closed = _day(record["done_on"]), _day(record["closed_on"])
    if record["state"] == "closed" and closed is None:
        # Closed without a day: known to be so from the day it was done.
        closed = done
    return Task(
        number=int(record["number"]),
        name=str(record["name"]),
        origin=str(record["origin"] or ""),
        division=str(record["division"] or ""),
        supporting=str(record["supporting"] or ""),
        owner=str(record["owner"] or ""),
        key_task=record["key_task"],
        starts=_day(record["starts_on"]),
        due=_day(record["extended_to"]) or _day(record["due_on"]),
        first_due=_day(record["due_on"]),
        extension=str(record["extension"] or "") if record["extended_to"] else "",
        done=done,
        closed=closed,
        closed_by=str(record["closed_by"] or ""),
        evidence=str(record["evidence"] or ""),
        milestones=tuple(
            Milestone(str(one["name"]), day_of(int(one["due_on"])), _day(one["done_on"]))
            for one in sorted(milestones, key=lambda one: int(one["number"]))
        ),
        reports=tuple(
            Report(day_of(int(one["reported_on"])), one["progress"], str(one["text"] or ""), str(one["risk"] or ""))
            for one in sorted(reports, key=lambda one: int(one["reported_on"]))
        ),
        record=record,
    )


def _day(value: int | None) -> date | None:
    return None if value is None else day_of(int(value))


def _state(task: Task, as_of: date) -> State:
    if task.closed:
        return State.CLOSED
    if task.done:
        return State.DONE
    begun = bool(task.reports) or (task.starts is not None and task.starts <= as_of)
    return State.OPEN if begun else State.PLANNED


def _reasons(task: Task, *, as_of: date, pack: Supervision) -> list[tuple[Light, str]]:
    found: list[tuple[Light, str]] = []
    if task.due:
        left = (task.due - as_of).days
        if -left >= pack.red.days:
            found.append((Light.RED, f"已超过完成时限 {-left} 天"))
        elif 0 <= left <= pack.yellow.days:
            found.append((Light.YELLOW, f"距完成时限还有 {left} 天"))
    found += _behind(task, as_of=as_of, pack=pack)
    for one in task.milestones:
        late = (as_of - one.due).days
        if one.done is None and late >= pack.yellow.milestone_days:
            light = Light.RED if late >= pack.red.milestone_days else Light.YELLOW
            found.append((light, f"节点“{one.name}”已超过时限 {late} 天"))
    silent = _silent(task, as_of=as_of, pack=pack)
    if silent:
        found.append((Light.YELLOW, f"停报 {silent} 天（每 {pack.report_days} 天应报一次进展）"))
    return found


def _behind(task: Task, *, as_of: date, pack: Supervision) -> list[tuple[Light, str]]:
    """Points that the reported progress is behind the share of the task's own time; only where both are known."""
    known = [report.progress for report in task.reports if report.progress is not None]
    if not known or task.starts is None or task.due is None or task.due <= task.starts or as_of <= task.starts:
        return []
    gone = min(Fraction((as_of - task.starts).days, (task.due - task.starts).days), Fraction(1))
    behind = gone - Fraction(known[-1], WHOLE)
    for light, bound in ((Light.RED, pack.red.behind), (Light.YELLOW, pack.yellow.behind)):
        if behind > Fraction(bound.num, bound.den):
            points = percent(behind.numerator, behind.denominator, decimals=1).removesuffix("%")
            return [(light, f"进度比时间慢 {points} 个百分点")]
    return []


def _silent(task: Task, *, as_of: date, pack: Supervision) -> int:
    """How many days a report is due; counted from the last one, before the first from the start."""
    last = task.reports[-1].day if task.reports else task.starts
    if last is None or last > as_of:
        return 0
    return max((as_of - (last + timedelta(days=pack.report_days))).days, 0)


def _told(task: Task, *, state: State, as_of: date, pack: Supervision) -> tuple[Told, ...]:
    """Of every kind of step the highest that is reached."""
    if state in (State.DONE, State.CLOSED):
        return ()
    reached: dict[str, Told] = {}
    left = (task.due - as_of).days if task.due else None
    silent = _silent(task, as_of=as_of, pack=pack)
    for step in pack.escalation:
        days = {DUE_WITHIN: left, OVERDUE: -left if left is not None else None, SILENT: silent}[step.when]
        if days is None:
            continue
        holds = 0 <= days <= step.days if step.when == DUE_WITHIN else days >= max(step.days, 1)
        before = reached.get(step.when)
        if holds and (before is None or _graver(step, before.step)):
            reached[step.when] = Told(step, days)
    return tuple(reached.values())


def _graver(one: Escalation, other: Escalation) -> bool:
    return one.days < other.days if one.when == DUE_WITHIN else one.days > other.days
