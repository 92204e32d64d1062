"""Nothing in the tree names a package registry or a place on somebody's machine; the lock files are complete."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT

NOT_OURS = {".git", ".venv", "data", "out", "build", "dist", "__pycache__", "node_modules"}
# Written in pieces, so that this file does not name them either.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "crates" + ".io"]
PLACES = [
    r"\.\./" + "shared",
    r"\.lib" + "rary/",
    r"(?<![\w.])/work" + "/",
    r"(?<![\w.])/opt" + "/pypi",
    r"(?<![\w.])/root" + "/",
]
FORBIDDEN = re.compile("|".join([*map(re.escape, HOSTS), *PLACES]), re.IGNORECASE)


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}" for path in tree(ROOT) for hit in [FORBIDDEN.search(text(path))] if hit
    ]
    assert found == []


def tree(folder: Path) -> Iterator[Path]:
    """Yields the files a checkout consists of; caches and what a run writes are left out."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith(("_cache", ".egg-info")) or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from tree(path)
        else:
            yield path


def text(path: Path) -> str:
    """Returns what a file says; office files are opened, because they like to remember where they were made."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return path.read_bytes().decode(errors="replace")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_versions_and_hashes_and_nothing_else(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    requirement = re.compile(r"[a-z0-9.-]+==\S+( ; [a-z_]+ [!=]= '\w+'( and [a-z_]+ [!=]= '\w+')*)? \\")
    wrong = [
        line
        for line in lines
        if not requirement.fullmatch(line) and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ]
    assert wrong == []


def test_the_test_lock_contains_the_runtime_lock() -> None:
    assert pins("requirements.lock") <= pins("requirements-test.lock")


def pins(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith(" ")}
