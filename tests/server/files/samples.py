"""Small files of each kind, made as they are needed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from functools import cache
from io import BytesIO

import docx
import pypdfium2
import xlsxwriter
from PIL import Image

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def image(kind: str = "PNG", *, colour: str = "teal") -> bytes:
    target = BytesIO()
    Image.new("RGB", (320, 200), colour).save(target, format=kind)
    return target.getvalue()


@cache
def pdf(*, pages: int = 2) -> bytes:
    """The library writes another identifier each time; made once, the same call gives the same content."""
    target = BytesIO()
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(target)
    document.close()
    return target.getvalue()


def word() -> bytes:
    target = BytesIO()
    document = docx.Document()
    document.add_paragraph("验收单")
    document.save(target)
    return target.getvalue()


def sheet() -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet().write("A1", "金额")
    book.close()
    return target.getvalue()


def archive(names: Iterable[str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return target.getvalue()
