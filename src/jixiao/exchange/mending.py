"""A received file with cells put right by a person: a copy beside it, line by line the same, so that every address stays true."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from jixiao.documents.limits import EXPORTS
from jixiao.documents.reading import read

Changes = Mapping[int, Mapping[int, str]]
"""By line, then by column (both from 1): what is to stand there."""


def lines_of(path: Path, *, sheet: str, lines: Sequence[int]) -> dict[int, list[str]]:
    """What stands in some lines of a sheet, as text, by line; nothing of a file that is read in columns only (Parquet)."""
    rows = _rows(path, sheet=sheet)
    return {line: [_text(value) for value in rows[line - 1]] for line in lines if line <= len(rows)}


def mended(path: Path, *, sheet: str, changes: Changes, into: Path) -> Path:
    """The copy with the changes, as delimited text; the file itself stays as it was received."""
    draft = into.with_name(f".draft-{into.name}")
    with draft.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for line, row in enumerate(_rows(path, sheet=sheet), start=1):
            told = changes.get(line, {})
            width = max(len(row), *told) if told else len(row)
            # A line break inside a cell would move the lines below it.
            values = [" ".join(_text(row[place]).split("\n")) if place < len(row) else "" for place in range(width)]
            writer.writerow([told.get(place, value) for place, value in enumerate(values, start=1)])
    draft.replace(into)
    return into


def _rows(path: Path, *, sheet: str) -> Sequence[Sequence[object]]:
    document, _ = read(path, name=path.name, limits=EXPORTS)
    sheets = document.sheets if document else ()
    found = next((one for one in sheets if one.name == sheet), sheets[0] if sheets else None)
    return found.values if found else ()


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return "" if value is None else str(value)
