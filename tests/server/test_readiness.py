"""Every part that can fail is found failing, with its reason; the answer names no host, account or person."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from jixiao.server import readiness
from jixiao.server.actions.background_imports import read_session
from jixiao.server.heartbeat import beating


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    return tmp_path


def failing() -> dict[str, str]:
    return {check.name: check.reason for check in readiness.checks() if not check.well}


@pytest.mark.django_db
def test_all_is_well(data: Path) -> None:
    client = Client(HTTP_HOST="localhost")
    with beating("w", data=data):
        answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert list(answer.json()["checks"]) == ["database", "migrations", "worker", "queue", "disk"]
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "没有运行" in answer.json()["checks"]["worker"]["reason"]


@pytest.mark.django_db
def test_a_silent_worker_and_a_queue_that_waits(data: Path) -> None:
    (data / "workers").mkdir()
    sign = data / "workers" / "w.alive"
    sign.touch()
    os.utime(sign, (1, 1))
    read_session.enqueue(1)
    assert list(failing()) == ["worker"]
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=20))
    assert list(failing()) == ["worker", "queue"]
    assert "20 分钟" in failing()["queue"]


@pytest.mark.django_db
def test_tables_of_an_older_version(data: Path) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="audit").delete()
    with beating("w", data=data):
        assert "prepare" in failing()["migrations"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError("connection to db.local as jixiao failed")

    monkeypatch.setattr(connection, "cursor", gone)
    with beating("w", data=data):
        told = failing()
    assert list(told) == ["database", "migrations", "queue"]
    assert told["database"] == "数据库没有应答（OperationalError）。"


def test_a_full_disk_without_people(settings: Settings) -> None:
    settings.JIXIAO_ACCOUNTS = False
    assert failing() == {}
    settings.JIXIAO_DISK_FREE_MB = 10**9
    assert list(failing()) == ["disk"]
