"""A file is what its content says; a name that says otherwise, and whatever could act, is refused with the way out."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from jixiao.server.files.sniff import Refusal, sniff, suffix_of
from tests.server.files.samples import COMPOUND, archive, image, pdf, sheet, word

TAKEN = [
    ("合同.pdf", pdf(), "pdf"),
    ("照片.PNG", image(), "png"),
    ("照片.jpeg", image("JPEG"), "jpeg"),
    ("照片.gif", image("GIF"), "gif"),
    ("照片.webp", image("WEBP"), "webp"),
    ("验收单.docx", word(), "docx"),
    ("验收单.wps", word(), "docx"),
    ("明细.xlsx", sheet(), "xlsx"),
    ("汇报.pptx", archive(["ppt/presentation.xml"]), "pptx"),
    ("公文.ofd", archive(["OFD.xml", "Doc_0/Document.xml"]), "ofd"),
    ("材料.zip", archive(["合同.pdf"]), "zip"),
    ("旧表.xls", COMPOUND, "ole2"),
    ("旧文.wps", COMPOUND, "ole2"),
    ("名单.csv", "姓名,金额\n张三,1".encode("gb18030"), "text"),
    ("说明.txt", "说明".encode(), "text"),
]
REFUSED = [
    ("照片.png", pdf(), "内容是PDF"),
    ("合同.pdf", image(), "扩展名却是“.pdf”"),
    ("没有扩展名", pdf(), "扩展名却是“.”"),
    ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "程序、网页"),
    ("图.txt", b"\xef\xbb\xbf\n <SVG onload=alert(1)>", "网页或带脚本"),
    ("页.txt", b"<!DOCTYPE html><script>1</script>", "网页或带脚本"),
    ("合同.pdf.exe", b"MZ", "程序、网页"),
    ("合同.exe. ", b"MZ", "程序、网页"),
    ("合同.pdf", b"MZ\x90\0", "内容是程序"),
    ("合同.txt", b"#!/bin/sh\nrm", "内容是程序"),
    ("表.xlsm", sheet(), "程序、网页"),
    ("表.xlsx", archive(["xl/workbook.xml", "xl/vbaProject.bin"]), "带有宏"),
    ("表.xls", COMPOUND + "_VBA_PROJECT".encode("utf-16-le"), "带有宏"),
    ("表.xls", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    ("材料.zip", archive(["合同.pdf", "装/我.EXE"]), "压缩包里有程序"),
    ("材料.zip", archive(["合同.pdf"])[:40], "已损坏"),
    ("空.pdf", b"", "空的"),
    ("什么.dat", b"\x01\x02\0\xff", "认不出"),
    ("断.txt", "说明".encode() + b"\xff\xff", "认不出"),
]


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "x"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("name", "content", "kind"), TAKEN, ids=[one[0] for one in TAKEN])
def test_taken(name: str, content: bytes, kind: str, tmp_path: Path) -> None:
    assert sniff(_written(tmp_path, content), name=name) == kind


@pytest.mark.parametrize(("name", "content", "told"), REFUSED, ids=[f"{one[2]} {one[0]}" for one in REFUSED])
def test_refused(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    outcome = sniff(_written(tmp_path, content), name=name)
    assert isinstance(outcome, Refusal)
    assert told in outcome.text


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened, opened.open("0.txt", "w") as part:
        for _ in range(300):
            part.write(b"\0" * 1_000_000)
    # Nothing is unpacked, so it is an archive like others.
    assert sniff(path, name="bomb.zip") == "zip"


def test_an_archive_that_claims_an_endless_list_is_not_read(tmp_path: Path) -> None:
    content = bytearray(archive(["甲.pdf"]))
    end = content.rfind(b"PK\x05\x06")
    content[end + 12 : end + 16] = b"\xff\xff\xff\x7f"
    outcome = sniff(_written(tmp_path, bytes(content)), name="甲.zip")
    assert isinstance(outcome, Refusal)
    assert "多得异常" in outcome.text


def test_endings() -> None:
    assert [suffix_of(name) for name in ("甲.PDF", "甲.exe. .", "甲", "甲.tar.gz")] == ["pdf", "exe", "", "gz"]
