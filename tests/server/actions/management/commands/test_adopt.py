"""A SQLite database moves as it is – numbers, times, the chain of the trail – and nothing moves where something is in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_imports import read_session
from jixiao.server.actions.management.commands import adopt
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Act, Actor, record, verify

pytestmark = pytest.mark.django_db(transaction=True)


def contents() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in adopt._models()}


def emptied() -> None:
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        tables = [model._meta.db_table for model in adopt._models()]
        statements = connection.ops.sql_flush(adopt.no_style(), tables, reset_sequences=True)
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def old(tmp_path: Path, people: dict[Role, User]) -> Path:
    """A SQLite file with the demonstration, an event and a waiting task; the database that is set has nothing."""
    record(Act("test", "thing:1", "一件事", {"金额": 12.5}), by=Actor(3, "某人"))
    read_session.enqueue(1)
    path = tmp_path / "jixiao.sqlite3"
    with adopt._opened(path):
        there = connections[adopt.SOURCE]
        # Foreign keys stay switched off in the test's copy: its tables are made in any order.
        with there.schema_editor() as editor:
            for model in adopt._models():
                if not model._meta.auto_created:
                    editor.create_model(model)
        recorder = MigrationRecorder(there)
        recorder.ensure_schema()
        for app, name in MigrationRecorder(connection).applied_migrations():
            recorder.record_applied(app, name)
        with there.constraint_checks_disabled():
            for model in adopt._models():
                if rows := list(model._base_manager.all()):
                    model._base_manager._insert(rows, fields=model._meta.concrete_fields, using=adopt.SOURCE, raw=True)
    return path


@pytest.mark.slow
def test_everything_moves_as_it_is(old: Path) -> None:
    before = contents()
    with pytest.raises(CommandError, match="已经有数据"):
        call_command("adopt", old)
    emptied()
    call_command("adopt", old)
    assert contents() == before
    assert verify().broken is None
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert record(Act("test", "thing:2", "又一件事"), by=Actor()).pk == newest + 1


@pytest.mark.slow
def test_what_does_not_fit_stays(old: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有这个文件"):
        call_command("adopt", tmp_path / "none")
    emptied()
    with adopt._opened(old):
        Event.objects.using(adopt.SOURCE).update(summary="改过")
    with pytest.raises(CommandError, match="审计记录第"):
        call_command("adopt", old)
    assert not User.objects.exists()
    with adopt._opened(old):
        MigrationRecorder(connections[adopt.SOURCE]).migration_qs.filter(app="audit").delete()
    with pytest.raises(CommandError, match="同一版本"):
        call_command("adopt", old)
