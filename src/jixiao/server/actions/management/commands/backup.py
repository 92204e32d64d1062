"""`python -m jixiao.server backup TARGET`: database, files, snapshots and key in one archive, while everybody goes on working."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import jixiao
from jixiao.server.archive import pack
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.database import CACHE, KEY, SESSIONS, SQLITE
from jixiao.server.dumps import DumpFailed, dump, is_sqlite
from jixiao.server.heartbeat import WORKERS
from jixiao.workbench.settings import from_environment

DATABASE = "database"
FILES = "data"
PASSING = frozenset({CACHE, SESSIONS, WORKERS})
"""Folders of the moment, which no backup keeps."""


class Command(BaseCommand):
    """Never writes over a file; a backup that was interrupted leaves none."""

    help = "备份数据库、文件、快照和密钥到一个文件；不必停止服务"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("target", type=Path, help="备份文件，或放备份的文件夹（自动按时间取名）")

    def handle(self, *args: Any, **options: Any) -> None:
        """The database first: a file that comes while it runs is at most one too many."""
        now = timezone.localtime()
        target: Path = options["target"]
        target = target / f"jixiao-{now:%Y%m%d-%H%M%S}.tar.gz" if target.is_dir() else target
        if target.exists() or not target.parent.is_dir():
            raise CommandError(f"{target} 已经存在。" if target.exists() else f"文件夹 {target.parent} 不存在。")
        if Event._meta.db_table not in connection.introspection.table_names():
            raise CommandError("这里还没有工作台的数据，没有可备份的。")
        by = Actor(name="系统（命令行）")
        event = record(Act("backup.make", "installation", f"备份到 {target.name}"), by=by)
        with tempfile.TemporaryDirectory(prefix="jixiao-backup-", dir=target.parent) as scratch:
            copy = Path(scratch) / DATABASE
            try:
                dump(settings.DATABASES["default"], copy)
                manifest = pack(target, _members(copy), told=_told(last=event.hash))
            except (DumpFailed, OSError) as error:
                raise CommandError(f"没有备份成：{error}") from error
        size = target.stat().st_size / 1024 / 1024
        self.stdout.write(f"已备份到 {target}（{len(manifest.members)} 个文件，{size:.1f} MB，仅本用户可读）。")
        if f"{FILES}/{KEY}" not in manifest.members or os.environ.get("JIXIAO_SECRET_KEY"):
            self.stdout.write("密钥来自环境变量 JIXIAO_SECRET_KEY，不在备份之内，请另行保管。")


def _members(database: Path) -> Iterator[tuple[str, Path]]:
    data = from_environment().data
    yield DATABASE, database
    for path in sorted(data.rglob("*")):
        within = path.relative_to(data)
        if (
            path.is_file()
            and not path.is_symlink()
            and not path.name.startswith(SQLITE)
            and within.parts[0] not in PASSING
        ):
            yield f"{FILES}/{within.as_posix()}", path


def _told(*, last: str) -> dict[str, Any]:
    """What restoring needs to know: which database, which tables, where the trail ended."""
    applied = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    return {
        "made": timezone.now().isoformat(),
        "database": "sqlite" if is_sqlite(settings.DATABASES["default"]) else "postgresql",
        "jixiao": jixiao.__version__,
        "django": django.__version__,
        "python": platform.python_version(),
        "migrations": applied,
        "trail": last,
    }
