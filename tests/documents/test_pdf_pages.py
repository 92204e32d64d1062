"""Pages of a PDF become images of a bounded size; what cannot be drawn is no image."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from jixiao.documents.pdf_pages import WIDTH, count_pages, page_image


def test_pages(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.new_page(10, 14_000)
        document.save(path)
    assert count_pages(path) == 2
    for number in (1, 2):
        drawn = page_image(path, number)
        assert drawn is not None
        width, height = Image.open(BytesIO(drawn)).size
        assert width <= WIDTH + 1
        assert height <= 4 * WIDTH + 1
    assert page_image(path, 3) is None
    assert page_image(path, 0) is None


def test_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    assert count_pages(path) == 0
    assert page_image(path, 1) is None
