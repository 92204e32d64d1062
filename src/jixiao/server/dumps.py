"""A database as one file, and back: SQLite by its own online copy, PostgreSQL by pg_dump, pg_restore and psql."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

POSTGRESQL_TOOLS = ("pg_dump", "pg_restore", "psql")
# Everything in one transaction: until its last word every other session, and everything after a kill, sees the old tables.
_BEGIN = b"""BEGIN;
SET LOCAL lock_timeout = '30s';
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', one.tablename);
  END LOOP;
  FOR one IN SELECT oid::regprocedure AS routine FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS
      (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.routine);
  END LOOP;
END $$;
"""


class DumpFailed(Exception):
    """The database could not be written down or read back; the message is Chinese and says what to do."""


def is_sqlite(settings: Mapping[str, Any]) -> bool:
    """Whether Django's settings of a database name SQLite."""
    return str(settings["ENGINE"]).endswith("sqlite3")


def dump(settings: Mapping[str, Any], target: Path) -> None:
    """Writes the database as it stands at one moment, while others go on reading and writing."""
    if not is_sqlite(settings):
        _tools()
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={target}"], settings)
        return
    with closing(sqlite3.connect(settings["NAME"])) as database, closing(sqlite3.connect(target)) as copy:
        database.backup(copy)
        # The copy is one file: nothing of it may stand in a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


def check_sqlite(path: Path) -> None:
    """Returns when SQLite finds nothing wrong with the file; else DumpFailed."""
    try:
        with closing(sqlite3.connect(path)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        raise DumpFailed(f"备份中的数据库已损坏：{said}")


def load_postgresql(settings: Mapping[str, Any], source: Path) -> None:
    """Replaces all tables and functions by those of the dump in one transaction: all of them or, whatever happens, none."""
    _tools()
    psql = subprocess.Popen(
        ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(settings),
    )
    assert psql.stdin is not None
    read = 0
    try:
        psql.stdin.write(_BEGIN)
        psql.stdin.flush()
        command = ["pg_restore", "--no-owner", "--no-acl", "--file=-", str(source)]
        read = subprocess.run(command, stdout=psql.stdin, check=False).returncode
        # Without the last word psql ends at the end of its input, and the server takes everything back.
        psql.stdin.write(b"\nCOMMIT;\n" if read == 0 else b"\nROLLBACK;\n")
    except BrokenPipeError:
        read = read or 1
    said = psql.communicate()[1].decode(errors="replace").strip()
    if read != 0 or psql.returncode != 0:
        raise DumpFailed(f"没有恢复数据库，原有数据没有改动：{said or 'pg_restore 读不出备份中的数据库'}")


def in_use(path: Path) -> bool:
    """Whether another process holds the SQLite file open: it would go on writing to the old one."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path, timeout=1)) as database:
        try:
            # Only who is alone may leave the write-ahead log.
            return bool(database.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete")
        except sqlite3.OperationalError:
            return True


def _tools() -> None:
    missing = [tool for tool in POSTGRESQL_TOOLS if shutil.which(tool) is None]
    if missing:
        raise DumpFailed(
            f"缺少 PostgreSQL 的客户端工具：{'、'.join(missing)}。"
            "请安装与数据库同一版本或更新版本的客户端（Debian / Ubuntu：apt install postgresql-client）再试。"
        )


def _run(command: list[str], settings: Mapping[str, Any]) -> None:
    done = subprocess.run(command, env=_environment(settings), check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise DumpFailed(f"{command[0]} 没有成功：{done.stderr.strip()}")


def _environment(settings: Mapping[str, Any]) -> dict[str, str]:
    # The password goes by the environment: arguments can be read by everybody on the machine.
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    return os.environ | {name: str(settings[key]) for name, key in names.items() if settings.get(key)}
