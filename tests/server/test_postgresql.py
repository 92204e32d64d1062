"""All tests of the server again, on a real PostgreSQL: a cluster of its own, made for this run and thrown away.

Those of the commands stay out: they start processes of their own, which choose their database themselves. So do the pages that show files.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.workbench.settings import CHECKOUT

PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin"))
BINARIES = next((place for place in PLACES if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)
HERE = Path(__file__).parent
SHOWN = ("charts", "check", "downloads", "evaluations", "figures", "lint", "self_evaluation", "sheet")
"""Pages that show the files of an evaluation: what they ask of a database is held by the tests of results and actions."""
MOVES = {"test_restore.py", "test_adopt.py"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_owner(*command: str) -> None:
    """PostgreSQL refuses to run as root: then the unprivileged user that every Debian has runs it."""
    user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", **user)  # type: ignore[call-overload]


@pytest.fixture
def address() -> Iterator[str]:
    """The address of an empty database; the socket's folder is short, since its path may have 107 bytes."""
    assert BINARIES is not None
    folder = Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
    port = free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    cluster = str(folder / "data")
    as_owner(str(BINARIES / "initdb"), "-D", cluster, "-A", "trust", "-U", "jixiao", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
    try:
        as_owner(str(BINARIES / "pg_ctl"), "-D", cluster, "-w", "-o", options, "-l", str(folder / "log"), "start")
        as_owner(str(BINARIES / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "jixiao", "jixiao")
        yield f"postgresql://jixiao@127.0.0.1:{port}/jixiao"
    finally:
        as_owner(str(BINARIES / "pg_ctl"), "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
@pytest.mark.timeout(660)
@pytest.mark.skipif(BINARIES is None, reason="PostgreSQL (initdb, pg_ctl) is not installed")
def test_the_server_on_postgresql(address: str) -> None:
    # Commands do the same on every database, but for those that move one.
    commands = (HERE / "actions" / "management" / "commands").glob("test_*.py")
    pages = (HERE / "pages" / f"test_{name}.py" for name in SHOWN)
    left_out = [f"--ignore={path}" for path in (__file__, *commands, *pages) if Path(path).name not in MOVES]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE), *left_out]
    environment = os.environ | {"JIXIAO_DATABASE": address}
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout[-6000:]
