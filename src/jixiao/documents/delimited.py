"""Delimited text (.csv) as one sheet: UTF-8 with or without mark, UTF-16 with mark, GB18030."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from jixiao.kernel.finding import Finding

from .limits import Limits
from .model import Sheet
from .refusals import CSV_SYNTAX, ENCODING, NOTHING, TOO_MANY_ROWS

DELIMITERS = (",", "\t", ";")
HEAD = 20
"""Lines of which the delimiter is told."""
FIELD_LIMIT = 1_000_000


def read_delimited(path: Path, *, name: str, limits: Limits) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The file as one sheet named after it; every value is text."""
    text, refused = decode(path.read_bytes(), name=name)
    if refused:
        return (), (refused,)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return (), (CSV_SYNTAX.at(place=f"{name} · 第{line}行", file=name, line=line, problem="含有空字符"),)
    rows, refused = _rows(text, name=name, limits=limits)
    if refused:
        return (), (refused,)
    if not any(any(value.strip() for value in row) for row in rows):
        return (), (NOTHING.at(place=name, file=name),)
    return (Sheet(Path(name).stem, False, rows),), ()


def decode(content: bytes, *, name: str) -> tuple[str, Finding | None]:
    """The text of a file in UTF-8, UTF-16 with mark or GB18030; else a finding with the line that is none of them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    failure = 0
    for encoding in encodings:
        try:
            return content.decode(encoding), None
        except UnicodeDecodeError as error:
            # The encoding that got furthest is the likely one: its place is the one to look at.
            failure = max(failure, error.start)
    line = content[:failure].count(b"\n") + 1
    return "", ENCODING.at(place=f"{name} · 第{line}行", file=name, line=line, offset=failure + 1)


def delimiter_of(text: str) -> str:
    """What stands between the values: comma, tab or semicolon, whichever the first lines have most of; a title may stand over the heading.

    >>> delimiter_of("台账\\n编号;申请人;金额\\n1;张三;1,200.00")
    ';'
    """
    first = text.split("\n", HEAD)[:HEAD]
    return max(DELIMITERS, key=lambda sign: sum(line.count(sign) for line in first))


def _rows(text: str, *, name: str, limits: Limits) -> tuple[list[list[str]], Finding | None]:
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            # A quoted line break makes one record of several lines: the record keeps the number of its first line.
            # Records of one line each, which most are, have nothing to be counted.
            breaks = row_breaks(row) if reader.line_num - len(rows) != 1 else 0
            rows.extend([] for _ in range(reader.line_num - len(rows) - 1 - breaks))
            rows.append(row)
            rows.extend([] for _ in range(breaks))
            if len(rows) > limits.rows:
                found, limit = f"{limits.rows:,} 以上", f"{limits.rows:,}"
                return [], TOO_MANY_ROWS.at(place=name, file=name, sheet=Path(name).stem, found=found, limit=limit)
    except csv.Error as error:
        line = reader.line_num
        problem = "引号没有成对" if "quote" in str(error) or "end of data" in str(error) else str(error)
        return [], CSV_SYNTAX.at(place=f"{name} · 第{line}行", file=name, line=line, problem=problem)
    return rows, None


def row_breaks(row: list[str]) -> int:
    """How many line breaks stand inside the quoted values of a record."""
    return sum(value.count("\n") for value in row)
