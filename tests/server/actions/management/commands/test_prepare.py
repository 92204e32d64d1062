"""Making ready on an empty database in a process of its own: tables, demonstration, and nothing more the second time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"JIXIAO_DATABASE": "", "JIXIAO_DATA": str(data), "JIXIAO_ACCOUNTS": "1"}
    command = [sys.executable, "-m", "jixiao.server", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_prepare_and_verify(tmp_path: Path) -> None:
    first = run(tmp_path, "prepare", "--demo", "--json")
    assert first.returncode == 0, first.stderr
    assert len(json.loads(first.stdout)) == 8
    assert (tmp_path / "jixiao.sqlite3").is_file()
    assert json.loads(run(tmp_path, "prepare", "--demo", "--json").stdout) == []
    again = run(tmp_path, "prepare", "--demo").stdout
    assert "密码已在第一次启动时显示" in again
    renewed = json.loads(run(tmp_path, "prepare", "--demo", "--new-passwords", "--json").stdout)
    assert len({one["password"] for one in renewed + json.loads(first.stdout)}) == 16
    verified = run(tmp_path, "audit", "verify")
    assert verified.returncode == 0
    assert "审计记录完整：" in verified.stdout
