"""Real office files made for tests, sound ones and hostile ones."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from jixiao.documents.limits import Limits
from jixiao.documents.model import Document
from jixiao.documents.reading import read
from jixiao.kernel.finding import Finding


def workbook(path: Path, *sheets: tuple[str, Iterable[Sequence[object]]]) -> Path:
    """A workbook with these sheets."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def repacked(path: Path, target: Path, changes: dict[str, bytes]) -> Path:
    """An archive again, with parts replaced or added."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in changes:
                new.writestr(entry, old.read(entry))
        for name, content in changes.items():
            new.writestr(name, content)
    return target


def opened(path: Path, limits: Limits | None = None) -> tuple[Document | None, tuple[Finding, ...]]:
    """The file read under its own name."""
    return read(path, name=path.name, limits=limits or Limits())


def sound(path: Path) -> Document:
    """The document of a file that must be readable."""
    document, findings = opened(path)
    assert findings == ()
    assert document is not None
    return document


def refused(path: Path, limits: Limits | None = None) -> str:
    """The code of the one finding that refuses a file; it is in Chinese and names the file."""
    document, findings = opened(path, limits)
    assert document is None
    (finding,) = findings
    assert path.name in finding.text
    assert finding.hint
    return finding.code
