"""What of a stored file can be looked at in a page: an image, the pages of a PDF as images, the beginning of a text."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path

from jixiao.documents.pdf_pages import count_pages, page_image
from jixiao.workbench.settings import from_environment

from .models import StoredFile
from .sniff import IMAGES
from .store import opened, place_of

TEXT = 200_000
"""Bytes of a text that are shown."""


def manner(stored: StoredFile) -> str:
    """How a file is shown: `image`, `pdf`, `text`, or "" when it has to be downloaded."""
    return "image" if stored.kind in IMAGES else stored.kind if stored.kind in {"pdf", "text"} else ""


def pages(stored: StoredFile) -> int:
    """The pages of a PDF; 0 when it cannot be opened (damaged, or with a password)."""
    return count_pages(place_of(stored.sha256))


def page(stored: StoredFile, number: int) -> bytes | None:
    """A page of a PDF (from 1) as PNG, drawn once and kept by hash; None when there is no such page."""
    kept = from_environment().data / "previews" / stored.sha256[:2] / f"{stored.sha256}-{number}.png"
    if kept.is_file():
        return kept.read_bytes()
    opened(stored).close()
    image = page_image(place_of(stored.sha256), number)
    if image is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as draft:
            draft.write(image)
        Path(draft.name).replace(kept)
    return image


def text(stored: StoredFile) -> tuple[str, bool]:
    """The beginning of a text, and whether there is more."""
    with opened(stored) as stream:
        content = stream.read(TEXT)
    for encoding in ("utf-8", "gb18030"):
        try:
            # Not the end of it: the last character may be cut.
            told = codecs.getincrementaldecoder(encoding)().decode(content)
        except UnicodeDecodeError:
            continue
        return told.removeprefix("\ufeff"), stored.size > TEXT
    return "", False
