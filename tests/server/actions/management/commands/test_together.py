"""Web and worker end together: when told, when one of them dies, and when the parent itself is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_serve import answer
from tests.prepared import SERVER, Prepared

pytestmark = pytest.mark.xdist_group("together")


@pytest.fixture(scope="module")
def environment(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return prepared.copy(tmp_path_factory.mktemp("together") / "data")


@pytest.fixture
def parent(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*SERVER, "together", "--bind", f"127.0.0.1:{port}", "--web", "1"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz") == "ok"
        yield process, port
    finally:
        process.kill()
        process.communicate()


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(number) for number in listed.split()]


def gone(numbers: list[int]) -> bool:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        alive = [number for number in numbers if Path(f"/proc/{number}/stat").exists() and not _dead(number)]
        if not alive:
            return True
        time.sleep(0.1)
    return False


def _dead(number: int) -> bool:
    return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_told_to_end(parent: tuple[subprocess.Popen[str], int]) -> None:
    process, _ = parent
    both = children(process)
    assert len(both) == 2
    process.terminate()
    assert process.wait(timeout=40) == 0
    assert gone(both)


def test_one_dies(parent: tuple[subprocess.Popen[str], int]) -> None:
    process, _ = parent
    both = children(process)
    os.kill(both[1], signal.SIGKILL)
    _, told = process.communicate(timeout=40)
    assert (process.returncode, "后台处理意外结束" in told) == (1, True)
    assert gone(both)


def test_the_parent_is_killed(parent: tuple[subprocess.Popen[str], int]) -> None:
    process, _ = parent
    both = children(process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert gone(both)
