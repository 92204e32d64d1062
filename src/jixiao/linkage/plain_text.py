"""Exports in columns at once: delimited text and Parquet as Arrow reads them, where they are as plain as most exports are.

What is not – records over several lines, lines of another length, doubtful quotes – is left to the reader that goes line by line and
tells what is wrong, so that a file gives the same rows and the same messages whichever way it is read.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from jixiao.documents.delimited import decode, delimiter_of
from jixiao.documents.limits import Limits
from jixiao.documents.model import Sheet

HEAD = 400
"""Lines in which headings are looked for, and a sample of what stands below them."""
SAMPLE = 1 << 20
QUOTE_INSIDE = re.compile(rb'[^,;\t\r\n"]"[^,;\t\r\n"]')


@dataclass(frozen=True, slots=True)
class Columns:
    """A file in columns: the first lines as a sheet, and all lines as text from `first` on when asked for."""

    sheet: Sheet
    sha256: str
    content: Any
    """The bytes of a text in UTF-8, or a table."""
    height: int

    def below(self, first: int) -> list[Any] | None:
        """Every column of the lines from `first` (counted from 1) on; None where a line is not like the others."""
        if isinstance(self.content, pa.Table):
            return [column.combine_chunks() for column in self.content.columns]
        return _parsed(self.content, first=first, width=len(self.sheet.values[first - 2]), height=self.height)


def columns_of(path: Path, *, name: str, limits: Limits) -> Columns | None:
    """The file in columns, None where it has to be read line by line."""
    if not path.is_file() or not 0 < path.stat().st_size <= limits.file_bytes:
        return None
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if path.suffix.lower() == ".parquet":
        table = pq.read_table(pa.BufferReader(content))
        first = [list(table.column_names), *(list(row.values()) for row in table.slice(0, HEAD).to_pylist())]
        return Columns(
            Sheet(Path(name).stem, False, [["" if v is None else v for v in row] for row in first]), digest, table, 0
        )
    if path.suffix.lower() != ".csv" or b"\0" in content:
        return None
    # Most exports are in UTF-8, which Arrow checks; a long text decoded here would take four times its size.
    content = content.removeprefix(codecs.BOM_UTF8) if _unicode(content) else decode(content, name=name)[0].encode()
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    head = _head(content)
    if head is None or lines > limits.rows or (b'"' in content and QUOTE_INSIDE.search(content)):
        return None
    return Columns(Sheet(Path(name).stem, False, head), digest, content, lines)


def _unicode(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content[:SAMPLE])
    except UnicodeDecodeError:
        return False
    return True


def _head(content: bytes) -> list[list[str]] | None:
    """The first lines; None when one of them holds a record of several lines, or quotes that do not close."""
    end = -1
    for _ in range(HEAD):
        end = content.find(b"\n", end + 1)
        if end < 0:
            break
    text = (content if end < 0 else content[: end + 1]).decode()
    delimiter = delimiter_of(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows if rows and not any("\n" in value for row in rows for value in row) else None


def _parsed(content: bytes, *, first: int, width: int, height: int) -> list[Any] | None:
    names = [str(number) for number in range(width)]
    try:
        table = pacsv.read_csv(
            pa.BufferReader(content),
            read_options=pacsv.ReadOptions(column_names=names, skip_rows=first - 1, block_size=1 << 24),
            parse_options=pacsv.ParseOptions(
                delimiter=delimiter_of(content[:SAMPLE].decode(errors="ignore")), ignore_empty_lines=False
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    # A line break inside quotes would shift every address below it.
    if table.num_rows != height - first + 1:
        return None
    return [column.combine_chunks() for column in table.columns]
