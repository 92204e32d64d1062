"""A whole installation of its own for a drill, its tables copied from the tests' database: on SQLite or on PostgreSQL, as the run is."""

from __future__ import annotations

import os
import secrets
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import cast

import psycopg
from django.db import connection

from jixiao.server.dumps import dump, load_postgresql


def installation(folder: Path) -> dict[str, str]:
    """The environment in which `jixiao.server` finds a data folder below `folder` and a database with empty tables."""
    data = folder / "data"
    data.mkdir()
    address = os.environ.get("JIXIAO_DATABASE", "")
    if address:
        address = _on_postgresql(address, folder / "template")
    else:
        connection.ensure_connection()
        with closing(sqlite3.connect(data / "jixiao.sqlite3")) as copy:
            cast(sqlite3.Connection, connection.connection).backup(copy)
    own = {"JIXIAO_DATABASE": address, "JIXIAO_DATA": str(data), "JIXIAO_ACCOUNTS": "1"}
    return {name: value for name, value in os.environ.items() if name != "JIXIAO_SECRET_KEY"} | own


def _on_postgresql(address: str, template: Path) -> str:
    name = f"drill_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    dump(connection.settings_dict, template)
    load_postgresql(connection.settings_dict | {"NAME": name}, template)
    return f"{address.rsplit('/', 1)[0]}/{name}"


def carried_out(program: Path, *, environment: dict[str, str]) -> None:
    """Runs a drill in a process of its own; what it says when it fails is shown."""
    command = [sys.executable, "-m", "jixiao.server", "shell", "--verbosity", "0", "-c", program.read_text("utf-8")]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
