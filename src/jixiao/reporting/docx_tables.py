"""Tables of a report as Word XML: fixed widths, repeated header rows, rows that do not break, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .content import Align, Cell, Column, Part, Table
from .docx_layout import CELL, CELL_HEAD, Face, Flow, set_flow

TWIPS_PER_MM = 1440 / 25.4
CELL_LINE = 280
CELL_MARGINS = {"top": 30, "left": 60, "bottom": 30, "right": 60}
JUSTIFY = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}
Write = Callable[[Any, tuple[Part, ...], Face], None]
"""Puts parts into a paragraph element in a face; the document writer's own, because it numbers the controls."""


def table_element(table: Table, *, write: Write) -> Any:
    """The w:tbl of a table."""
    element = OxmlElement("w:tbl")
    element.append(_table_properties(table.columns))
    grid = OxmlElement("w:tblGrid")
    for column in table.columns:
        grid.append(_sized("w:gridCol", w=_twips(column.width)))
    element.append(grid)
    for row in _placed(table.header, columns=table.columns, face=CELL_HEAD, write=write):
        row.insert(0, _row_properties(header=True))
        element.append(row)
    for row in _placed(table.rows, columns=table.columns, face=CELL, write=write):
        row.insert(0, _row_properties(header=False))
        element.append(row)
    return element


def _placed(rows: Sequence[tuple[Cell, ...]], *, columns: Sequence[Column], face: Face, write: Write) -> list[Any]:
    """The w:tr elements; where a cell above reaches down, Word wants an empty continuing cell."""
    reaching: dict[int, tuple[int, int]] = {}
    placed = []
    for row in rows:
        element = OxmlElement("w:tr")
        cells = iter(row)
        at = 0
        while at < len(columns):
            left, wide = reaching.get(at, (0, 1))
            if left:
                element.append(_cell((), columns[at : at + wide], face=face, write=write, merge="continue"))
                reaching[at] = (left - 1, wide)
                at += wide
                continue
            cell = next(cells, None)
            wide = cell.columns if cell else 1
            merge = "restart" if cell and cell.rows > 1 else ""
            chosen = replace(face, bold=bool(cell and cell.bold))
            parts = cell.parts if cell else ()
            element.append(_cell(parts, columns[at : at + wide], face=chosen, write=write, merge=merge))
            reaching[at] = (cell.rows - 1 if cell else 0, wide)
            at += wide
        placed.append(element)
    return placed


def _cell(parts: tuple[Part, ...], columns: Sequence[Column], *, face: Face, write: Write, merge: str) -> Any:
    element = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    properties.append(_sized("w:tcW", w=sum(_twips(column.width) for column in columns), type="dxa"))
    if len(columns) > 1:
        properties.append(_sized("w:gridSpan", val=len(columns)))
    if merge:
        properties.append(_sized("w:vMerge", val=merge))
    properties.append(_sized("w:vAlign", val="center"))
    element.append(properties)
    paragraph = OxmlElement("w:p")
    align = Align.CENTER if face.east == CELL_HEAD.east or len(columns) > 1 else columns[0].align
    set_flow(paragraph, Flow(align=JUSTIFY[align], line=CELL_LINE, indent=0, on_grid=False))
    write(paragraph, parts, face)
    element.append(paragraph)
    return element


def _table_properties(columns: Sequence[Column]) -> Any:
    properties = OxmlElement("w:tblPr")
    properties.append(_sized("w:tblW", w=sum(_twips(column.width) for column in columns), type="dxa"))
    properties.append(_sized("w:jc", val="center"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_sized(f"w:{side}", val="single", sz=4, space=0, color="000000"))
    properties.append(borders)
    properties.append(_sized("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side, width in CELL_MARGINS.items():
        margins.append(_sized(f"w:{side}", w=width, type="dxa"))
    properties.append(margins)
    return properties


def _row_properties(*, header: bool) -> Any:
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    return properties


def _twips(millimetres: int) -> int:
    return round(millimetres * TWIPS_PER_MM)


def _sized(name: str, **attributes: int | str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element
