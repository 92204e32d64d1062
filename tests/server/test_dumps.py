"""A SQLite file is copied while it is used, found broken when it is, and known to be in use; missing tools are named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jixiao.server import dumps


@pytest.fixture
def named(tmp_path: Path) -> dict[str, str]:
    path = str(tmp_path / "one.sqlite3")
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE t (x)")
        database.execute("INSERT INTO t VALUES (1)")
        database.commit()
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


def test_a_copy_is_taken_while_somebody_writes(named: dict[str, str], tmp_path: Path) -> None:
    with closing(sqlite3.connect(named["NAME"])) as writer:
        writer.execute("INSERT INTO t VALUES (2)")
        dumps.dump(named, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        assert copy.execute("SELECT x FROM t").fetchall() == [(1,)]
    dumps.check_sqlite(tmp_path / "copy")


def test_a_broken_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(dumps.DumpFailed):
        dumps.check_sqlite(tmp_path / "broken")


def test_whether_somebody_has_it_open(named: dict[str, str], tmp_path: Path) -> None:
    path = Path(named["NAME"])
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT * FROM t").fetchall()
        assert dumps.in_use(path)
    assert not dumps.in_use(path)
    assert not dumps.in_use(tmp_path / "none")


def test_missing_tools_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    postgresql = {"ENGINE": "django.db.backends.postgresql", "NAME": "x"}
    with pytest.raises(dumps.DumpFailed, match="pg_dump、pg_restore、psql"):
        dumps.dump(postgresql, tmp_path / "dump")
    with pytest.raises(dumps.DumpFailed, match="postgresql-client"):
        dumps.load_postgresql(postgresql, tmp_path / "dump")
