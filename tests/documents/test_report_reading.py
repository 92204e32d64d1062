"""What a file is, its content says; what cannot be read is refused with the reason, in Chinese."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document

from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report


def read(path: Path, *, limits: Limits | None = None):  # type: ignore[no-untyped-def]
    return read_report(path, name=path.name, limits=limits or Limits())


def test_a_wrong_extension_is_told_and_read(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    document = Document()
    document.add_paragraph("支出100万元。")
    document.save(str(path))
    found, findings = read(path)
    assert found is not None
    assert found.kind == "docx"
    assert [one.code for one in findings] == ["JX-DOC-018"]


def test_sheets_show_what_a_reader_sees(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("评分表")
        sheet.write_row(0, 0, ["指标", "得分"])
        sheet.write_row(1, 0, ["执行率", 9.97])
    found, _ = read(path)
    assert found is not None
    assert [block.table.values for block in found.blocks if block.table] == [[["指标", "得分"], ["执行率", "9.97"]]]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.docx", b"", "JX-DOC-002"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "JX-DOC-005"),
        ("密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "JX-DOC-006"),
        ("旧.rtf", b"{\\rtf1 abc}", "JX-DOC-017"),
        ("图.png", b"\x89PNG\r\n\x1a\n\0\0\0", "JX-DOC-017"),
        ("坏.docx", b"PK\x03\x04" + b"0" * 40, "JX-DOC-008"),
        ("坏.pdf", b"%PDF-1.7 nothing", "JX-DOC-008"),
    ],
)
def test_refusals(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found, findings = read(path)
    assert found is None
    assert [one.code for one in findings] == [code]


def test_missing_too_large_foreign_archive(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path / "无.txt")[1]] == ["JX-DOC-001"]
    path = tmp_path / "大.txt"
    path.write_text("支出100万元。" * 10, encoding="utf-8")
    assert [one.code for one in read(path, limits=Limits(file_bytes=10))[1]] == ["JX-DOC-003"]
    archive = tmp_path / "包.docx"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "x")
    assert [one.code for one in read(archive)[1]] == ["JX-DOC-017"]


def test_a_very_long_report_is_read_so_far_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "汇编.html"
    path.write_text("".join(f"<p>第{number}段支出100万元。</p>" for number in range(100, 200)), encoding="utf-8")
    document, findings = read_report(path, name=path.name, limits=Limits(characters=150))
    assert document is not None
    assert [finding.code for finding in findings] == ["JX-DOC-019"]
    assert f"第 {len(document.blocks)} 段" in findings[0].message
    assert sum(len(block.text) for block in document.blocks) <= 150
    whole, findings = read_report(path, name=path.name, limits=Limits())
    assert whole is not None
    assert (len(whole.blocks), findings) == (100, ())
