"""start.py: an environment is made once, mended when the locks change, built anew when it was left half-made."""

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.source import ROOT


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """start.py as it would run in a checkout of its own, with commands recorded instead of run."""
    spec = spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    module.ROOT, module.VENV = tmp_path, tmp_path / ".venv"
    module.PYTHON, module.STAMP = module.VENV / "bin" / "python", module.VENV / "stamp.json"
    module.RUNTIME_LOCK, module.TEST_LOCK = tmp_path / "requirements.lock", tmp_path / "requirements-test.lock"
    return module


@pytest.fixture
def done(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done to the environment, in order: `made`, or the name of what was installed."""
    steps: list[str] = []

    def make() -> None:
        steps.append("made")
        start.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        start.PYTHON.touch()

    monkeypatch.setattr(start, "make_environment", make)
    monkeypatch.setattr(start, "install", lambda *what: steps.append(Path(what[-1]).name))
    monkeypatch.setattr(start, "compile_sources", lambda: None)
    return steps


def test_an_environment_is_made_once(start: ModuleType, done: list[str], tmp_path: Path) -> None:
    start.prepare_environment(with_tests=False)
    start.prepare_environment(with_tests=False)
    assert done == ["made", "requirements.lock", tmp_path.name]


def test_our_own_modules_are_compiled_at_set_up(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(start.subprocess, "run", lambda command, **_: commands.append([str(part) for part in command]))
    start.compile_sources()
    assert [command[1:] for command in commands] == [["-m", "compileall", "-q", str(start.ROOT / "src")]]


def test_the_tests_add_what_they_need_and_take_nothing_away(start: ModuleType, done: list[str]) -> None:
    start.prepare_environment(with_tests=False)
    done.clear()
    start.prepare_environment(with_tests=True)
    start.prepare_environment(with_tests=False)
    assert done == ["requirements-test.lock"]


def test_a_changed_lock_is_installed_over_the_old_one(start: ModuleType, done: list[str]) -> None:
    start.prepare_environment(with_tests=False)
    done.clear()
    start.RUNTIME_LOCK.write_text("another version", encoding="utf-8")
    start.prepare_environment(with_tests=False)
    assert done == ["requirements.lock"]


def test_a_changed_project_file_installs_the_project_only(start: ModuleType, done: list[str], tmp_path: Path) -> None:
    start.prepare_environment(with_tests=False)
    done.clear()
    (tmp_path / "pyproject.toml").write_text("another script", encoding="utf-8")
    start.prepare_environment(with_tests=False)
    assert done == [tmp_path.name]


def test_a_half_made_environment_is_built_anew(
    start: ModuleType, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start.prepare_environment(with_tests=False)
    start.RUNTIME_LOCK.write_text("another version", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(start, "install", fail)
        with pytest.raises(KeyboardInterrupt):
            start.prepare_environment(with_tests=False)
    done.clear()
    start.prepare_environment(with_tests=False)
    assert done[0] == "made"


def fail(*what: str) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("content", ["", "[]", "{half", json.dumps({"base": "elsewhere"})])
def test_a_strange_stamp_means_no_environment(start: ModuleType, done: list[str], content: str) -> None:
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.touch()
    start.STAMP.write_text(content, encoding="utf-8")
    start.prepare_environment(with_tests=False)
    assert done[0] == "made"


def test_a_failed_installation_says_what_to_do(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    monkeypatch.setattr(start.subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 1))
    with pytest.raises(start.StartError, match="网络不通"):
        start.install("anything")


def test_an_old_python_is_told_which_one_to_use(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "OLDEST_PYTHON", (99, 0))
    monkeypatch.setattr(start.shutil, "which", lambda name: "/somewhere/python3.12" if name == "python3.12" else None)
    with pytest.raises(start.StartError, match=r"python3\.12 start\.py"):
        start.require_python()


def test_a_misspelt_option_is_misuse() -> None:
    run = subprocess.run([sys.executable, ROOT / "start.py", "--nonsense"], capture_output=True, check=False)
    assert run.returncode == 2
