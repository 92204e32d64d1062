"""Supervised tasks as records, and the bundled thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.monitoring.supervision.tasks import Supervised, supervised, tasks_of
from jixiao.standards.supervision import Supervision, load_supervision

PACK = Path(__file__).resolve().parents[3] / "standards" / "jixiao" / "supervision" / "standard.yaml"
FIELDS = (
    "name", "origin", "division", "supporting", "owner", "key_task", "starts_on", "due_on", "extended_to", "extension", "done_on",
    "closed_on", "closed_by", "evidence", "state",
)  # fmt: skip


def pack() -> Supervision:
    """The bundled pack."""
    found, findings = load_supervision(PACK)
    assert found is not None, findings
    return found


def task(number: int, **given: Any) -> dict[str, Any]:
    """A task as a record: open, from February to the end of August 2023, unless told otherwise; dates as dates."""
    own: dict[str, Any] = dict.fromkeys(FIELDS) | {
        "name": f"事项{number}",
        "division": "统筹科",
        "owner": "王",
        "state": "open",
    }
    own |= {"starts_on": date(2023, 2, 1), "due_on": date(2023, 8, 31)} | given
    return {"number": number} | _stored(own)


def report(number: int, day: date, progress: int | None, text: str = "推进") -> dict[str, Any]:
    """A report as a record, progress in whole per cent."""
    scaled = None if progress is None else progress * 10_000
    return {"task": number, "reported_on": day_number(day), "progress": scaled, "text": text, "risk": ""}


def milestone(number: int, order: int, due: date, done: date | None = None) -> dict[str, Any]:
    """A milestone as a record."""
    return {
        "task": number,
        "number": order,
        "name": f"节点{order}",
        "due_on": day_number(due),
        "done_on": done and day_number(done),
    }


def seen(
    *tasks: Mapping[str, Any],
    on: date,
    reports: tuple[Mapping[str, Any], ...] = (),
    milestones: tuple[Mapping[str, Any], ...] = (),
    indicated: frozenset[int] = frozenset(),
) -> tuple[Supervised, ...]:
    """The tasks by a day."""
    tables = {"supervised_task": tasks, "supervision_report": reports, "task_milestone": milestones}
    return tuple(supervised(one, as_of=on, pack=pack(), indicated=indicated) for one in tasks_of(tables))


def where(record: Mapping[str, Any], field: str) -> Source:
    """A cell of the list."""
    return Source("重点工作.xlsx", "0" * 64, "督办事项", int(record["number"]) + 1, field)


def _stored(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: day_number(value) if isinstance(value, date) else value for name, value in record.items()}
