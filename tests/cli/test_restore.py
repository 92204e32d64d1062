"""`jixiao restore` hands over to the server's command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_command_reaches_the_server(tmp_path: Path) -> None:
    environment = os.environ | {"JIXIAO_DATA": str(tmp_path / "data"), "JIXIAO_DATABASE": ""}
    command = [sys.executable, "-m", "jixiao", "restore", str(tmp_path / "none"), "--replace"]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "没有这个备份文件" in done.stderr
