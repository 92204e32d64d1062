"""What is over goes, what is not stays, and the audit trail always."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jixiao.server.actions.background_imports import read_session
from jixiao.server.actions.background_tidying import tidy
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Act, Actor, record

pytestmark = pytest.mark.django_db


def test_what_is_over_goes() -> None:
    now = timezone.now()
    for name, ends in (("ended", now - timedelta(minutes=1)), ("open", now + timedelta(minutes=1))):
        Session.objects.create(session_key=name, session_data="", expire_date=ends)
    for number, status in enumerate((TaskResultStatus.SUCCESSFUL, TaskResultStatus.SUCCESSFUL, TaskResultStatus.READY)):
        read_session.enqueue(number)
        newest = DBTaskResult.objects.order_by("-enqueued_at")[0]
        ended = None if status == TaskResultStatus.READY else now - timedelta(days=20 * (number + 1))
        DBTaskResult.objects.filter(pk=newest.pk).update(status=status, finished_at=ended, enqueued_at=ended or now)
    for days in (179, 181):
        log = AccessLog.objects.create(username="x", user_agent=str(days))
        AccessLog.objects.filter(pk=log.pk).update(attempt_time=now - timedelta(days=days))
    record(Act("test", "thing:1", "很久以前"), by=Actor(), at=now - timedelta(days=4000))
    for _ in range(2):
        tidy.func()
        assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]
        assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 1
        assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1
        assert list(AccessLog.objects.values_list("user_agent", flat=True)) == ["179"]
        assert Event.objects.filter(action="test").count() == 1


def test_drafts_of_a_killed_worker_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    for name in ("evaluations/.draft-1-x/results", "evaluations/.draft-2-y/results", "snapshots/.draft-z/t"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "evaluations" / "1-s").mkdir()
    long_ago = (timezone.now() - timedelta(days=2)).timestamp()
    for name in ("evaluations/.draft-1-x", "evaluations/1-s", "snapshots/.draft-z"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    tidy.func()
    assert sorted(path.name for path in tmp_path.glob("*/*")) == [".draft-2-y", "1-s"]
