"""Files that cannot be read are refused politely: one finding with a code, the file's name and a way out."""

from __future__ import annotations

import zipfile
from pathlib import Path

from jixiao.documents.limits import Limits

from .office import refused, repacked, sound, workbook


def test_the_same_content_has_the_same_hash_under_any_name(tmp_path: Path) -> None:
    for name in ("甲.csv", "乙.csv"):
        (tmp_path / name).write_text("编码\n1\n", encoding="utf-8")
    assert sound(tmp_path / "甲.csv").sha256 == sound(tmp_path / "乙.csv").sha256


def test_missing_empty_and_large(tmp_path: Path) -> None:
    empty = tmp_path / "空.xlsx"
    empty.touch()
    (tmp_path / "大.csv").write_text("x" * 2000, encoding="utf-8")
    assert refused(tmp_path / "无.xlsx") == "JX-DOC-001"
    assert refused(empty) == "JX-DOC-002"
    assert refused(tmp_path / "大.csv", Limits(file_bytes=1000)) == "JX-DOC-003"


def test_wrong_extensions(tmp_path: Path) -> None:
    (tmp_path / "假.xlsx").write_text("编码,名称\n1,甲\n", encoding="utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    real = workbook(tmp_path / "真.xlsx", ("表", [["编码"]]))
    (tmp_path / "假.csv").write_bytes(real.read_bytes())
    (tmp_path / "假.docx").write_bytes(real.read_bytes())
    for name in ("假.xlsx", "图.png", "假.csv", "假.docx"):
        assert refused(tmp_path / name) == "JX-DOC-004"


def test_old_encrypted_and_macro_files(tmp_path: Path) -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    (tmp_path / "旧.xls").write_bytes(compound)
    (tmp_path / "密.xlsx").write_bytes(compound + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "宏.xlsm").write_bytes(b"PK\x03\x04")
    book = workbook(tmp_path / "净.xlsx", ("表", [["编码"]]))
    hidden = repacked(book, tmp_path / "藏宏.xlsx", {"xl/vbaProject.bin": b"x"})
    assert refused(tmp_path / "旧.xls") == "JX-DOC-005"
    assert refused(tmp_path / "密.xlsx") == "JX-DOC-006"
    assert refused(tmp_path / "宏.xlsm") == "JX-DOC-007"
    assert refused(hidden) == "JX-DOC-007"


def test_damaged_archives(tmp_path: Path) -> None:
    book = workbook(tmp_path / "好.xlsx", ("表", [["编码"]]))
    (tmp_path / "断.xlsx").write_bytes(book.read_bytes()[:-200])
    assert refused(tmp_path / "断.xlsx") == "JX-DOC-008"
    assert refused(repacked(book, tmp_path / "坏.xlsx", {"xl/workbook.xml": b"<broken"})) == "JX-DOC-008"


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    book = workbook(tmp_path / "好.xlsx", ("表", [["编码"]]))
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook/>'
    assert refused(repacked(book, tmp_path / "外.xlsx", {"xl/workbook.xml": text})) == "JX-DOC-013"


def test_a_file_without_content(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "白.xlsx", ("表", []))) == "JX-DOC-014"
    (tmp_path / "白.csv").write_text(" ,\n,\n", encoding="utf-8")
    assert refused(tmp_path / "白.csv") == "JX-DOC-014"


def test_the_archive_itself_is_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "包.xlsx", "w") as archive:
        archive.writestr("readme.txt", "不是表格")
    assert refused(tmp_path / "包.xlsx") == "JX-DOC-004"
