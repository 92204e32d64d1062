"""A file that unpacks to far more than it is gets refused before it is unpacked."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

from jixiao.documents.limits import Limits

from .office import opened, refused, repacked, workbook

SHEET = "xl/worksheets/sheet1.xml"


def bomb(tmp_path: Path, megabytes: int) -> Path:
    """A workbook whose sheet is mostly blanks: small on disk, large unpacked."""
    book = workbook(tmp_path / "原.xlsx", ("表", [["编码"]]))
    return repacked(book, tmp_path / "炸.xlsx", {SHEET: b"<worksheet>" + b" " * (megabytes << 20)})


def test_a_zip_bomb_is_refused_at_once_without_its_memory(tmp_path: Path) -> None:
    path = bomb(tmp_path, 200)
    tracemalloc.start()
    start = time.process_time()
    code = refused(path)
    seconds, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == "JX-DOC-009"
    assert seconds < 1
    assert peak < 20 << 20


def test_the_limits_are_told(tmp_path: Path) -> None:
    _, findings = opened(bomb(tmp_path, 30), Limits(unpacked_bytes=20 << 20))
    assert findings[0].code == "JX-DOC-009"
    assert "20 MB" in findings[0].text or "压缩比" in findings[0].text


def test_too_many_parts(tmp_path: Path) -> None:
    book = workbook(tmp_path / "多.xlsx", ("表", [["编码"]]))
    assert refused(book, Limits(parts=3)) == "JX-DOC-009"
