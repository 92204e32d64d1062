"""A Word report as blocks in reading order: paragraphs and tables where they stand, also inside content controls and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document as Docx
from docx.opc.exceptions import PackageNotFoundError

from jixiao.kernel.finding import Finding

from .model import Block, Mark, Sheet
from .refusals import DAMAGED, NOTHING
from .word_text import MC, W, marks_in, paragraphs_in, text_of

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_FOOTNOTES = "/footnotes"


def read_docx_report(path: Path, *, name: str) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a .docx; each paragraph and table carries the anchor by which it is found in the file again."""
    try:
        document = Docx(str(path))
    # lxml's XMLSyntaxError is a SyntaxError.
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError):
        return (), (DAMAGED.at(place=name, file=name),)
    body = document.element.body
    # An element of lxml is the same object only as long as somebody holds it; as keys they are held.
    paragraphs = {element: number for number, element in enumerate(body.iter(f"{W}p"))}
    tables = {element: number for number, element in enumerate(body.iter(f"{W}tbl"))}
    names = {style.style_id: str(style.name) for style in document.styles}
    found: list[Block] = []
    for element in _elements(body):
        number = len(found) + 1
        if element.tag == f"{W}tbl":
            sheet = _table(element, name=f"表{tables[element] + 1}")
            found.append(Block(number, 0, "", 0, sheet, f"t{tables[element]}", tuple(_marks(element))))
        elif text_of(element).strip():
            marks = tuple(Mark(tag, 0, 0, start, end) for tag, start, end in marks_in(element))
            level = _level(element, names)
            found.append(Block(number, 0, text_of(element), level, None, f"p{paragraphs[element]}", marks))
    for text in _footnotes(document):
        found.append(Block(len(found) + 1, 0, text, 0))
    return (tuple(found), ()) if found else ((), (NOTHING.at(place=name, file=name),))


def _elements(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in reading order; a text box comes behind its paragraph, an inner table behind the outer one."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child
            yield from _boxes(child)
        elif child.tag == f"{W}tbl":
            yield child
            for cell in child.iter(f"{W}tc"):
                for inner in cell:
                    if inner.tag == f"{W}tbl":
                        yield inner
        elif child.tag not in (f"{W}sectPr", f"{MC}Fallback"):
            yield from _elements(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == f"{MC}Fallback" for above in box.iterancestors()):
            yield from _elements(box)


def _level(paragraph: Any, names: dict[str, str]) -> int:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    found = _HEADING.match(names.get(style.get(f"{W}val"), "")) if style is not None else None
    return int(found.group(1)) if found else 0


def _table(table: Any, *, name: str) -> Sheet:
    values: list[list[str]] = []
    merged: list[list[int]] = []
    open_above: dict[int, list[int]] = {}
    for number, row in enumerate(_rows(table), start=1):
        line: list[str] = []
        for cell in _cells(row):
            column, width = len(line) + 1, _span(cell)
            going_on = _merge(cell)
            if going_on == "continue" and column in open_above:
                open_above[column][2] = number
            elif going_on == "restart" or width > 1:
                area = [number, column, number, column + width - 1]
                merged.append(area)
                open_above[column] = area
            line.append("" if going_on == "continue" else "\n".join(text_of(one) for one in paragraphs_in(cell)))
            line.extend([""] * (width - 1))
        values.append(line)
    wide = [(top, left, bottom, right) for top, left, bottom, right in merged if (top, left) != (bottom, right)]
    return Sheet(name, False, values, tuple(wide))


def _marks(table: Any) -> Iterator[Mark]:
    """The marks in the cells of a table; the text of a cell is that of its paragraphs, one a line."""
    for number, row in enumerate(_rows(table), start=1):
        column = 1
        for cell in _cells(row):
            start = 0
            for paragraph in paragraphs_in(cell):
                yield from (Mark(tag, number, column, start + a, start + b) for tag, a, b in marks_in(paragraph))
                start += len(text_of(paragraph)) + 1
            column += _span(cell)


def _rows(table: Any) -> list[Any]:
    return [element for element in table.iter(f"{W}tr") if next(element.iterancestors(f"{W}tbl")) is table]


def _cells(row: Any) -> Iterator[Any]:
    return (element for element in row.iter(f"{W}tc") if next(element.iterancestors(f"{W}tr")) is row)


def cell_at(table: Any, *, row: int, column: int) -> Any:
    """The `w:tc` of a `w:tbl` at a row and column of its grid, both from 1; None where no cell begins there."""
    rows = _rows(table)
    if not 0 < row <= len(rows):
        return None
    at = 1
    for cell in _cells(rows[row - 1]):
        if at == column:
            return cell
        at += _span(cell)
    return None


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = span.get(f"{W}val", "1") if span is not None else "1"
    return min(max(int(width), 1), 64) if width.isdigit() else 1


def _merge(cell: Any) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else str(merge.get(f"{W}val", "continue"))


def _footnotes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_FOOTNOTES) and not relation.is_external:
            element = getattr(relation.target_part, "element", None)
            for paragraph in element.iter(f"{W}p") if element is not None else ():
                if text_of(paragraph).strip():
                    yield text_of(paragraph)
