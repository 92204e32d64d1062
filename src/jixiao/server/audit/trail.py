"""Adding to the trail, and finding out whether somebody has changed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from .models import Event

GENESIS = "0" * 64
PARTS = ("at", "actor_id", "actor_name", "unit", "action", "subject", "summary", "detail", "address", "previous")
_LOCK = 0x4A585F41
"""Names the lock under which PostgreSQL adds to the chain, one at a time; SQLite has one writer anyway."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: number and name of the account, the unit for which, the address it came from; the program itself has no number."""

    id: int | None = None
    name: str = "系统"
    unit: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What was done: stable code, what to, in one Chinese sentence, and plain values that belong to it."""

    action: str
    subject: str
    summary: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many events were read; the first that does not fit (None when all do), and why."""

    count: int
    broken: int | None
    problem: str
    last: str


def record(act: Act, *, by: Actor, at: datetime | None = None) -> Event:
    """The event, added to the end of the chain, in the transaction of what it tells about: both are kept or neither."""
    with transaction.atomic():
        _alone()
        last = Event.objects.order_by("-id").values_list("hash", flat=True).first() or GENESIS
        event = Event(
            at=at or timezone.now(),
            actor_id=by.id,
            actor_name=by.name,
            unit=by.unit,
            action=act.action,
            subject=act.subject[:200],
            summary=act.summary[:500],
            detail=json.loads(json.dumps(dict(act.detail), ensure_ascii=False, default=str)),
            address=by.address,
            previous=last,
        )
        event.hash = digest(event)
        event.save(force_insert=True)
    return event


def digest(event: Event) -> str:
    """The SHA-256 of an event's parts in one canonical writing, the hash of the event before among them."""
    parts = {name: getattr(event, name) for name in PARTS}
    parts["at"] = int(event.at.timestamp() * 1_000_000)
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(*, expected_last: str = "") -> Verdict:
    """Reads the whole chain. `expected_last` is the hash an earlier export ended with: without it, cut-off last events go unseen."""
    previous, count = GENESIS, 0
    seen_expected = not expected_last
    for event in Event.objects.order_by("id").iterator():
        count += 1
        if event.previous != previous:
            return Verdict(count, event.id, "与上一条记录接不上（中间有记录被删除或插入）", previous)
        if event.hash != digest(event):
            return Verdict(count, event.id, "内容与摘要不符（记录被改动）", previous)
        previous = event.hash
        seen_expected = seen_expected or previous == expected_last
    if not seen_expected:
        return Verdict(count, count + 1, "末尾的记录缺失（与此前导出的封存摘要不符）", previous)
    return Verdict(count, None, "", previous)


def export() -> Iterator[str]:
    """The trail as lines of JSON, oldest first; the last line seals it with count and final hash."""
    count, last = 0, GENESIS
    for event in Event.objects.order_by("id").iterator():
        count, last = count + 1, event.hash
        parts = {name: getattr(event, name) for name in PARTS}
        line = {"id": event.id, **parts, "at": event.at.isoformat(), "hash": event.hash}
        yield json.dumps(line, ensure_ascii=False) + "\n"
    yield json.dumps({"seal": last, "count": count}) + "\n"


def _alone() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
