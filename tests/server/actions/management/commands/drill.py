"""The drill, run by the shell of an installation of its own: back up, change, be killed while restoring, restore."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import connection

from jixiao.server import dumps, swap
from jixiao.server.accounts.models import Unit
from jixiao.server.actions.management.commands import restore
from jixiao.server.audit.trail import Act, Actor, record, verify

DATA = Path(os.environ["JIXIAO_DATA"])
BACKUP = DATA.parent / "backup"
State = tuple[list[str], dict[str, bytes]]


def add(code: str) -> None:
    """A unit and an event of the trail."""
    Unit.objects.create(code=code, name="某单位", kind="department")
    record(Act("drill", f"unit:{code}", "演练"), by=Actor(name="演练"))


def state() -> State:
    """The units, and the files beside the database."""
    files = {str(path.relative_to(DATA)): path.read_bytes() for path in DATA.rglob("*") if path.is_file()}
    kept = {name: content for name, content in files.items() if "sqlite3" not in name and "before" not in name}
    connection.close()
    return list(Unit.objects.values_list("code", flat=True)), kept


def refused(*arguments: Any) -> str:
    """What a restore says that must not do anything."""
    before = state()
    try:
        call_command("restore", *arguments)
    except CommandError as error:
        assert state() == before
        return str(error)
    raise AssertionError(arguments)


def killed_after(place: Any, name: str) -> State:
    """The state after a restore that was killed (-9) as soon as a function of it had done its work."""
    connection.close()
    child = os.fork()
    if child == 0:
        with mock.patch.object(place, name, _then_die(getattr(place, name))):
            call_command("restore", BACKUP, "--replace", stdout=StringIO())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), name
    return state()


def _then_die(function: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*arguments: Any, **options: Any) -> None:
        function(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    return dying


def damaged() -> Path:
    """The backup with a few bytes of its middle overwritten; a single bit may tell a run of zeros only differently."""
    content = bytearray(BACKUP.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(byte ^ 0xFF for byte in content[middle : middle + 64])
    copy = BACKUP.with_name("damaged")
    copy.write_bytes(content)
    return copy


def carry_out() -> None:
    """All of it; an AssertionError says what was not as it should be."""
    (DATA / "evidence").mkdir()
    (DATA / "evidence" / "ab12").write_bytes(b"evidence" * 1000)
    add("100")
    backed_up = state()
    call_command("backup", BACKUP)
    assert BACKUP.stat().st_mode & 0o777 == 0o600
    add("200")
    (DATA / "evidence" / "cd34").write_bytes(b"later")
    (DATA / "evidence" / "ab12").unlink()
    changed = state()
    assert "--replace" in refused(BACKUP)
    assert "没有恢复" in refused(damaged(), "--replace")
    if connection.vendor == "sqlite":
        assert killed_after(restore, "check_sqlite") == changed
    else:
        assert killed_after(dumps.subprocess, "run") == changed
        # The instant between the tables and the folder, in which the manual says to begin again.
        assert killed_after(restore, "load_postgresql") == (backed_up[0], changed[1])
    assert killed_after(swap, "_exchanged") == backed_up
    add("300")
    call_command("restore", BACKUP, "--replace")
    assert state() == backed_up
    assert verify().broken is None
    (kept, *_) = DATA.parent.glob("data.before-*")
    assert kept.is_dir()
    if connection.vendor == "sqlite":
        connection.close()
        DATA.rename(DATA.with_name("lost"))
        DATA.mkdir()
        call_command("restore", BACKUP)
        assert state() == backed_up


carry_out()
