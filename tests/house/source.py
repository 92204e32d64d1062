"""The project's own Python files, read once for the tests of the house."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jixiao"


@dataclass(frozen=True, slots=True)
class PythonFile:
    """One file: its path in the repository, its lines and its tree."""

    path: Path
    lines: tuple[str, ...]
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.as_posix()

    @property
    def inside(self) -> tuple[str, ...]:
        """Path below src/jixiao, room first."""
        return self.path.parts[2:]

    @property
    def docstring(self) -> str:
        return ast.get_docstring(self.tree) or ""


@cache
def files(*folders: str) -> tuple[PythonFile, ...]:
    """Returns all Python files in the given folders (or single files) of the repository, sorted."""
    found: list[Path] = []
    for folder in folders:
        place = ROOT / folder
        found += [place] if place.suffix == ".py" else place.rglob("*.py")
    return tuple(read(path) for path in sorted(found) if "migrations" not in path.parts)


@cache
def read(path: Path) -> PythonFile:
    text = path.read_text(encoding="utf-8")
    return PythonFile(path.relative_to(ROOT), tuple(text.splitlines()), ast.parse(text))


def rooms() -> tuple[str, ...]:
    """Returns the rooms that have been built."""
    return tuple(sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
