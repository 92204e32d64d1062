"""A report as plain text or Markdown: paragraphs and pipe tables, page by page where form feeds part the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jixiao.kernel.finding import Finding

from .delimited import decode
from .lines import paragraphs_of
from .model import Block, Sheet
from .refusals import NOTHING

_PIPE = re.compile(r"\s*\|.*\||[^|]+\|[^|]+\|.*")
_RULE = re.compile(r"[\s|:\-]+")


def read_text_report(path: Path, *, name: str) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a text file; `page` is 0 where the file has no form feed."""
    text, refused = decode(path.read_bytes(), name=name)
    if refused is not None:
        return (), (refused,)
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    found: list[Block] = []
    for page, content in enumerate(pages, start=1):
        for part in _parts(content.split("\n")):
            table = (
                Sheet(f"表{sum(one.table is not None for one in found) + 1}", False, part)
                if isinstance(part, list)
                else None
            )
            body = part if isinstance(part, str) else ""
            found.append(Block(len(found) + 1, page if len(pages) > 1 else 0, body, _level(body), table))
    return (tuple(found), ()) if found else ((), (NOTHING.at(place=name, file=name),))


def _parts(lines: list[str]) -> Iterator[str | list[list[str]]]:
    """Paragraphs, and pipe tables as rows of cells, in order."""
    held: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if _PIPE.fullmatch(line):
            yield from paragraphs_of(held)
            held = []
            rows.append(line)
            continue
        if len(rows) > 1:
            yield [_cells(row) for row in rows if not _RULE.fullmatch(row)]
        elif rows:
            held.extend(rows)
        rows = []
        held.append(line)
    yield from (one for one in paragraphs_of(held) if one.strip())


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _level(text: str) -> int:
    marks = len(text) - len(text.lstrip("#"))
    return marks if 0 < marks <= 6 and text[marks : marks + 1] == " " else 0
