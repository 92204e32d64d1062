"""Which database an address names, where sessions are kept; the key is made once and only its owner reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from jixiao.server.database import database, secret_key, sessions

from .actions.management.commands.installation import carried_out, installation


def test_sqlite_without_an_address(tmp_path: Path) -> None:
    chosen = database("", data=tmp_path / "data")
    assert chosen["NAME"] == str(tmp_path / "data" / "jixiao.sqlite3")
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]


def test_postgresql(tmp_path: Path) -> None:
    chosen = database("postgresql://jixiao:p%40ss@db.local:5433/budget", data=tmp_path)
    parts = {key: chosen[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert parts == {"NAME": "budget", "USER": "jixiao", "PASSWORD": "p@ss", "HOST": "db.local", "PORT": "5433"}


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_other_addresses_are_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="JIXIAO_DATABASE"):
        database(address, data=tmp_path)


def test_the_key_is_made_once(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_sessions_are_kept_where_they_hold_nobody_up(tmp_path: Path) -> None:
    assert sessions("postgresql://h/n", data=tmp_path) == {"SESSION_ENGINE": "django.contrib.sessions.backends.db"}
    kept = sessions("", data=tmp_path)
    assert kept["SESSION_ENGINE"].endswith("backends.file")
    assert Path(kept["SESSION_FILE_PATH"]).stat().st_mode & 0o077 == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has many writers")
def test_pages_open_while_an_import_writes(tmp_path: Path) -> None:
    carried_out(Path(__file__).with_name("busy.py"), environment=installation(tmp_path))
