"""The text files of `words/`: sections that begin with `# `, fields divided by ` | `."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Section:
    """A section: the fields of its `# ` line and the lines below it, without blank ones."""

    head: tuple[str, ...]
    lines: tuple[str, ...]


def fields(line: str) -> tuple[str, ...]:
    """The fields of a line, without the blanks around them.

    >>> fields("产出 | 数量 |")
    ('产出', '数量', '')
    """
    return tuple(part.strip() for part in line.split("|"))


def lines(name: str) -> tuple[str, ...]:
    """The lines of a file that are not blank."""
    text = (_WORDS / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def sections(name: str) -> list[Section]:
    """The sections of a file, in order."""
    found: list[tuple[tuple[str, ...], list[str]]] = []
    for line in lines(name):
        if line.startswith("# "):
            found.append((fields(line[2:]), []))
        else:
            found[-1][1].append(line)
    return [Section(head, tuple(below)) for head, below in found]
