"""The command tells whether the trail is whole, and exports it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Act, Actor, record

pytestmark = pytest.mark.django_db


def test_verify_and_export(tmp_path: Path) -> None:
    first = record(Act("a.b", "x", "第一件"), by=Actor())
    record(Act("a.b", "x", "第二件"), by=Actor())
    out, path = StringIO(), tmp_path / "trail.jsonl"
    call_command("audit", "verify", stdout=out)
    assert "审计记录完整：2 条" in out.getvalue()
    call_command("audit", "export", "--out", str(path), stdout=out)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines[-1]["count"] == 2
    Event.objects.filter(pk=first.pk).update(summary="改过")
    problem = StringIO()
    with pytest.raises(SystemExit):
        call_command("audit", "verify", stderr=problem)
    assert f"第 {first.pk} 条内容与摘要不符" in problem.getvalue()
