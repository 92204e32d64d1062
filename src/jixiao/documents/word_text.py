"""The text of a Word paragraph piece by piece, so that a place in the text is a place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# What was deleted with tracking, field codes, and what stands in a box of its own, is not part of the paragraph's text.
_SKIPPED = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}pPr",
        f"{W}rPr",
        f"{W}txbxContent",
        f"{MC}Fallback",
        f"{W}p",
        f"{W}tbl",
    }
)


def pieces(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """Each text element of a `w:p` with its text; joined they are the paragraph's text."""
    for child in paragraph:
        if child.tag == f"{W}t":
            yield child, child.text or ""
        elif child.tag in _BREAKS:
            yield child, _BREAKS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from pieces(child)


def text_of(paragraph: Any) -> str:
    """The text of a `w:p`, tabs and line breaks kept."""
    return "".join(text for _, text in pieces(paragraph))


def marks_in(paragraph: Any) -> Iterator[tuple[str, int, int]]:
    """The tag of each content control inside a `w:p`, with the stretch of the paragraph's text it holds; empty ones too."""
    lengths = {element: len(text) for element, text in pieces(paragraph)}
    at = 0
    for element in paragraph.iter():
        if element.tag == f"{W}sdt":
            mark = element.find(f"{W}sdtPr/{W}tag")
            held = sum(lengths.get(inner, 0) for inner in element.iter())
            if mark is not None:
                yield mark.get(f"{W}val", ""), at, at + held
        at += lengths.get(element, 0)


def paragraphs_in(cell: Any) -> Iterator[Any]:
    """The paragraphs of a table cell itself, not those of tables inside it."""
    for child in cell:
        if child.tag == f"{W}p":
            yield child
        elif child.tag not in (f"{W}tbl", f"{W}tcPr"):
            yield from paragraphs_in(child)


def element_at(body: Any, anchor: str) -> Any:
    """The `w:p` (p12) or `w:tbl` (t3) that an anchor names, counted through the whole body; None where there is none."""
    tag = f"{W}p" if anchor.startswith("p") else f"{W}tbl"
    if not anchor[1:].isdigit():
        return None
    for number, element in enumerate(body.iter(tag)):
        if number == int(anchor[1:]):
            return element
    return None
