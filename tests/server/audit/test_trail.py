"""The chain of events: whole as long as nobody touches it, broken at the place where somebody did."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.db import transaction

from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import GENESIS, Act, Actor, export, record, verify

pytestmark = pytest.mark.django_db
SOMEBODY = Actor(7, "梁经办", "118001", "10.0.0.8")


def five() -> list[Event]:
    """Five events."""
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    return [record(Act("a.b", f"project:{n}", f"第{n}件", {"金额": n}), by=SOMEBODY, at=at) for n in range(1, 6)]


def test_each_event_holds_the_hash_of_the_one_before() -> None:
    events = five()
    assert [event.previous for event in events] == [GENESIS, *(event.hash for event in events[:-1])]
    verdict = verify()
    assert (verdict.count, verdict.broken, verdict.last) == (5, None, events[-1].hash)


@pytest.mark.parametrize(
    ("field", "value"),
    [("summary", "改过"), ("actor_name", "别人"), ("detail", {"金额": 9}), ("at", datetime.now(UTC))],
)
def test_a_changed_event_is_found(field: str, value: object) -> None:
    events = five()
    Event.objects.filter(pk=events[2].pk).update(**{field: value})
    verdict = verify()
    assert verdict.broken == events[2].pk
    assert "被改动" in verdict.problem


def test_a_removed_event_is_found() -> None:
    events = five()
    Event.objects.filter(pk=events[1].pk).delete()
    assert verify().broken == events[2].pk


def test_cut_off_events_are_found_by_the_seal() -> None:
    events = five()
    seal = json.loads(list(export())[-1])
    assert seal == {"seal": events[-1].hash, "count": 5}
    Event.objects.filter(pk=events[-1].pk).delete()
    assert verify().broken is None
    assert "末尾" in verify(expected_last=seal["seal"]).problem


def test_the_export_can_be_read_line_by_line() -> None:
    five()
    lines = [json.loads(line) for line in export()]
    assert [line["summary"] for line in lines[:-1]] == [f"第{n}件" for n in range(1, 6)]
    assert lines[0]["detail"] == {"金额": 1}


def test_an_event_goes_with_what_it_tells_about() -> None:
    def half() -> None:
        with transaction.atomic():
            record(Act("a.b", "x", "不该留下"), by=SOMEBODY)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert Event.objects.count() == 0
