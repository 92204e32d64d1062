"""How a sheet was read, for somebody who looks at it before accepting: which column became which field, and what was left out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from jixiao.documents.model import Sheet, column_letter

from .headings import HeadingLine, heading_lines, normal
from .mapping import SheetMapping
from .package import FileEntry


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """One column with a heading: its letter, the heading as written, the field it became ("" for none), the money unit."""

    letter: str
    heading: str
    field: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet: the record type it was taken for ("" when not understood), the row of its heading, its columns, the rows read.

    `layout` is a short hash of the headings: the next export of the same system has the same.
    """

    file: str
    sheet: str
    record: str
    header: int
    columns: tuple[ColumnRead, ...]
    rows: int
    layout: str


def sheet_read(
    sheet: Sheet, *, file: str, entry: FileEntry | None, mapping: SheetMapping | None = None, rows: int = 0
) -> SheetRead:
    """How `sheet` was read; without a mapping the fullest line of headings, none of them understood."""
    line = _line(heading_lines(sheet, only=entry.header if entry else 0), mapping)
    fields = {column.number: column for column in mapping.columns} if mapping else {}
    columns = []
    for number, heading in sorted(line.headings.items()) if line else ():
        known = fields.get(number)
        text = " ".join(heading.text.split())
        name, unit = (known.field.name, known.unit) if known else ("", "")
        columns.append(ColumnRead(column_letter(number), text, name, unit))
    told = "\n".join(normal(column.heading) for column in columns)
    return SheetRead(
        file=file,
        sheet=sheet.name,
        record=mapping.record.name if mapping else entry.record if entry else "",
        header=line.row if line else 0,
        columns=tuple(columns),
        rows=rows,
        layout=hashlib.blake2b(told.encode(), digest_size=16).hexdigest(),
    )


def _line(lines: list[HeadingLine], mapping: SheetMapping | None) -> HeadingLine | None:
    if mapping is not None:
        lines = [line for line in lines if line.last_row + 1 == mapping.first_row]
        used = {column.number for column in mapping.columns}
        return max(lines, key=lambda line: len(used & set(line.headings)), default=None)
    return max(lines, key=lambda line: len(line.headings), default=None)
