"""A finding on the wording as a remark, and the words around it for its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jixiao.kernel.finding import FindingCode, Severity

from ..model import Colour, Passage, Remark, Span

KIND = "wording"
_COLOURS = {
    Severity.ERROR: Colour.RED,
    Severity.WARNING: Colour.AMBER,
    Severity.INFO: Colour.AMBER,
    Severity.AGREES: Colour.GREEN,
}


def remark(
    code: FindingCode, passage: Passage, *, start: int, end: int, more: Sequence[Span] = (), **told: Any
) -> Remark:
    """A remark on `passage.text[start:end]`; `more` are further places of the same thing."""
    begin = max(max(passage.text.rfind(mark, 0, start) for mark in "。;\n") + 1, start - 20)
    behind = min(len(passage.text), end + 12)
    quote = passage.text[begin:behind].replace("\n", "")
    finding = code.at(place=f"{passage.place(start)}“{quote}”", **told)
    return Remark(finding, _COLOURS[code.severity], (passage.span(start, end), *more), KIND)
