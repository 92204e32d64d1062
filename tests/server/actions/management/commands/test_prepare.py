"""Making ready on an empty database in a process of its own: tables, demonstration, and nothing more the second time."""

from __future__ import annotations

import json
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.prepared import SERVER, Prepared


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("prepare", *arguments, stdout=out)
    return out.getvalue()


def test_from_nothing_to_a_trail_that_verifies(prepared: Prepared, tmp_path: Path) -> None:
    assert len(prepared.accounts) == 10
    assert (prepared.data / "jixiao.sqlite3").is_file()
    command = [*SERVER, "audit", "verify"]
    verified = subprocess.run(
        command, env=prepared.copy(tmp_path / "data"), capture_output=True, text=True, check=False
    )
    assert verified.returncode == 0
    assert "审计记录完整：" in verified.stdout


@pytest.mark.usefixtures("people")
def test_again() -> None:
    assert json.loads(told("--demo", "--json")) == []
    assert "密码已在第一次启动时显示" in told("--demo")
    renewed = [json.loads(told("--demo", "--new-passwords", "--json")) for _ in range(2)]
    assert len({one["password"] for listed in renewed for one in listed}) == 20
