"""An archive is whole or not there; a changed, missing or foreign member is found before anything is done with it."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from pathlib import Path

import pytest

from jixiao.server.archive import Unsound, pack, unpack


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    (tmp_path / "one").write_bytes(b"1" * 3_000_000)
    (tmp_path / "two").write_bytes("二".encode())
    members = [("a/one", tmp_path / "one"), ("two", tmp_path / "two"), ("gone", tmp_path / "gone")]
    pack(tmp_path / "all.tar.gz", members, told={"trail": "0"})
    return tmp_path / "all.tar.gz"


def test_what_goes_in_comes_out(packed: Path, tmp_path: Path) -> None:
    manifest = unpack(packed, tmp_path / "out")
    assert manifest.told == {"trail": "0"}
    assert set(manifest.members) == {"a/one", "two"}
    assert (tmp_path / "out" / "a" / "one").read_bytes() == b"1" * 3_000_000
    assert packed.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".all*"))


def test_an_archive_is_never_written_over(packed: Path) -> None:
    before = packed.read_bytes()
    with pytest.raises(FileExistsError):
        pack(packed, [], told={})
    assert packed.read_bytes() == before


def rewritten(packed: Path, change: dict[str, bytes | None], *, extra: str = "") -> Path:
    """The archive with members changed (None: left out), and one more if named."""
    other = packed.with_name("other.tar.gz")
    with tarfile.open(packed) as old, tarfile.open(other, "w:gz") as new:
        for entry in old:
            stream = old.extractfile(entry)
            assert stream is not None
            content = change.get(entry.name, stream.read())
            if content is not None:
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
        if extra:
            new.addfile(tarfile.TarInfo(extra))
    return other


@pytest.mark.parametrize(
    ("change", "extra"),
    [
        ({"two": b"san"}, ""),
        ({"two": None}, ""),
        ({"manifest.json": None}, ""),
        ({"manifest.json": b'{"format": 99, "told": {}, "members": {}}'}, ""),
        ({}, "three"),
        ({}, "../outside"),
        ({}, "/outside"),
        ({}, "two"),
    ],
)
def test_a_changed_archive_is_refused(
    packed: Path, tmp_path: Path, change: dict[str, bytes | None], extra: str
) -> None:
    with pytest.raises(Unsound):
        unpack(rewritten(packed, change, extra=extra), tmp_path / "in" / "out")
    assert not (tmp_path / "in" / "outside").exists()


@pytest.mark.parametrize("content", [b"", b"no archive", gzip.compress(b"no archive")], ids=["empty", "text", "gzip"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(Unsound):
        unpack(tmp_path / "x", tmp_path / "out")


def test_half_an_archive_is_refused(packed: Path, tmp_path: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-200])
    with pytest.raises(Unsound):
        unpack(packed, tmp_path / "out")


def test_one_turned_bit_is_found_wherever_it_changes_anything(tmp_path: Path) -> None:
    """Also where no member is, in the padding of the tar; some bits of a run of zeros only tell the same run differently."""
    (tmp_path / "one").write_bytes(bytes(range(200)))
    pack(tmp_path / "sound", [("one", tmp_path / "one")], told={})
    packed = (tmp_path / "sound").read_bytes()
    refused = 0
    for place in range(10, len(packed)):
        turned = bytearray(packed)
        turned[place] ^= 1 << place % 8
        (tmp_path / "turned").write_bytes(turned)
        if _same_content(bytes(turned), packed):
            continue
        refused += 1
        with pytest.raises(Unsound):
            unpack(tmp_path / "turned", tmp_path / f"out-{place}")
    assert refused > len(packed) / 2


def _same_content(one: bytes, other: bytes) -> bool:
    try:
        return gzip.decompress(one) == gzip.decompress(other)
    except (OSError, EOFError, zlib.error):
        return False
