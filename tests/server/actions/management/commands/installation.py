"""A whole installation of its own for a drill: on SQLite, and on PostgreSQL where the tests run there."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

CODE = "from jixiao.server.actions.people import add_account; from jixiao.server.audit.trail import Actor; "


@dataclass(frozen=True)
class Installation:
    """Commands run in processes of their own, on its data folder and its database."""

    data: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        own = {"JIXIAO_DATABASE": self.database, "JIXIAO_DATA": str(self.data), "JIXIAO_ACCOUNTS": "1"}
        return {name: value for name, value in os.environ.items() if name != "JIXIAO_SECRET_KEY"} | own

    def run(self, *arguments: str, module: str = "jixiao.server") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def must(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def shell(self, code: str) -> Any:
        """What the last printed line of the code says, as JSON."""
        return json.loads(self.must("shell", "--verbosity", "0", "-c", code).splitlines()[-1])

    def add(self, username: str) -> None:
        code = CODE + f"add_account(username={username!r}, name='某人', by=None, actor=Actor(name='演练')); print(0)"
        self.shell(code)

    def state(self) -> dict[str, Any]:
        """The people, and the files beside the database."""
        code = (
            "import json; from jixiao.server.accounts.models import User; "
            "print(json.dumps(sorted(User.objects.values_list('username', flat=True))))"
        )
        files = {str(p.relative_to(self.data)): p.read_bytes() for p in self.data.rglob("*") if p.is_file()}
        kept = {name: content for name, content in files.items() if "sqlite3" not in name and "before" not in name}
        return {"people": self.shell(code), "files": kept}


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database where the tests' own is PostgreSQL's; else empty, for SQLite."""
    server = os.environ.get("JIXIAO_DATABASE", "")
    if not server:
        yield ""
        return
    name = f"drill_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    yield f"{server.rsplit('/', 1)[0]}/{name}"
