"""Dropped files keep their names, lose their paths, and never overwrite each other."""

from __future__ import annotations

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.server.files.uploads import store


def test_names(tmp_path: Path) -> None:
    given = [SimpleUploadedFile(name, name.encode()) for name in ("甲.xlsx", "甲.xlsx", ".乙.xlsx")]
    given[2].name = "..\\..\\.乙.xlsx"
    stored = store(given, folder=tmp_path, fallback="表")
    assert [path.name for path in stored] == ["甲.xlsx", "甲（2）.xlsx", "乙.xlsx"]
    assert {path.parent for path in stored} == {tmp_path}
    assert stored[0].read_bytes() == "甲.xlsx".encode()


def test_no_name_at_all(tmp_path: Path) -> None:
    nameless = SimpleUploadedFile("甲", b"1")
    nameless.name = None
    assert [path.name for path in store([nameless], folder=tmp_path, fallback="表")] == ["表"]
