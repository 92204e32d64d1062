"""What a file becomes: sheets of addressed cells, numbered paragraphs. Nothing is interpreted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

CellValue = str | int | Decimal | date | datetime | bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; row and column count from 1, `value` is what the file holds (numbers exact), `text` how a reader would write it."""

    row: int
    column: int
    value: CellValue

    @property
    def text(self) -> str:
        """The value as text; dates as 2023-03-17."""
        if isinstance(self.value, (datetime, date)):
            return self.value.isoformat(" ") if isinstance(self.value, datetime) else self.value.isoformat()
        return str(self.value)

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return column_letter(self.column)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet (or a table of a docx). `values` are rows of raw values from row 1 on, "" where nothing stands.

    `merged` lists merged ranges as (first row, first column, last row, last column), counted from 1.
    """

    name: str
    hidden: bool
    values: Sequence[Sequence[object]]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def height(self) -> int:
        """The number of the last row."""
        return len(self.values)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at this place; inside a merged range the value of its first cell; None where nothing stands."""
        value = self._at(row, column)
        if value is None:
            for top, left, bottom, right in self.merged:
                if top <= row <= bottom and left <= column <= right:
                    value = self._at(top, left)
                    break
        return None if value is None else Cell(row, column, value)

    def row(self, number: int) -> list[Cell]:
        """The cells of a row in which something stands, merged ranges not repeated."""
        width = len(self.values[number - 1]) if 0 < number <= len(self.values) else 0
        found = ((column, self._at(number, column)) for column in range(1, width + 1))
        return [Cell(number, column, value) for column, value in found if value is not None]

    def rows(self) -> Iterator[list[Cell]]:
        """The rows in which something stands, in order."""
        for number in range(1, self.height + 1):
            cells = self.row(number)
            if cells:
                yield cells

    def _at(self, row: int, column: int) -> CellValue | None:
        if not 0 < row <= len(self.values):
            return None
        line = self.values[row - 1]
        return exact(line[column - 1]) if 0 < column <= len(line) else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text document; `number` counts all paragraphs from 1, `level` is the heading level, 0 for body text."""

    number: int
    text: str
    style: str
    level: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that its program has named (a content control of Word): its tag, and where it stands in the block.

    Row and column of a table cell, 0 in a paragraph; offsets into the text of the block or cell.
    """

    tag: str
    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table of a report at its place in reading order.

    `number` counts from 1; `page` from 1, 0 where the format has no pages. A paragraph has its raw `text` (inner line ends kept) and its
    heading `level`, 0 for body text; a table has `table` and no text. `anchor` finds the element in the file again, "" where it cannot.
    `marks` are the named stretches in it.
    """

    number: int
    page: int
    text: str
    level: int
    table: Sheet | None = None
    anchor: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file read: `file` is the name users know it by, `sha256` its content, `kind` what it was read as.

    A package's file has `sheets` and `paragraphs`, a report its `blocks`.
    """

    file: str
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    blocks: tuple[Block, ...] = ()


def exact(value: object) -> CellValue | None:
    """A raw value as an exact one: a double becomes the decimal that was typed, a whole double an integer; blank becomes None.

    A spreadsheet stores 7493.67 as the nearest double; its shortest decimal form is what the person typed.
    """
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 2**53:
            return int(value)
        return Decimal(repr(value)) if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (bool, int, Decimal, date)):
        return value
    return None if value is None else str(value)


def column_letter(number: int) -> str:
    """The name of a column counted from 1: 1 → A, 27 → AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
