"""`python -m jixiao.server adopt FILE.sqlite3`: everything in a SQLite database moves into the empty one that is set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.db.models.sql import InsertQuery

from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import verify
from jixiao.server.dumps import in_use

SOURCE = "adopted"
AT_ONCE = 1000
MADE_BY_MIGRATIONS = (Permission, ContentType)


class Command(BaseCommand):
    """All in one transaction: afterwards everything is there, or nothing. Of the file nothing is changed but its journal."""

    help = "把 SQLite 数据库里的全部数据搬进现在设置的（空的）数据库"

    def add_arguments(self, parser: CommandParser) -> None:
        """What from."""
        parser.add_argument("source", type=Path, help="原来的 jixiao.sqlite3")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses other tables than this version's, a source in use and a target with data; counts and verifies what has come."""
        source: Path = options["source"]
        if not source.is_file():
            raise CommandError(f"没有这个文件：{source}")
        if in_use(source):
            raise CommandError("原来的服务还在运行，请先停止网页服务和后台处理。")
        with _opened(source):
            _fits()
            last = Event.objects.using(SOURCE).order_by("-id").values_list("hash", flat=True).first() or ""
            try:
                with transaction.atomic():
                    count = sum(_moved(model) for model in _models())
                    self._numbers_go_on()
                    verdict = verify(expected_last=last)
                    if verdict.broken is not None:
                        raise CommandError(f"没有搬：审计记录第 {verdict.broken} 条{verdict.problem}。")
            except (DatabaseError, ValueError) as error:
                raise CommandError(f"没有搬，现在的数据库没有改动：{error}") from error
        self.stdout.write(f"已搬入 {count} 条数据，审计记录完整，共 {verdict.count} 条。")

    def _numbers_go_on(self) -> None:
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_models())):
                cursor.execute(statement)


@contextmanager
def _opened(path: Path) -> Iterator[None]:
    """The file as a second database, read with the models' own eyes."""
    options = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    connections[SOURCE] = DatabaseWrapper(
        connections.configure_settings({DEFAULT_DB_ALIAS: options})[DEFAULT_DB_ALIAS], SOURCE
    )
    try:
        yield
    finally:
        connections[SOURCE].close()
        del connections[SOURCE]


def _models() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def _fits() -> None:
    """Returns when both sides have the tables of this version and the target is empty."""
    there, here = (
        set(MigrationRecorder(connections[alias]).applied_migrations()) for alias in (SOURCE, DEFAULT_DB_ALIAS)
    )
    if there != here or not here:
        raise CommandError(
            "两边的数据表不是同一版本：请用本版本先后对两个数据库运行 python -m jixiao.server prepare，再搬。"
        )
    full = [
        model._meta.verbose_name
        for model in _models()
        if model not in MADE_BY_MIGRATIONS and model._base_manager.exists()
    ]
    if full:
        raise CommandError(f"现在的数据库里已经有数据（{full[0]}），没有搬；请换一个空的数据库。")


def _moved(model: type[Model]) -> int:
    """How many rows have come. References are held against each other at the end of the transaction, so that their order is free."""
    if model in MADE_BY_MIGRATIONS:
        model._base_manager.all().delete()
    rows = model._base_manager.using(SOURCE).order_by("pk")
    found = rows.iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        # As they are: saving them would write the present moment into the times of their making.
        query = InsertQuery(model)
        query.insert_values(model._meta.concrete_fields, some, raw=True)
        query.get_compiler(DEFAULT_DB_ALIAS).execute_sql(None)
    expected, come = rows.count(), model._base_manager.count()
    if expected != come:
        raise ValueError(f"{model._meta.verbose_name} 原有 {expected} 条，搬入 {come} 条")
    return come
