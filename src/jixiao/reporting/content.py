"""The content tree of a report: sections, paragraphs, tables, charts – and in each the figures, still whole.

A writer (docx, later pdf) lays the tree out; it prints a figure only through `printed`, so that every shape shows the same digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text


class Align(StrEnum):
    """How the text of a cell stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a figure."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FigureSlot:
    """The place of a figure; `with_unit` is false where a column heading names the unit."""

    figure: Figure
    with_unit: bool = True


Part = Text | FigureSlot


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text; a `note` is set smaller (尾差, what a figure leaves open)."""

    parts: tuple[Part, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its width in millimetres and how its cells stand."""

    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what stands in it; it may cover further rows and columns, which then have no cell of their own."""

    parts: tuple[Part, ...]
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` rows are repeated on every page. Rows list the cells that begin in them, left to right."""

    columns: tuple[Column, ...]
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    unit_line: str = ""


@dataclass(frozen=True, slots=True)
class ChartSlot:
    """The place of a chart, by the name of its definition in `charts`."""

    name: str


Block = Paragraph | Table | ChartSlot


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its number (一、 （一） 1.) and what stands below it. Level 0 is an attachment, on pages of its own."""

    level: int
    number: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False

    @property
    def heading(self) -> str:
        """The heading as printed: （一）自评结论."""
        return f"{self.number}{self.title}"


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `title` may hold line breaks; `evaluation_key` names the evaluation all figures come from."""

    title: str
    unit: str
    year: int
    evaluation_key: str
    sections: tuple[Section, ...]

    def slots(self) -> tuple[FigureSlot, ...]:
        """All figure slots of the report, in reading order."""
        return tuple(slot for section in self.sections for block in section.blocks for slot in _slots(block))


def printed(parts: tuple[Part, ...]) -> str:
    """The parts as plain text, figures formatted by the kernel."""
    return "".join(part_text(part) for part in parts)


def part_text(part: Part) -> str:
    """One part as plain text."""
    return part.text if isinstance(part, Text) else figure_text(part.figure, with_unit=part.with_unit)


def text_cell(text: str, *, rows: int = 1, columns: int = 1, bold: bool = False) -> Cell:
    """A cell of words only."""
    return Cell(parts=(Text(text),), rows=rows, columns=columns, bold=bold)


def _slots(block: Block) -> tuple[FigureSlot, ...]:
    if isinstance(block, Paragraph):
        return tuple(part for part in block.parts if isinstance(part, FigureSlot))
    if isinstance(block, Table):
        cells = (cell for row in (*block.header, *block.rows) for cell in row)
        return tuple(part for cell in cells for part in cell.parts if isinstance(part, FigureSlot))
    return ()
