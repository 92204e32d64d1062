"""Whether the installation can do its work: database, tables, worker, queue and disk, each with its reason when it cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Case, When
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.workbench.settings import from_environment

from .heartbeat import EVERY, last_sign

SILENT_FOR = 6 * EVERY
WAITING_FOR = 900
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the installation: `reason` says in Chinese what is wrong ("" when nothing is), `figures` are what was measured."""

    name: str
    reason: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.reason


def checks() -> tuple[Check, ...]:
    """All parts that this installation has; without people it has only a disk."""
    data = from_environment().data
    if not settings.JIXIAO_ACCOUNTS:
        return (_disk(data),)
    return (
        _asked("database", _database),
        _asked("migrations", _migrations),
        _worker(data),
        _asked("queue", _queue),
        _disk(data),
    )


def _asked(name: str, ask: Callable[[], Check]) -> Check:
    """What the database says; what is wrong with it names hosts and accounts, so that only its kind is told."""
    try:
        return ask()
    except DatabaseError as error:
        return Check(name, f"数据库没有应答（{type(error).__name__}）。")


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Check("database", figures={"vendor": connection.vendor})


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    reason = (
        f"数据表不是本版本的，还有 {missing} 步没有执行：请运行 python -m jixiao.server prepare。" if missing else ""
    )
    return Check("migrations", reason, {"missing": missing})


def _worker(data: Path) -> Check:
    silent = last_sign(data)
    if silent is None:
        return Check("worker", "后台处理没有运行，导入和报告会一直排队。", {"silent_seconds": None})
    reason = f"后台处理已有 {silent:.0f} 秒没有动静。" if silent > SILENT_FOR else ""
    return Check("worker", reason, {"silent_seconds": round(silent)})


def _queue() -> Check:
    now = timezone.now()
    # What was to be done at a later time waits from that time on.
    since = Case(When(run_after__lte=now, then="run_after"), default="enqueued_at")
    ready = DBTaskResult.objects.ready().annotate(since=since).order_by("since")
    first = ready.values_list("since", flat=True).first()
    waited = round((now - first).total_seconds()) if first else 0
    reason = f"最早的任务已排队 {waited // 60} 分钟，可能需要增加后台处理进程。" if waited > WAITING_FOR else ""
    return Check("queue", reason, {"waiting": ready.count(), "waited_seconds": waited})


def _disk(data: Path) -> Check:
    free = shutil.disk_usage(data if data.exists() else data.parent).free // _MEGABYTE
    wanted = settings.JIXIAO_DISK_FREE_MB
    reason = f"数据文件夹所在磁盘只剩 {free} MB（应不少于 {wanted} MB），上传和备份可能失败。" if free < wanted else ""
    return Check("disk", reason, {"free_mb": free, "wanted_mb": wanted})
