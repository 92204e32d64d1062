"""Which database, and the key that signs sessions: both found before Django starts."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE = "jixiao.sqlite3"
KEY = "secret.key"
CACHE = "cache"
SESSIONS = "sessions"
# WAL lets pages be read while an import writes; IMMEDIATE makes a second writer wait instead of failing half-way.
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;",
}


def database(address: str, *, data: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name`; without an address, SQLite in the data folder.

    ValueError for an address of another kind.
    """
    if not address:
        data.mkdir(parents=True, exist_ok=True)
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(data / SQLITE), "OPTIONS": _SQLITE_OPTIONS}
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError("JIXIAO_DATABASE 应写成 postgresql://用户:密码@主机:端口/数据库名")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def sessions(address: str, *, data: Path) -> dict[str, str]:
    """Django's settings of where sessions are kept: with PostgreSQL in the database, with SQLite in files beside it.

    Every page moves the end of its session. SQLite has one writer, and while an import writes for a minute nobody could open a page.
    """
    if address:
        return {"SESSION_ENGINE": "django.contrib.sessions.backends.db"}
    folder = data / SESSIONS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {"SESSION_ENGINE": "django.contrib.sessions.backends.file", "SESSION_FILE_PATH": str(folder)}


def secret_key(data: Path) -> str:
    """The key kept in the data folder, made on first use; readable by its owner alone."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / KEY
    if not path.exists():
        # Web server and worker may start at the same moment: a link is made whole or not at all, and only by one of them.
        draft = data / f"{KEY}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii")
