"""What deploy/ offers fits the program: commands that exist, settings that are documented, a configuration gunicorn takes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
SETTING = re.compile(r"JIXIAO_[A-Z_]+")
# Of the tests' own, and read by compose.yaml and run alone.
ELSEWHERE = {"JIXIAO_DATABASE_PASSWORD", "JIXIAO_ENV"}


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]


def commands() -> Iterator[tuple[str, str]]:
    """Every command of the server that a file names, with that file."""
    for path in files(DEPLOY):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from ((path.name, hit) for hit in re.findall(r"-m,? jixiao\.server,? ([a-z]+)", line))


def test_commands_exist() -> None:
    found = list(commands())
    assert {"jixiao-worker@.service", "jixiao-backup.service", "compose.yaml"} <= {name for name, _ in found}
    assert {command for _, command in found} <= set(get_commands())


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    named = {hit for path in files(ROOT / "src") + files(DEPLOY) for hit in SETTING.findall(text(path))}
    read = {
        name
        for name in named - ELSEWHERE
        if any(f'"{name}"' in text(path) for path in files(ROOT / "src") + files(DEPLOY))
    }
    told = set(SETTING.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    assert told == read


def text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def test_compose_prepares_before_it_serves() -> None:
    services = YAML(typ="safe").load(DEPLOY / "compose.yaml")["services"]
    assert set(services) == {"database", "prepare", "web", "worker", "backup"}
    for name in ("web", "worker"):
        assert services[name]["depends_on"]["prepare"]["condition"] == "service_completed_successfully"
        assert services[name]["volumes"] == services["backup"]["volumes"]


@pytest.mark.slow
def test_gunicorn_takes_its_configuration(tmp_path: Path) -> None:
    environment = os.environ | {"JIXIAO_DATA": str(tmp_path), "JIXIAO_DATABASE": "", "JIXIAO_LOG": "json"}
    command = [sys.executable, "-m", "gunicorn", "--check-config", "-c", str(DEPLOY / "gunicorn.conf.py")]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_helper_reads_the_settings(tmp_path: Path) -> None:
    (tmp_path / "env").write_text("JIXIAO_HOSTS=example\n", encoding="utf-8")
    python = tmp_path / "place" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$JIXIAO_HOSTS $*"\n', encoding="utf-8")
    python.chmod(0o755)
    helper = tmp_path / "place" / "deploy" / "run"
    helper.parent.mkdir()
    helper.write_bytes((DEPLOY / "run").read_bytes())
    environment = {"PATH": os.environ["PATH"], "JIXIAO_ENV": str(tmp_path / "env")}
    done = subprocess.run(
        ["sh", str(helper), "prepare", "--demo"], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "example -m jixiao.server prepare --demo\n"
