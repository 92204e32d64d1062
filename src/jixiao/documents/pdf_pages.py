"""The pages of a PDF as images: what a reader sees, without anything that acts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2

WIDTH = 1_100
"""Pixels across a page."""
_TALLEST = 4
"""A page is drawn at most so many times as tall as wide; a scroll of ten metres would fill the memory."""
_ONE_AT_A_TIME = Lock()
"""The library may be used by one thread at a time."""


def count_pages(path: Path) -> int:
    """How many pages there are; 0 when the file is damaged or needs a password."""
    with _ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(path) as document:
                return len(document)
        except pypdfium2.PdfiumError:
            return 0


def page_image(path: Path, number: int) -> bytes | None:
    """Page `number` (from 1) as PNG; None when there is no such page or it cannot be drawn."""
    with _ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(path) as document:
                return _drawn(document[number - 1]) if 1 <= number <= len(document) else None
        except pypdfium2.PdfiumError:
            return None


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), WIDTH * _TALLEST / max(height, 1))
    target = BytesIO()
    page.render(scale=scale).to_pil().save(target, format="PNG", optimize=False)
    return target.getvalue()
