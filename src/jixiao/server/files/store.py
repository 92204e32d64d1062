"""Contents under their hash in the data folder: kept whole or not at all, read back only as they were kept."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from jixiao.workbench.settings import from_environment

from .models import StoredFile
from .sniff import Refusal, sniff

MEGABYTE = 1024 * 1024
LONGEST_NAME = 120
_INCOMING = "incoming"


class Readable(Protocol):
    """Whatever hands out bytes: an open file, an upload."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""


class Damaged(Exception):
    """The stored content is missing or no longer what it was."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check of the folder found: `missing`, `changed`, `orphan` (content that no row names) or `leftover` (a broken-off upload)."""

    kind: str
    path: str


def keep(stream: Readable, *, name: str, limit: int) -> StoredFile | Refusal:
    """The stored content, once however often it is handed in; or why it is refused. `limit` in bytes.

    The file is whole on disk before its row is written: whatever is killed in between leaves a file without a row, never the reverse.
    """
    name = clean_name(name)
    incoming = root() / _INCOMING
    incoming.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=incoming)
    path = Path(draft)
    try:
        with os.fdopen(descriptor, "wb") as target:
            written = _copied(stream, target, limit=limit)
        if written is None:
            told = f"超过单个文件的上限 {limit // MEGABYTE} MB；请压缩图片、拆分文件或只保留有关的页后再传。"
            return Refusal(name, told)
        kind = sniff(path, name=name)
        if isinstance(kind, Refusal):
            return kind
        digest, size = written
        _moved(path, place_of(digest))
        stored, _ = StoredFile.objects.get_or_create(sha256=digest, defaults={"size": size, "kind": kind, "name": name})
        return stored
    finally:
        path.unlink(missing_ok=True)


def opened(stored: StoredFile) -> BinaryIO:
    """The content, open at its beginning, after it was read once and its hash compared; Damaged when they differ."""
    try:
        stream = place_of(stored.sha256).open("rb")
    except OSError as error:
        raise Damaged(stored.sha256) from error
    if hashlib.file_digest(stream, "sha256").hexdigest() != stored.sha256:
        stream.close()
        raise Damaged(stored.sha256)
    stream.seek(0)
    return stream


def verify() -> Iterator[Problem]:
    """Everything in the folder that does not agree with the rows, all of it hashed anew."""
    known = set()
    for stored in StoredFile.objects.order_by("id").iterator():
        path = place_of(stored.sha256)
        known.add(path)
        if not path.is_file():
            yield Problem("missing", stored.sha256)
            continue
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != stored.sha256:
                yield Problem("changed", stored.sha256)
    for path in sorted(root().rglob("*")):
        if path.is_file() and path not in known:
            kind = "leftover" if path.parent.name == _INCOMING else "orphan"
            yield Problem(kind, path.relative_to(root()).as_posix())


def root() -> Path:
    """The folder of contents."""
    return from_environment().data / "files"


def place_of(digest: str) -> Path:
    """Where the content with a hash lies."""
    return root() / digest[:2] / digest[2:]


def clean_name(name: str) -> str:
    """The last part of a name without what cannot be shown or would mislead (control and direction marks); long ones keep their ending."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    shown = shown.strip().lstrip(".~") or "材料"
    if len(shown) <= LONGEST_NAME:
        return shown
    suffix = Path(shown).suffix[:10]
    return shown[: LONGEST_NAME - len(suffix)] + suffix


def _copied(stream: Readable, target: BinaryIO, *, limit: int) -> tuple[str, int] | None:
    """Hash and size of what was written and forced to disk; None as soon as it is more than `limit`."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(MEGABYTE):
        size += len(chunk)
        if size > limit:
            return None
        digest.update(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size


def _moved(draft: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
