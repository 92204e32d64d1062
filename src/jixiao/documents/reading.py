"""Any file of a package becomes a document of addressed cells and paragraphs, or a finding that says why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from jixiao.kernel.finding import Finding

from .delimited import read_delimited
from .limits import MEGABYTE, Limits
from .model import Document
from .package_guard import inspect
from .refusals import EMPTY, ENCRYPTED, MACROS, MISSING, OLD_FORMAT, TOO_LARGE, UNKNOWN
from .spreadsheets import read_workbook
from .texts import read_text_document

KINDS = {".xlsx": "xlsx", ".csv": "csv", ".docx": "docx"}
MACRO_KINDS = {".xlsm", ".xlsb", ".docm", ".xltm"}
OLD_KINDS = {".xls", ".doc", ".et", ".wps"}
ZIP_MARK = b"PK\x03\x04"
COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read(path: Path, *, name: str, limits: Limits) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document in `path`, shown to users as `name`; None with the finding that says why it cannot be read."""
    refused = _refused(path, name=name, limits=limits)
    if refused is not None:
        return None, (refused,)
    kind = KINDS[path.suffix.lower()]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if kind == "docx":
        sheets, paragraphs, findings = read_text_document(path, name=name)
        return (None if findings else Document(name, digest, kind, sheets, paragraphs)), findings
    reader = read_workbook if kind == "xlsx" else read_delimited
    sheets, findings = reader(path, name=name, limits=limits)
    return (None if findings else Document(name, digest, kind, sheets)), findings


def _refused(path: Path, *, name: str, limits: Limits) -> Finding | None:
    if not path.is_file():
        return MISSING.at(place=name, file=name)
    size = path.stat().st_size
    if size == 0:
        return EMPTY.at(place=name, file=name)
    if size > limits.file_bytes:
        found, limit = f"{size // MEGABYTE} MB", f"{limits.file_bytes // MEGABYTE} MB"
        return TOO_LARGE.at(place=name, file=name, found=found, limit=limit)
    suffix = path.suffix.lower()
    if suffix in MACRO_KINDS:
        return MACROS.at(place=name, file=name)
    with path.open("rb") as stream:
        head = stream.read(8)
    if head == COMPOUND_MARK:
        return _compound(path, name=name, suffix=suffix)
    if suffix in OLD_KINDS:
        return OLD_FORMAT.at(place=name, file=name)
    return _mismatch(path, name=name, suffix=suffix, head=head, limits=limits)


def _compound(path: Path, *, name: str, suffix: str) -> Finding:
    # A password turns an office file into a compound file that holds a stream of this name; without it, it is the old format.
    encrypted = suffix not in OLD_KINDS and ENCRYPTED_STREAM in path.read_bytes()
    return (ENCRYPTED if encrypted else OLD_FORMAT).at(place=name, file=name)


def _mismatch(path: Path, *, name: str, suffix: str, head: bytes, limits: Limits) -> Finding | None:
    kind = KINDS.get(suffix)
    if kind is None:
        return UNKNOWN.at(place=name, file=name, expected=".xlsx、.csv 或 .docx")
    zipped = head.startswith(ZIP_MARK)
    if zipped != (kind != "csv"):
        return UNKNOWN.at(place=name, file=name, expected=f".{kind} 文件")
    return inspect(path, name=name, kind=kind, limits=limits) if zipped else None
