"""`python -m jixiao.server restore SOURCE [--replace]`: an installation as it was backed up; proved, then put in place in one step."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.archive import Unsound, unpack
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import verify
from jixiao.server.database import KEY, SQLITE
from jixiao.server.dumps import DumpFailed, check_sqlite, dump, in_use, is_sqlite, load_postgresql
from jixiao.server.swap import put_in_place
from jixiao.workbench.settings import from_environment

from .backup import DATABASE, FILES, PASSING


class Command(BaseCommand):
    """Whatever goes wrong before the last step, the present installation is untouched; what was replaced is kept beside it."""

    help = "从备份恢复；先核验备份，再一步换上，原有内容另行保留"

    def add_arguments(self, parser: CommandParser) -> None:
        """What from, and whether an installation with data may be replaced."""
        parser.add_argument("source", type=Path, help="jixiao backup 做的备份文件")
        parser.add_argument("--replace", action="store_true", help="允许替换已有数据的安装（原有内容另行保留）")

    def handle(self, *args: Any, **options: Any) -> None:
        """Proves, puts in place, brings the tables up to date and verifies the trail up to where it ended."""
        data = from_environment().data
        if not options["source"].is_file():
            raise CommandError(f"没有这个备份文件：{options['source']}")
        if not options["replace"] and _holds_data(data):
            raise CommandError("这里已经有数据，没有恢复。确实要替换时加 --replace；原有内容会保留在旁边。")
        data.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f"{data.name}.restoring-", dir=data.parent))
        try:
            told = unpack(options["source"], staging).told
            self._put_in_place(staging, data, told)
        except (Unsound, DumpFailed, OSError) as error:
            raise CommandError(f"没有恢复：{error}") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        call_command("migrate", verbosity=0, interactive=False)
        verdict = verify(expected_last=told["trail"])
        if verdict.broken is not None:
            raise CommandError(f"已恢复，但审计记录不完整：第 {verdict.broken} 条{verdict.problem}。")
        self.stdout.write(f"已恢复到 {told['made']} 的状态；审计记录完整，共 {verdict.count} 条。请重新启动服务。")

    def _put_in_place(self, staging: Path, data: Path, told: Mapping[str, Any]) -> None:
        database = settings.DATABASES["default"]
        _fits(told, sqlite=is_sqlite(database))
        new, copy = staging / FILES, staging / DATABASE
        new.mkdir(exist_ok=True)
        if not (new / KEY).exists() and (data / KEY).exists():
            shutil.copy2(data / KEY, new / KEY)
        connection.close()
        old = data.with_name(f"{data.name}.before-{timezone.localtime():%Y%m%d-%H%M%S-%f}")
        if is_sqlite(database):
            check_sqlite(copy)
            if in_use(data / SQLITE):
                raise DumpFailed("服务还在运行，请先停止网页服务和后台处理，再恢复。")
            copy.rename(new / SQLITE)
        else:
            dump(database, data / "database-before.dump")
            load_postgresql(database, copy)
        put_in_place(new, data, keep_old=old)
        if old.exists():
            self.stdout.write(f"原有内容保留在 {old}，确认无误后可以删除。")


def _fits(told: Mapping[str, Any], *, sqlite: bool) -> None:
    """Returns when this program, set up as it is, can take the backup; else Unsound."""
    here = "sqlite" if sqlite else "postgresql"
    if told["database"] != here:
        raise Unsound(f"备份来自 {told['database']}，现在设置的数据库是 {here}（见 JIXIAO_DATABASE），两者须相同。")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not known.issuperset(told["migrations"]):
        raise Unsound(f"备份由较新的版本（{told['jixiao']}）所做，请先把程序升级到该版本。")


def _holds_data(data: Path) -> bool:
    """Whether anybody has worked here: an account, a unit or an event, or files besides those made by starting."""
    tables = connection.introspection.table_names()
    if any(model._meta.db_table in tables and model.objects.exists() for model in (User, Unit, Event)):
        return True
    return data.is_dir() and any(
        path.name not in {KEY, *PASSING} and not path.name.startswith(SQLITE) for path in data.iterdir()
    )
