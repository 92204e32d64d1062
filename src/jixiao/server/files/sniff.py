"""What a file is, told from its content; whatever could act when opened, or is not what its name says, is refused.

Nothing is unpacked: an archive is judged by its list of contents, and that list only when it is of a sensible size.
"""

from __future__ import annotations

import codecs
import mmap
import zipfile
from dataclasses import dataclass
from pathlib import Path

_ACTING = """svg svgz htm html xhtml shtml mht mhtml js mjs jse vbs vbe wsf wsh hta exe com bat cmd ps1 msi dll scr jar lnk sh py apk reg
docm dotm xlsm xltm xlam xlsb pptm potm ppsm"""
ACTIVE = frozenset(_ACTING.split())
"""Endings of programs, pages and office files with macros."""
SUFFIXES: dict[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "png": ("png",),
    "jpeg": ("jpg", "jpeg"),
    "gif": ("gif",),
    "webp": ("webp",),
    "docx": ("docx", "wps"),
    "xlsx": ("xlsx", "et"),
    "pptx": ("pptx", "dps"),
    "ole2": ("doc", "xls", "ppt", "wps", "et", "dps"),
    "text": ("txt", "csv"),
    "ofd": ("ofd",),
    "zip": ("zip",),
}
LABELS = {
    "pdf": "PDF",
    "png": "图片",
    "jpeg": "图片",
    "gif": "图片",
    "webp": "图片",
    "docx": "Word 文档",
    "xlsx": "Excel 表格",
    "pptx": "演示文稿",
    "ole2": "旧版办公文件",
    "text": "文本",
    "ofd": "OFD 版式文件",
    "zip": "压缩包",
}
IMAGES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
_MARKS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole2"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"<body", b"<head", b"<iframe", b"<!--")
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
)
_VBA, _ENCRYPTED = "_VBA_PROJECT".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_LARGEST_LIST = 4 * 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not taken, in Chinese, with what to do."""

    name: str
    text: str


def sniff(path: Path, *, name: str) -> str | Refusal:
    """The kind of the file (a key of SUFFIXES), or why it is refused."""
    suffix = suffix_of(name)
    if suffix in ACTIVE:
        return Refusal(name, f"“.{suffix}”是程序、网页或带宏的文件，不能作为材料；请另存为 PDF 或不带宏的文件。")
    kind = _kind(path, name=name)
    if isinstance(kind, Refusal) or suffix in SUFFIXES[kind]:
        return kind
    wanted = "、".join(f".{one}" for one in SUFFIXES[kind])
    return Refusal(
        name, f"内容是{LABELS[kind]}，扩展名却是“.{suffix}”；请核对是否选错，或把扩展名改为 {wanted} 后再传。"
    )


def suffix_of(name: str) -> str:
    """The ending of a name, small, without its point; trailing points and blanks hide nothing."""
    return Path(name.rstrip(". ")).suffix.removeprefix(".").casefold()


def _kind(path: Path, *, name: str) -> str | Refusal:
    with path.open("rb") as stream:
        head = stream.read(1024)
    if not head:
        return Refusal(name, "文件是空的（0 字节）；请重新导出或复制后再传。")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(_PROGRAMS):
        return Refusal(name, "内容是程序，不能作为材料。")
    if head.startswith(b"PK\x03\x04"):
        return _archive(path, name=name)
    kind = next((kind for mark, kind in _MARKS if head.startswith(mark)), "")
    if kind == "ole2":
        return _compound(path, name=name)
    return kind or _text(path, name=name, head=head)


def _compound(path: Path, *, name: str) -> str | Refusal:
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_VBA) >= 0:
            return Refusal(name, "文件带有宏（VBA 程序）；请另存为不带宏的 .docx、.xlsx 或 PDF 后再传。")
        if content.find(_ENCRYPTED) >= 0:
            return Refusal(name, "文件设有打开密码，审核的人打不开；请去掉密码后另存再传。")
    return "ole2"


def _archive(path: Path, *, name: str) -> str | Refusal:
    damaged = Refusal(name, "文件已损坏或不完整；请打开检查、另存后再传。")
    size = _list_size(path)
    if size is None:
        return damaged
    if size > _LARGEST_LIST:
        return Refusal(name, "压缩包里的文件多得异常；请只打包需要的材料。")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return damaged
    return _listed([entry.filename for entry in entries], name=name)


def _listed(inside: list[str], *, name: str) -> str | Refusal:
    if any(part.casefold().endswith("vbaproject.bin") for part in inside):
        return Refusal(name, "文件带有宏（VBA 程序）；请另存为不带宏的文件后再传。")
    kind = next((kind for part, kind in _PARTS if part in inside), "zip")
    acting = next((part for part in inside if suffix_of(part) in ACTIVE), "")
    if kind == "zip" and acting:
        return Refusal(name, f"压缩包里有程序、网页或带宏的文件（{acting[-60:]}）；请去掉后重新打包，或逐个上传材料。")
    return kind


def _list_size(path: Path) -> int | None:
    """The bytes of an archive's list of contents, as its last record says; None without such a record."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _END_SIZE - _LONGEST_COMMENT, 0))
        tail = stream.read()
    start = tail.rfind(_END)
    if start < 0 or len(tail) - start < _END_SIZE:
        return None
    return int.from_bytes(tail[start + 12 : start + 16], "little")


def _text(path: Path, *, name: str, head: bytes) -> str | Refusal:
    if head.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_MARKUP):
        return Refusal(name, "内容是网页或带脚本的图形，不能作为材料；请另存为 PDF 或截图后再传。")
    if any(_decodes(path, encoding) for encoding in ("utf-8", "gb18030")):
        return "text"
    return Refusal(name, "认不出文件的类型；可以上传 PDF、图片、Word、Excel、演示文稿、WPS、OFD、文本和压缩包。")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                if b"\0" in chunk:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
