"""`jixiao backup` hands over to the server's command and ends as it ends."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from jixiao.cli import backup
from jixiao.cli.main import main


def test_the_command_reaches_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(backup.subprocess, "run", run)
    assert main(["backup", "there"]) == 1
    assert asked == [[sys.executable, "-m", "jixiao.server", "backup", "there"]]
