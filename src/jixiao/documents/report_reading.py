"""Any published report becomes a document of blocks in reading order, or a finding that says why not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from jixiao.kernel.finding import Finding, has_errors

from .delimited import read_delimited
from .limits import MEGABYTE, Limits
from .model import Block, Cell, Document, Sheet
from .package_guard import CORE_PARTS, inspect
from .reading import COMPOUND_MARK, ENCRYPTED_STREAM, MACRO_KINDS, ZIP_MARK
from .refusals import CUT, DAMAGED, EMPTY, ENCRYPTED, MACROS, MISSING, OLD_FORMAT, OTHER_KIND, REPORT_KIND, TOO_LARGE
from .report_docx import read_docx_report
from .report_html import read_html_report
from .report_pdf import read_pdf_report
from .report_text import read_text_report
from .spreadsheets import read_workbook

EXTENSIONS = {
    ".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "txt", ".md": "txt", ".xlsx": "xlsx", ".csv": "csv",
}  # fmt: skip
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p)[\s>]", re.IGNORECASE)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_RTF = b"{\\rtf"
_HEAD = 4096
_MOST_PLACES = 6

_Read = tuple[tuple[Block, ...], tuple[Finding, ...]]


def read_report(path: Path, *, name: str, limits: Limits) -> tuple[Document | None, tuple[Finding, ...]]:
    """The report in `path`, shown to users as `name`, with its blocks; None with the finding that says why it cannot be read.

    What a file is, its content says; a wrong extension is told in a notice and changes nothing.
    """
    kind, refused = _kind(path, name=name, limits=limits)
    if refused is not None:
        return None, (refused,)
    blocks, findings = _readers(limits)[kind](path, name)
    if has_errors(findings):
        return None, findings
    kept = _within(blocks, limit=limits.characters)
    if len(kept) < len(blocks):
        last = f"第 {kept[-1].page} 页" if kept[-1].page else f"第 {kept[-1].number} 段"
        findings = (*findings, CUT.at(place=name, file=name, limit=f"{limits.characters // 10_000} 万", last=last))
    if EXTENSIONS.get(path.suffix.lower()) != kind:
        findings = (*findings, OTHER_KIND.at(place=name, file=name, found=f".{kind}"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Document(name, digest, kind, blocks=kept), findings


def _within(blocks: tuple[Block, ...], *, limit: int) -> tuple[Block, ...]:
    """The blocks up to so many characters, the first in any case."""
    room = limit
    for number, block in enumerate(blocks):
        cells = (str(value) for row in block.table.values for value in row) if block.table else (block.text,)
        room -= sum(len(text) for text in cells)
        if room < 0:
            return blocks[: max(number, 1)]
    return blocks


def _readers(limits: Limits) -> dict[str, Callable[[Path, str], _Read]]:
    return {
        "docx": lambda path, name: read_docx_report(path, name=name),
        "pdf": lambda path, name: read_pdf_report(path, name=name, limits=limits),
        "html": lambda path, name: read_html_report(path, name=name),
        "txt": lambda path, name: read_text_report(path, name=name),
        "xlsx": lambda path, name: _sheets(*read_workbook(path, name=name, limits=limits)),
        "csv": lambda path, name: _sheets(*read_delimited(path, name=name, limits=limits)),
    }


def _sheets(sheets: tuple[Sheet, ...], findings: tuple[Finding, ...]) -> _Read:
    shown = [sheet for sheet in sheets if not sheet.hidden]
    return tuple(Block(number, 0, "", 0, _as_text(sheet)) for number, sheet in enumerate(shown, start=1)), findings


def _as_text(sheet: Sheet) -> Sheet:
    """The sheet with what a reader sees in each cell."""
    width = max((len(row) for row in sheet.values), default=0)
    rows = [["" for _ in range(width)] for _ in sheet.values]
    for cells in sheet.rows():
        for cell in cells:
            rows[cell.row - 1][cell.column - 1] = _shown(cell)
    return replace(sheet, values=rows)


def _shown(cell: Cell) -> str:
    """A cell as text; a computed number has more digits than anybody sees."""
    if isinstance(cell.value, Decimal) and cell.value.as_tuple().exponent < -_MOST_PLACES:  # type: ignore[operator]
        return str(cell.value.quantize(Decimal(1).scaleb(-_MOST_PLACES), rounding=ROUND_HALF_UP))
    return cell.text


def _kind(path: Path, *, name: str, limits: Limits) -> tuple[str, Finding | None]:
    """What a file is by its content, or why it is refused before it is read."""
    if not path.is_file():
        return "", MISSING.at(place=name, file=name)
    size = path.stat().st_size
    if size == 0:
        return "", EMPTY.at(place=name, file=name)
    if size > limits.file_bytes:
        found, limit = f"{size // MEGABYTE} MB", f"{limits.file_bytes // MEGABYTE} MB"
        return "", TOO_LARGE.at(place=name, file=name, found=found, limit=limit)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(ZIP_MARK):
        return _package(path, name=name, limits=limits)
    if head.startswith(COMPOUND_MARK):
        locked = ENCRYPTED_STREAM in path.read_bytes()
        return "", (ENCRYPTED if locked else OLD_FORMAT).at(place=name, file=name)
    return _plain(path, head=head, name=name)


def _plain(path: Path, *, head: bytes, name: str) -> tuple[str, Finding | None]:
    suffix = path.suffix.lower()
    if b"%PDF-" in head[:1024]:
        return "pdf", None
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if head.startswith(_RTF) or (_BINARY.search(head) and not wide):
        return "", REPORT_KIND.at(place=name, file=name)
    if suffix == ".csv":
        return "csv", None
    return ("html" if suffix in (".html", ".htm") or _HTML.search(head) else "txt"), None


def _package(path: Path, *, name: str, limits: Limits) -> tuple[str, Finding | None]:
    if path.suffix.lower() in MACRO_KINDS:
        return "", MACROS.at(place=name, file=name)
    try:
        with ZipFile(path) as archive:
            parts = set(archive.namelist())
    except (BadZipFile, OSError, EOFError, NotImplementedError):
        return "", DAMAGED.at(place=name, file=name)
    kind = next((kind for kind, part in CORE_PARTS.items() if part in parts), "")
    if not kind:
        return "", REPORT_KIND.at(place=name, file=name)
    return kind, inspect(path, name=name, kind=kind, limits=limits)
