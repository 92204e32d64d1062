"""An event reads like a line of a log."""

from __future__ import annotations

from datetime import UTC, datetime

from jixiao.server.audit.models import Event


def test_an_event_as_text() -> None:
    event = Event(at=datetime(2026, 11, 23, 8, 30, tzinfo=UTC), actor_name="梁经办", summary="登录")
    assert str(event) == "2026-11-23 08:30:00 梁经办 登录"
