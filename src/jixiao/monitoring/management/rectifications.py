"""The rectification ledger (整改台账) by a day: where every item stands, what is overdue, what was closed by whoever mended it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jixiao.facts.records.management import ORIGINS
from jixiao.kernel.period import day_of

Record = Mapping[str, Any]


class State(StrEnum):
    """Where an item stands: 整改中, 已完成 (not yet closed), 已销号."""

    OPEN = "open"
    DONE = "done"
    CLOSED = "closed"


STATES = {State.OPEN: "整改中", State.DONE: "已完成，待销号", State.CLOSED: "已销号"}


@dataclass(frozen=True, slots=True)
class Rectified:
    """One item by the day. `overdue`: days past its deadline while it is not done; `late`: done after it (None: cannot be told).

    `own`: closed by the person who was responsible for it.
    """

    unit: str
    number: str
    project: str
    origin: str
    document: str
    problem: str
    measure: str
    division: str
    owner: str
    found: date | None
    due: date | None
    done: date | None
    result: str
    evidence: str
    closed: date | None
    closed_by: str
    state: State
    overdue: int
    late: bool | None
    own: bool

    @property
    def told(self) -> str:
        """Where it stands, with what is wrong about that."""
        parts = [STATES[self.state]]
        if self.overdue:
            parts.append(f"已超期 {self.overdue} 天")
        if self.late:
            parts.append("超期完成")
        if self.own:
            parts.append("由责任人自己销号")
        if self.due is None:
            parts.append("没有期限，是否按期无法判定")
        return "，".join(parts)


def rectified_of(records: Iterable[Record], *, as_of: date) -> tuple[Rectified, ...]:
    """The items by number as they stood by the end of a day; what was found later is left out."""
    found = [_item(row, as_of) for row in records if row["found_on"] is None or day_of(int(row["found_on"])) <= as_of]
    return tuple(sorted(found, key=lambda one: (one.unit, one.number)))


def overdue_by_project(items: Iterable[Rectified]) -> dict[tuple[str, str], tuple[int, int]]:
    """By unit and project: how many items are overdue, and how many are open without a deadline."""
    counted: dict[tuple[str, str], tuple[int, int]] = {}
    for one in items:
        overdue, unclear = counted.get((one.unit, one.project), (0, 0))
        without = one.state is State.OPEN and one.due is None
        counted[one.unit, one.project] = (overdue + bool(one.overdue), unclear + without)
    return counted


def _item(row: Record, as_of: date) -> Rectified:
    due, done, closed = (_day(row[name]) for name in ("due_on", "done_on", "closed_on"))
    done = done if done and done <= as_of else None
    closed = closed if closed and closed <= as_of else None
    state = State.CLOSED if closed else State.DONE if done else State.OPEN
    owner, closed_by = str(row["owner"] or ""), str(row["closed_by"] or "") if closed else ""
    return Rectified(
        unit=str(row["unit"]),
        number=str(row["number"]),
        project=str(row["project"] or ""),
        origin=dict(ORIGINS).get(str(row["origin"]), ""),
        document=str(row["document"] or ""),
        problem=str(row["problem"]),
        measure=str(row["measure"] or ""),
        division=str(row["division"] or ""),
        owner=owner,
        found=_day(row["found_on"]),
        due=due,
        done=done,
        result=str(row["result"] or ""),
        evidence=str(row["evidence"] or ""),
        closed=closed,
        closed_by=closed_by,
        state=state,
        overdue=max((as_of - due).days, 0) if due and state is State.OPEN else 0,
        late=None if done is None or due is None else done > due,
        own=bool(closed_by) and closed_by == owner,
    )


def _day(value: int | None) -> date | None:
    return None if value is None else day_of(int(value))
