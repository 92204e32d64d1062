"""The drill: back up, change, restore, and everything is as it was; whatever is wrong is found before anything is touched."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from .installation import Installation, database


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with somebody and a file in it, and its backup beside it; every test leaves it as it was backed up."""
    folder = tmp_path_factory.mktemp("drill")
    with database() as address:
        made = Installation(folder / "data", address)
        made.must("prepare")
        made.add("first")
        (made.data / "evidence").mkdir()
        (made.data / "evidence" / "ab12").write_bytes(b"evidence" * 1000)
        made.must("backup", str(backup_of(made)))
        yield made


def backup_of(here: Installation) -> Path:
    return here.data.parent / "backup"


@pytest.mark.slow
def test_the_drill(here: Installation) -> None:
    before = here.state()
    assert before["people"] == ["first"]
    here.add("later")
    (here.data / "evidence" / "cd34").write_bytes(b"later")
    (here.data / "evidence" / "ab12").unlink()
    changed = here.state()
    assert changed != before
    refused = here.run("restore", str(backup_of(here)))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    damaged = damaged_copy(backup_of(here))
    refused = here.run("restore", str(damaged), "--replace")
    assert refused.returncode == 1
    assert "没有恢复" in refused.stderr
    assert here.state() == changed
    assert "审计记录完整" in here.must("restore", str(backup_of(here)), "--replace")
    assert here.state() == before
    (kept,) = here.data.parent.glob("data.before-*")
    assert (kept / "evidence" / "cd34").read_bytes() == b"later"
    assert not list(here.data.parent.glob("data.restoring-*"))


def damaged_copy(backup: Path) -> Path:
    """The backup with one bit turned in its middle."""
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    damaged = backup.with_name("damaged")
    damaged.write_bytes(content)
    return damaged


@pytest.mark.slow
def test_on_a_new_machine(here: Installation, tmp_path: Path) -> None:
    with database() as address:
        other = Installation(tmp_path / "data", address)
        other.must("restore", str(backup_of(here)))
        assert other.state() == here.state()


@pytest.mark.slow
def test_killed_in_the_middle_it_is_the_old_state_or_the_new(here: Installation) -> None:
    backed_up = here.state()
    here.add("later")
    changed = here.state()
    command = [sys.executable, "-m", "jixiao.server", "restore", str(backup_of(here)), "--replace"]
    began = time.monotonic()
    here.run("restore", "nowhere")
    start_up = time.monotonic() - began
    for share in (0.9, 1.1, 1.3):
        killed = subprocess.Popen(command, env=here.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(start_up * share)
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait()
        found = here.state()
        assert found["people"] in (backed_up["people"], changed["people"])
        assert found["files"] == backed_up["files"]
    here.must("restore", str(backup_of(here)), "--replace")
    assert here.state() == backed_up


def test_another_kind_of_database_or_a_newer_program(tmp_path: Path) -> None:
    here = Installation(tmp_path / "data", "")
    here.must("prepare")
    with closing(sqlite3.connect(here.data / "jixiao.sqlite3")) as newer:
        newer.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_later', '2030-01-01')"
        )
        newer.commit()
    here.must("backup", str(tmp_path / "backup"))
    other = Installation(tmp_path / "other" / "data", "")
    assert "较新的版本" in other.run("restore", str(tmp_path / "backup")).stderr


def test_a_running_server_is_noticed(tmp_path: Path) -> None:
    here = Installation(tmp_path / "data", "")
    here.must("prepare")
    here.must("backup", str(tmp_path / "backup"))
    with closing(sqlite3.connect(here.data / "jixiao.sqlite3")) as worker:
        worker.execute("SELECT * FROM audit_event").fetchall()
        refused = here.run("restore", str(tmp_path / "backup"), "--replace")
    assert "还在运行" in refused.stderr
