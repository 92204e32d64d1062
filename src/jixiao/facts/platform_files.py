"""Files of other systems' platforms: whose layout a file has, which of its sheets holds the cases, and where a case stands in it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jixiao.documents.delimited import decode, delimiter_of
from jixiao.documents.limits import EXPORTS
from jixiao.documents.model import Document, Sheet
from jixiao.documents.reading import read
from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.source import Source
from jixiao.standards.platform_layouts import PlatformLayout

from .headings import HEADER_ROWS, heading_lines, normal
from .reading import declare

SHEET_LEFT = declare(
    "JX-IMP-048",
    "工作表“{sheet}”也是这个系统的案件，没有登记：一份文件只登记一张工作表",
    hint="请把各张工作表的行接成一张，或者各存成一份文件，再登记。",
    why="只登记了一张而没有人知道，件数就少了一截。",
    severity=Severity.WARNING,
)
HEAD = 1 << 16
"""Bytes of a text in which its headings stand."""
Lines = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """A case as it stands in a platform's file: its number, the place, and the cells as (heading, text)."""

    number: str
    source: Source
    cells: tuple[tuple[str, str], ...]


def layout_of(path: Path, layouts: Iterable[PlatformLayout]) -> PlatformLayout | None:
    """The layout that a file has: the one that knows most of its headings, more than half, its number among them."""
    best, most = None, 0
    known_layouts = tuple(layouts)
    for headings in _first_lines(path):
        for layout in known_layouts:
            known = headings & {normal(column.heading) for column in layout.export}
            if normal(layout.number) in known and 2 * len(known) > len(headings) and len(known) > most:
                best, most = layout, len(known)
    return best


def has_headings(document: Document, layout: PlatformLayout) -> bool:
    """Whether a file has the layout: its number, and more than half of the headings of that line."""
    return any(
        normal(layout.number) in line
        and 2 * len(line & {normal(column.heading) for column in layout.export}) > len(line)
        for sheet in document.sheets
        for line in _normal(sheet.values[:HEADER_ROWS])
    )


def sheet_of(document: Document, *, layout: PlatformLayout, said: Mapping[str, str]) -> Sheet | None:
    """The sheet that holds the cases: the one with most headings of the layout, or of those people have said the meaning of."""
    wanted = {normal(column.heading) for column in layout.export} | {normal(heading) for heading in said}

    def known(sheet: Sheet) -> int:
        return max((len(wanted & line) for line in _normal(sheet.values[:HEADER_ROWS])), default=0)

    return max((sheet for sheet in document.sheets if not sheet.hidden), key=known, default=None)


def sheets_left(document: Document, *, layout: PlatformLayout, taken: Sheet) -> list[Finding]:
    """What to say of the other sheets that have the layout's number and most of its headings: their cases are not taken."""
    return [
        SHEET_LEFT.at(
            Source(file=document.file, sha256=document.sha256, sheet=sheet.name),
            found=f"{len(sheet.values)} 行",
            expected="一张工作表",
            sheet=sheet.name,
        )
        for sheet in document.sheets
        if sheet is not taken and not sheet.hidden and has_headings(replace(document, sheets=(sheet,)), layout)
    ]


def only(sheet: Sheet, *, layout: PlatformLayout, numbers: Collection[str]) -> Sheet:
    """The sheet with the cases of these numbers; the other lines are blank, so that each stays the line it is."""
    head, place, _ = _number_column(sheet.values, layout.number)
    kept = [
        line if at <= head or (place < len(line) and _text(line[place]) in numbers) else ()
        for at, line in enumerate(sheet.values)
    ]
    return replace(sheet, values=kept)


def written_in(document: Document, *, layout: PlatformLayout, numbers: Collection[str]) -> tuple[WrittenCase, ...]:
    """The lines of a file that hold the cases with these numbers."""
    found = []
    for sheet in document.sheets:
        at, place, headings = _number_column(sheet.values, layout.number)
        headings = _whole_headings(sheet, at + 1) or headings
        for line, cells in enumerate(sheet.values, start=1):
            if place < len(cells) and _text(cells[place]) in numbers:
                source = Source(file=document.file, sha256=document.sha256, sheet=sheet.name, row=line)
                told = tuple(zip(headings, map(_text, cells), strict=False))
                found.append(WrittenCase(_text(cells[place]), source, told))
    return tuple(found)


def _number_column(values: Lines, heading: str) -> tuple[int, int, list[str]]:
    """The line of the headings (from 0), the column of the platform's own numbers (beyond every line when nowhere), all headings."""
    for at, line in enumerate(values[:HEADER_ROWS]):
        texts = [_text(cell) for cell in line]
        place = next((place for place, text in enumerate(texts) if normal(text) == normal(heading)), None)
        if place is not None:
            return at, place, texts
    return len(values), sys.maxsize, []


def _whole_headings(sheet: Sheet, row: int) -> list[str]:
    """The headings of two lines, in merged cells, that begin in this row; none where the heading is one line."""
    double = next((line for line in heading_lines(sheet, only=row) if line.height > 1), None)
    if double is None:
        return []
    told = {column: " ".join(heading.text.split()) for column, heading in double.headings.items()}
    return [told.get(column, "") for column in range(1, max(told) + 1)]


def _first_lines(path: Path) -> list[set[str]]:
    if path.suffix.lower() == ".csv" and path.is_file():
        with path.open("rb") as stream:
            head = stream.read(HEAD)
        # A sign cut in two at the end would look like another encoding.
        text, _ = decode(head.rpartition(b"\n")[0] or head, name=path.name)
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        return _normal(list(lines)[:HEADER_ROWS])
    document, _ = read(path, name=path.name, limits=EXPORTS)
    return [line for sheet in (document.sheets if document else ()) for line in _normal(sheet.values[:HEADER_ROWS])]


def _normal(lines: Lines) -> list[set[str]]:
    return [{normal(cell) for cell in line if isinstance(cell, str) and cell.strip()} for line in lines]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
