"""A report as PDF: the text of each page as paragraphs, ruled tables as tables; a scan has no text and is refused."""

from __future__ import annotations

import logging
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pypdfium2 import raw

from jixiao.kernel.finding import Finding

from .limits import Limits
from .lines import paragraphs_of
from .model import Block, Sheet
from .refusals import DAMAGED, ENCRYPTED, SCANNED, TOO_MANY_PAGES

# Some PDF writers store CJK and Kangxi radicals in place of the characters they look like; the first few have no compatibility mapping.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)} | dict(
    zip(map(ord, "⻔⻓⻋⻅⻉⻚⻛⻜⻢⻥⻦⻩⻬⻰⻄⻘⻝⺠⺟"), "门长车见贝页风飞马鱼鸟黄齐龙西青食民母", strict=True)
)
_PASSWORD = "password"
_RULES = 8
_LEAST_TEXT = 8
_REPEATED = 0.6
_FEW_PAGES = 4
_SMALLEST_TABLE = (2, 2)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a page: its top and bottom, counted in points from the foot of the page, and its cells."""

    top: float
    bottom: float
    rows: list[list[str]]


def read_pdf_report(path: Path, *, name: str, limits: Limits) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a PDF, page by page. Ruled tables are looked for on at most `limits.table_pages` pages, the costly part."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        refused = ENCRYPTED if _PASSWORD in str(error).lower() else DAMAGED
        return (), (refused.at(place=name, file=name),)
    with document:
        if len(document) > limits.pages:
            return (), (
                TOO_MANY_PAGES.at(place=name, file=name, found=f"{len(document)} 页", limit=f"{limits.pages} 页"),
            )
        pages = [_lines(document, number) for number in range(len(document))]
        if sum(len(line.strip()) for lines in pages for line in lines) < _LEAST_TEXT * max(len(pages), 1):
            return (), (SCANNED.at(place=name, file=name),)
        ruled = [number for number in range(len(document)) if _ruled(document, number)][: limits.table_pages]
        tables = _tables(path, ruled)
        repeated = _repeated(pages)
        parts = [
            (number + 1, part)
            for number in range(len(document))
            for part in _page_parts(
                document, number, lines=pages[number], tables=tables.get(number, []), repeated=repeated
            )
        ]
    return tuple(_blocks(parts)), ()


def _blocks(parts: Sequence[tuple[int, str | list[list[str]]]]) -> Iterator[Block]:
    tables = 0
    for number, (page, part) in enumerate(parts, start=1):
        if isinstance(part, str):
            yield Block(number, page, part, 0)
        else:
            tables += 1
            yield Block(number, page, "", 0, Sheet(f"表{tables}", False, part))


def _lines(document: Any, number: int) -> list[str]:
    page = document[number]
    text = page.get_textpage().get_text_range()
    return str(text).translate(_RADICALS).replace("\r\n", "\n").replace("\ufffe", "").split("\n")


def _repeated(pages: list[list[str]]) -> frozenset[str]:
    """Running heads and feet: the first and last lines that most pages share."""
    if len(pages) < _FEW_PAGES:
        return frozenset()
    ends = Counter(line.strip() for lines in pages for line in {*lines[:1], *lines[-1:]} if line.strip())
    return frozenset(line for line, count in ends.items() if count >= _REPEATED * len(pages))


def _ruled(document: Any, number: int) -> bool:
    """Whether a page has enough lines and boxes drawn on it to hold a table."""
    drawn = document[number].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    return sum(1 for _ in islice(drawn, _RULES)) == _RULES


def _tables(path: Path, pages: list[int]) -> dict[int, list[_Table]]:
    if not pages:
        return {}
    # The library below warns of every odd font box, hundreds of times in one file.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    found: dict[int, list[_Table]] = {}
    with pdfplumber.open(path, pages=[number + 1 for number in pages]) as document:
        for page in document.pages:
            height = float(page.height)
            kept = [
                _Table(height - table.bbox[1], height - table.bbox[3], rows)
                for table in page.find_tables()
                for rows in [_rows(table)]
                if _is_table(rows)
            ]
            found[page.page_number - 1] = sorted(kept, key=lambda one: -one.top)
    return found


def _rows(table: Any) -> list[list[str]]:
    return [[(value or "").translate(_RADICALS) for value in row] for row in table.extract()]


def _is_table(rows: list[list[str]]) -> bool:
    """Whether a grid of lines holds text like a table: charts are grids too, but mostly empty."""
    height, width = len(rows), max((len(row) for row in rows), default=0)
    filled = sum(bool(value.strip()) for row in rows for value in row)
    return height >= _SMALLEST_TABLE[0] and width >= _SMALLEST_TABLE[1] and filled * 4 >= height * width


def _page_parts(
    document: Any, number: int, *, lines: list[str], tables: list[_Table], repeated: frozenset[str]
) -> Iterator[str | list[list[str]]]:
    """The paragraphs and tables of a page from top to bottom; what stands in a table is not told twice."""
    if not tables:
        yield from paragraphs_of([line for line in lines if line.strip() not in repeated])
        return
    page = document[number]
    textpage = page.get_textpage()
    width, ceiling = page.get_width(), page.get_height()
    for table in [*tables, None]:
        floor = table.top if table is not None else 0
        if ceiling > floor:
            text = str(textpage.get_text_bounded(0, floor, width, ceiling)).translate(_RADICALS).replace("\r\n", "\n")
            yield from paragraphs_of([line for line in text.split("\n") if line.strip() not in repeated])
        if table is not None:
            yield table.rows
            ceiling = min(ceiling, table.bottom)
