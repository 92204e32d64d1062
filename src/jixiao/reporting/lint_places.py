"""Where in the files the coach's notes stand: the cells to mark, by table, row and column."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.checking.coach.coaching import Coached
from jixiao.documents.model import Document, Sheet, column_letter
from jixiao.kernel.source import Source

Place = tuple[int, int, int]
"""Number of the block, row and column, counted from 1."""


def places(coached: Coached, *, document: Document) -> dict[Place, tuple[int, ...]]:
    """The numbers of the notes at each cell of a document; a note about a row stands at its first filled cell."""
    tables = {block.table.name: (block.number, block.table) for block in document.blocks if block.table is not None}
    found: dict[Place, tuple[int, ...]] = {}
    for number, note in enumerate(coached.notes, start=1):
        place = _place(note.finding.where, document=document, tables=tables)
        if place is not None:
            found[place] = (*found.get(place, ()), number)
    return found


def _place(where: Source | None, *, document: Document, tables: Mapping[str, tuple[int, Sheet]]) -> Place | None:
    if where is None or where.sha256 != document.sha256 or where.sheet not in tables:
        return None
    block, table = tables[where.sheet]
    columns = [cell.column for cell in table.row(where.row)]
    column = column_number(where.column) if where.column else min(columns, default=1)
    return (block, *_anchor(table, where.row, column))


def _anchor(table: Sheet, row: int, column: int) -> tuple[int, int]:
    """The cell that holds the text of a merged range."""
    for top, left, bottom, right in table.merged:
        if top <= row <= bottom and left <= column <= right:
            return top, left
    return row, column


def column_number(letter: str) -> int:
    """The number of a column as spreadsheets name it.

    >>> column_number("AA")
    27
    """
    number = 0
    for one in letter:
        number = number * 26 + ord(one) - 64
    return number


def address(row: int, column: int) -> str:
    """A cell as spreadsheets name it: F12."""
    return f"{column_letter(column)}{row}"
