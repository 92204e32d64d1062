"""A worker does what is in the queue; what a killed one of its name had begun, it begins anew."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jixiao.server.actions.background_imports import read_session
from jixiao.server.actions.management.commands.work import taken_up
from tests.prepared import SERVER, Prepared

from .installation import carried_out


def enqueued(status: str, worker: str) -> DBTaskResult:
    number = DBTaskResult.objects.count()
    read_session.enqueue(999_000 + number)
    result = DBTaskResult.objects.order_by("-enqueued_at").first()
    assert result is not None
    DBTaskResult.objects.filter(pk=result.pk).update(status=status, worker_ids=[worker])
    return result


@pytest.mark.django_db
def test_only_what_a_worker_of_the_name_left() -> None:
    mine = enqueued(TaskResultStatus.RUNNING, "one")
    others = enqueued(TaskResultStatus.RUNNING, "two")
    done = enqueued(TaskResultStatus.SUCCESSFUL, "one")
    assert taken_up("one") == 1
    states = [DBTaskResult.objects.get(pk=result.pk).status for result in (mine, others, done)]
    assert states == [TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.SUCCESSFUL]


HERE = Path(__file__).parent
OFFICE = """#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
printf %%PDF-whole > "$2/$(basename "$3" .docx).pdf"
"""
"""Stands in for LibreOffice, whose printing is tested elsewhere."""


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_an_import(prepared: Prepared, tmp_path: Path) -> None:
    environment = prepared.copy(tmp_path / "data")
    carried_out(HERE / "import_begun.py", environment=environment)
    progress = next((tmp_path / "data" / "imports").glob("*/")) / "progress.json"
    killed(environment, when=lambda: "写入台账" in progress.read_text(encoding="utf-8"))
    carried_out(HERE / "import_resumed.py", environment=environment)


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_an_evaluation_and_of_its_report(prepared: Prepared, tmp_path: Path) -> None:
    environment = prepared.copy(tmp_path / "data")
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text(OFFICE, encoding="utf-8")
    office.chmod(0o755)
    environment["PATH"] = f"{office.parent}:{environment['PATH']}"
    carried_out(HERE / "evaluation_begun.py", environment=environment)
    folder = tmp_path / "data" / "evaluations"
    killed(environment, when=lambda: any(folder.glob(".draft-*/*/*")))
    carried_out(HERE / "evaluation_resumed.py", environment=environment)


def killed(environment: dict[str, str], *, when: Callable[[], bool]) -> None:
    """A real worker is started and killed (-9) as soon as `when` says so."""
    worker = subprocess.Popen([*SERVER, "work", "--name", "w"], env=environment)
    until = time.monotonic() + 60
    while not when():
        assert time.monotonic() < until
        assert worker.poll() is None
        time.sleep(0.002)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
