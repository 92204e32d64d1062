"""The drill: back up, change, restore, and all is as it was, even killed half-way; what is wrong is found beforehand."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from jixiao.server.archive import pack

from .installation import carried_out, installation

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite, or the same on every database")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_drill(tmp_path: Path) -> None:
    carried_out(Path(__file__).with_name("drill.py"), environment=installation(tmp_path))


@pytest.fixture
def told() -> dict[str, Any]:
    """What the manifest of a backup says that fits the tests' own database."""
    return {"database": connection.vendor, "jixiao": "9.9", "made": "2026-01-01", "migrations": [], "trail": "0" * 64}


def backup(folder: Path, told: Mapping[str, Any]) -> Path:
    with closing(sqlite3.connect(folder / "database")) as made:
        made.execute("CREATE TABLE t (x)")
    pack(folder / "backup", [("database", folder / "database")], told=told)
    return folder / "backup"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kept").write_text("kept")
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [({"database": "other"}, "两者须相同"), ({"migrations": ["ledger.9999_later"]}, "较新的版本")],
)
def test_what_does_not_fit_is_refused(data: Path, told: dict[str, Any], change: dict[str, Any], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("restore", backup(data.parent, told | change), "--replace")
    assert [path.name for path in data.iterdir()] == ["kept"]
    assert not list(data.parent.glob("data.restoring-*"))


@on_sqlite
@pytest.mark.django_db
def test_a_running_server_is_noticed(data: Path, told: dict[str, Any]) -> None:
    with closing(sqlite3.connect(data / "jixiao.sqlite3")) as worker:
        worker.execute("PRAGMA journal_mode=WAL")
        worker.execute("CREATE TABLE t (x)")
        with pytest.raises(CommandError, match="还在运行"):
            call_command("restore", backup(data.parent, told), "--replace")
    assert (data / "kept").exists()


@pytest.mark.django_db
def test_data_are_not_replaced_unasked(data: Path, told: dict[str, Any]) -> None:
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", backup(data.parent, told))
    with pytest.raises(CommandError, match="没有这个备份文件"):
        call_command("restore", data / "none")
