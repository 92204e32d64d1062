"""One file that holds an installation: members, each with its SHA-256, and a manifest at the end. No word of databases here."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
_BLOCK = 1024 * 1024


class Unsound(Exception):
    """The archive is not what its manifest says, or none of ours; the message is Chinese."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself: `told` are plain values of its maker, `members` gives size in bytes and SHA-256 by name."""

    told: Mapping[str, Any]
    members: Mapping[str, Mapping[str, Any]]


def pack(target: Path, members: Iterable[tuple[str, Path]], *, told: Mapping[str, Any]) -> Manifest:
    """Writes the archive, readable by its owner alone; under its name it is whole or not there at all.

    A file that has gone since it was listed is left out: what the database names is never deleted while it is named.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    listed: dict[str, dict[str, Any]] = {}
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as raw:
            with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=3) as tar:
                for name, path in members:
                    try:
                        stream = path.open("rb")
                    except FileNotFoundError:
                        continue
                    with stream:
                        listed[name] = _add(tar, name, stream, size=os.fstat(stream.fileno()).st_size)
                manifest = {"format": FORMAT, "told": dict(told), "members": listed}
                text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
                _add(tar, MANIFEST, io.BytesIO(text), size=len(text))
            raw.flush()
            os.fsync(raw.fileno())
        os.link(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return Manifest(told, listed)


def unpack(source: Path, folder: Path) -> Manifest:
    """Puts the members into an empty folder and holds each against the manifest; Unsound when anything is missing, strange or changed.

    The whole stream is read: its checksum stands at the very end, behind what the tables of a tar need.
    """
    found: dict[str, dict[str, Any]] = {}
    text = b""
    try:
        with gzip.open(source) as whole, tarfile.open(fileobj=whole, mode="r:") as tar:
            for entry in tar:
                stream = tar.extractfile(entry) if entry.isreg() else None
                if stream is None or not _plain(entry.name) or entry.name in found:
                    raise Unsound(f"备份里有不该有的内容：{entry.name}")
                if entry.name == MANIFEST:
                    text = stream.read()
                    continue
                found[entry.name] = _extract(stream, folder / entry.name)
            while whole.read(_BLOCK):
                continue
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise Unsound(f"备份文件读不出来（{error}），可能没有传完整或已损坏。") from error
    manifest = _read(text)
    differing = sorted(
        name for name in found.keys() | manifest.members.keys() if found.get(name) != manifest.members.get(name)
    )
    if differing:
        raise Unsound(f"备份与其清单不符：{'、'.join(differing[:5])}；文件可能没有传完整，或被改动过。")
    return manifest


def _read(text: bytes) -> Manifest:
    try:
        read = json.loads(text)
        form, manifest = read["format"], Manifest(read["told"], read["members"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unsound("这不是 jixiao backup 做的备份，或文件不完整（没有清单）。") from error
    if form != FORMAT:
        raise Unsound(f"备份的格式是第 {form} 版，本程序只认识第 {FORMAT} 版；请用做备份时的程序版本恢复。")
    return manifest


def _plain(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _add(tar: tarfile.TarFile, name: str, stream: IO[bytes], *, size: int) -> dict[str, Any]:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    hashed = _Hashed(stream)
    tar.addfile(entry, hashed)
    return {"size": size, "sha256": hashed.digest.hexdigest()}


def _extract(stream: IO[bytes], path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    hashed, size = _Hashed(stream), 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        while block := hashed.read(_BLOCK):
            size += target.write(block)
        target.flush()
        os.fsync(target.fileno())
    return {"size": size, "sha256": hashed.digest.hexdigest()}


class _Hashed:
    """A stream that knows the SHA-256 of what was read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(size)
        self.digest.update(block)
        return block
