"""Figures inside a report in Word: how a content control names its figure, and reading them back for a later check.

Each figure stands in a content control whose tag is `<code>|<evaluation key>`. Word keeps the control when a clerk edits the
digits, so that the text found can be compared with the text that was written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

TAG_LIMIT = 64
"""Word refuses a document with a longer tag."""
SEPARATOR = "|"
DIGEST_MARK = "~"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One place where a figure is printed: its code (or `~digest` of a long one), the evaluation it came from, the text found."""

    code: str
    key: str
    text: str


def tag(code: str, *, key: str) -> str:
    """The tag of a content control; a code too long for Word is replaced by `~` and its digest.

    >>> tag("expenditure.executed", key="e-0123456789ab")
    'expenditure.executed|e-0123456789ab'
    """
    return f"{tagged_code(code, key=key)}{SEPARATOR}{key}"


def tagged_code(code: str, *, key: str) -> str:
    """The code as it stands in tags of this evaluation: itself, or its digest when both together would be too long."""
    if len(code) + len(SEPARATOR) + len(key) <= TAG_LIMIT:
        return code
    return DIGEST_MARK + hashlib.sha256(code.encode()).hexdigest()[:16]


def read_figures(path: Path) -> tuple[PrintedFigure, ...]:
    """Every figure of a report written by Jixiao, in reading order, with the text that stands there now."""
    body = Document(str(path)).element.body
    found = []
    for control in body.iter(qn("w:sdt")):
        marks = [mark.get(qn("w:val"), "") for mark in control.iter(qn("w:tag"))]
        if not marks or SEPARATOR not in marks[0]:
            continue
        code, _, key = marks[0].rpartition(SEPARATOR)
        text = "".join(piece.text or "" for piece in control.iter(qn("w:t")))
        found.append(PrintedFigure(code=code, key=key, text=text))
    return tuple(found)
