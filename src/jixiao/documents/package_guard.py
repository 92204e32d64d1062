"""Office files are zip archives: what they would unpack to is judged before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from jixiao.kernel.finding import Finding

from .limits import Limits
from .refusals import BOMB, DAMAGED, ENTITIES, MACROS, UNKNOWN

CORE_PARTS = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}
HEAD = 2_048
RATIO_MATTERS_ABOVE = 10 * 1024 * 1024


def inspect(path: Path, *, name: str, kind: str, limits: Limits) -> Finding | None:
    """A refusal of the archive, or None: damaged, another kind of file, macros, a bomb, or XML with a DOCTYPE."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect(archive, name=name, kind=kind, limits=limits)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        return DAMAGED.at(place=name, file=name)


def _inspect(archive: zipfile.ZipFile, *, name: str, kind: str, limits: Limits) -> Finding | None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if CORE_PARTS[kind] not in names:
        return UNKNOWN.at(place=name, file=name, expected=f".{kind} 文件")
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        return MACROS.at(place=name, file=name)
    unpacked, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if unpacked > limits.unpacked_bytes or len(entries) > limits.parts:
        return BOMB.at(place=name, file=name, found=_size(unpacked), limit=_size(limits.unpacked_bytes))
    if unpacked > RATIO_MATTERS_ABOVE and unpacked > packed * limits.expansion:
        found, limit = f"压缩比 {unpacked // max(packed, 1)}", f"压缩比 {limits.expansion}"
        return BOMB.at(place=name, file=name, found=found, limit=limit)
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(HEAD).upper():
                    return ENTITIES.at(place=name, file=name)
    return None


def _size(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"
