"""A worker does what is in the queue; what a killed one of its name had begun, it begins anew."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jixiao.server.actions.background_imports import read_session
from jixiao.server.actions.management.commands.work import taken_up


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


PROGRAM = """
import django; django.setup()
import sys
from django.core.files.uploadedfile import SimpleUploadedFile
from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions import importing
from jixiao.server.audit.trail import Actor
by = User.objects.get(username="jingban")
file = SimpleUploadedFile("支付.csv", open(sys.argv[1], "rb").read())
unit = Unit.objects.get(code="118001")
session = importing.open_session(unit=unit, fiscal_year=2024, uploads=[file], by=by, actor=Actor(name="t"))
"""
LOOK = """
import django; django.setup()
from jixiao.server.ledger.models import ImportSession
from jixiao.server.actions import importing
from jixiao.server.audit.trail import Actor, verify
from jixiao.server.ledger.tables import TABLES
session = ImportSession.objects.order_by("-pk").first()
if session.state == "ready":
    importing.accept_session(session=session, seen=session.version, reason="", by=session.by, actor=Actor(name="t"))
    session.refresh_from_db()
print(session.state, TABLES["payment"].objects.filter(fiscal_year=2024).count(), verify().broken)
"""


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_an_import(tmp_path: Path) -> None:
    environment = os.environ | {"JIXIAO_DATA": str(tmp_path), "JIXIAO_DATABASE": "", "JIXIAO_ACCOUNTS": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "jixiao.server.settings"

    def python(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()

    python("-m", "jixiao.server", "prepare", "--demo", "--json")
    table = tmp_path / "支付明细.csv"
    lines = [f"ZF{number},2024-03-05,基本支出,一般公共预算,{number % 900 + 1}.25" for number in range(12_000)]
    table.write_text("\n".join(["支付凭证号,支付日期,支出性质,资金性质,支付金额（元）", *lines]), encoding="utf-8")
    python("-c", PROGRAM, str(table))
    work = [sys.executable, "-m", "jixiao.server", "work", "--name", "w"]
    python(*work[1:], "--once")
    assert python("-c", LOOK) == "writing 0 None"
    worker = subprocess.Popen(work, env=environment)
    progress = next(tmp_path.glob("imports/*/")) / "progress.json"
    until = time.monotonic() + 60
    while "写入台账" not in progress.read_text(encoding="utf-8"):
        assert time.monotonic() < until
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert python("-c", LOOK) == "writing 0 None"
    python(*work[1:], "--once")
    assert python("-c", LOOK) == "accepted 12000 None"
