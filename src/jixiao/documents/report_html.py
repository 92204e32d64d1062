"""A report as a web page: visible text as paragraphs, tables as tables, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from lxml.etree import ParserError

from jixiao.kernel.finding import Finding

from .delimited import decode
from .model import Block, Sheet
from .refusals import NOTHING

_HIDDEN = frozenset(
    {"script", "style", "head", "noscript", "template", "svg", "iframe", "select", "option", "button", "textarea"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
    }
    | {
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "center",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "table",
        "tr",
        "td",
        "th",
        "thead",
    }
    | {"tbody", "tfoot", "caption", "hr", "address", "body", "html"}
)
_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPAN = 200
_LONG_CELL = 400


def read_html_report(path: Path, *, name: str) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of an HTML file. A table that only lays out a page (tables or long texts in its cells) is read as paragraphs."""
    content = path.read_bytes()
    text, refused = _text(content, name=name)
    if refused is not None:
        return (), (refused,)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (ParserError, ValueError):
        return (), (NOTHING.at(place=name, file=name),)
    found: list[Block] = []
    tables = 0
    for part in _parts(root):
        if isinstance(part, Sheet):
            tables += 1
            part = Sheet(f"表{tables}", False, part.values, part.merged)
            found.append(Block(len(found) + 1, 0, "", 0, part))
        else:
            found.append(Block(len(found) + 1, 0, part[0], part[1]))
    return (tuple(found), ()) if found else ((), (NOTHING.at(place=name, file=name),))


def _text(content: bytes, *, name: str) -> tuple[str, Finding | None]:
    declared = _CHARSET.search(content[:4096])
    if declared is not None and declared.group(1).lower() in (b"gb2312", b"gbk", b"gb18030"):
        return content.decode("gb18030", errors="replace"), None
    if declared is not None and declared.group(1).lower() == b"big5":
        return content.decode("big5", errors="replace"), None
    return decode(content, name=name)


def _parts(root: Any) -> Iterator[tuple[str, int] | Sheet]:
    """Paragraphs with their heading level, and tables."""
    held: list[str] = []
    for token in _tokens(root):
        if isinstance(token, str):
            held.append(token)
            continue
        text = _tidied("".join(held))
        held = []
        if text:
            yield text, token if isinstance(token, int) else 0
        if isinstance(token, Sheet):
            yield token
    text = _tidied("".join(held))
    if text:
        yield text, 0


def _tokens(element: Any) -> Iterator[str | int | Sheet]:
    """Text as strings, the end of a block as its heading level, tables as sheets."""
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or _invisible(element):
        return
    if element.tag == "table" and not _layout(element):
        yield 0
        yield _sheet(element)
        return
    block = element.tag in _BLOCKS
    if block:
        yield 0
    if element.tag == "br":
        yield "\n"
    if element.text:
        yield _SPACES.sub(" ", element.text)
    for child in element:
        yield from _tokens(child)
        if child.tail:
            yield _SPACES.sub(" ", child.tail)
    if block:
        yield int(element.tag[1]) if re.fullmatch(r"h[1-6]", element.tag) else 0


def _invisible(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _layout(table: Any) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = list(table.iter("td", "th"))
    return len(cells) < 2 or any(
        len(cell.text_content()) > _LONG_CELL and sum(1 for _ in cell.iter("p")) > 2 for cell in cells
    )


def _sheet(table: Any) -> Sheet:
    """The table as a grid; what spans several rows or columns stands in its first cell and is listed as merged."""
    grid: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    height = width = 0
    for top, row in enumerate(table.iter("tr"), start=1):
        column = 1
        for cell in row.iter("td", "th"):
            while (top, column) in taken:
                column += 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            grid[top, column] = _tidied("".join(_cell_text(cell)))
            taken.update((top + i, column + j) for i in range(down) for j in range(across))
            if down > 1 or across > 1:
                merged.append((top, column, top + down - 1, column + across - 1))
            height, width = max(height, top), max(width, column + across - 1)
            column += across
    values = [[grid.get((row, column), "") for column in range(1, width + 1)] for row in range(1, height + 1)]
    return Sheet("", False, values, tuple((a, b, min(c, height), d) for a, b, c, d in merged))


def _cell_text(cell: Any) -> Iterator[str]:
    for token in _tokens(cell):
        yield token if isinstance(token, str) else "\n"


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isdigit() else 1


def _tidied(text: str) -> str:
    lines = [line.strip(" ") for line in text.split("\n")]
    return "\n".join(line for line in lines if line).strip("\n")
