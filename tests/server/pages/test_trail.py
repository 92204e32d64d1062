"""The page of the trail: searched, verified, exported; the export stands in the trail itself."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.test import Client

from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event


def test_reading_and_verifying(as_role: Callable[[Role], Client]) -> None:
    client = as_role(Role.AUDITOR)
    assert "新增单位" in client.get("/trail/?q=新增单位").content.decode()
    assert "没有符合条件的记录" in client.get("/trail/?q=没有这件事").content.decode()
    assert "记录完整" in client.post("/trail/").content.decode()
    Event.objects.filter(action="unit.add").update(summary="改过")
    assert "记录不完整" in client.post("/trail/").content.decode()


def test_the_export(as_role: Callable[[Role], Client]) -> None:
    response = as_role(Role.AUDITOR).get("/trail/export")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert json.loads(lines[-2])["action"] == "audit.export"
    assert json.loads(lines[-1])["count"] == len(lines) - 1
