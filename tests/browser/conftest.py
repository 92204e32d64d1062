"""What the browser tests share: one Chromium, and one running workplace with its people."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.cli.test_serve import answer
from tests.conftest import Evaluated
from tests.prepared import Prepared

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


@dataclass(frozen=True)
class Workplace:
    """A running workplace with its demonstration accounts by role, as (account, initial password); `changed`: who has a new one.

    `environment` is that in which commands work on its data.
    """

    address: str
    accounts: dict[str, tuple[str, str]]
    environment: dict[str, str]
    changed: set[str] = field(default_factory=set)


@pytest.fixture(scope="session")
def workplace(
    evaluated: Evaluated, prepared: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workplace]:
    """Prepared and served as the commands do it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = prepared.copy(tmp_path_factory.mktemp("workplace") / "data")
    accounts: dict[str, tuple[str, str]] = {}
    for one in prepared.accounts:
        accounts.setdefault(one["role"], (one["username"], one["password"]))
    serve = ["serve", "--workplace", "--demo", "--port", str(port), "--in", str(evaluated.folder)]
    server = subprocess.Popen([sys.executable, "-m", "jixiao", *serve], env=environment, stdout=subprocess.DEVNULL)
    try:
        answer(f"http://127.0.0.1:{port}/healthz")
        yield Workplace(f"http://127.0.0.1:{port}", accounts, environment)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
