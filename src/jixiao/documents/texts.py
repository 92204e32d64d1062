"""Word documents (.docx) as numbered paragraphs and tables."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile

from docx import Document as Docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from jixiao.kernel.finding import Finding

from .model import Paragraph, Sheet
from .refusals import DAMAGED, NOTHING

HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


def read_text_document(
    path: Path, *, name: str
) -> tuple[tuple[Sheet, ...], tuple[Paragraph, ...], tuple[Finding, ...]]:
    """The tables (as sheets 表1, 表2 …) and the paragraphs in which something stands, numbered as in the file."""
    try:
        document = Docx(str(path))
    # lxml's XMLSyntaxError is a SyntaxError.
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError):
        return (), (), (DAMAGED.at(place=name, file=name),)
    paragraphs = tuple(
        Paragraph(number, paragraph.text.strip(), style, _level(style))
        for number, paragraph in enumerate(document.paragraphs, start=1)
        if paragraph.text.strip()
        for style in [str(paragraph.style.name if paragraph.style is not None else "")]
    )
    sheets = tuple(_sheet(f"表{number}", table) for number, table in enumerate(document.tables, start=1))
    if not paragraphs and not sheets:
        return (), (), (NOTHING.at(place=name, file=name),)
    return sheets, paragraphs, ()


def _level(style: str) -> int:
    found = HEADING.match(style)
    return int(found.group(1)) if found else 0


def _sheet(name: str, table: Table) -> Sheet:
    return Sheet(name, False, [[cell.text for cell in row.cells] for row in table.rows])
