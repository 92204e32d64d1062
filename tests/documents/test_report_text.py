"""Plain text: paragraphs, pipe tables, Markdown headings, pages at form feeds."""

from __future__ import annotations

from pathlib import Path

from jixiao.documents.report_text import read_text_report


def read(tmp_path: Path, content: str | bytes):  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text_report(path, name="a.txt")


def test_paragraphs_and_pipe_tables(tmp_path: Path) -> None:
    blocks, findings = read(
        tmp_path, "# 决算\n支出情况如下。\n| 项目 | 金额 |\n|---|---|\n| 基本 | 60 |\n| 项目 | 40 |\n完。"
    )
    assert findings == ()
    assert [(one.level, one.text) for one in blocks if one.table is None] == [
        (1, "# 决算"),
        (0, "支出情况如下。"),
        (0, "完。"),
    ]
    assert [one.table.values for one in blocks if one.table is not None] == [
        [["项目", "金额"], ["基本", "60"], ["项目", "40"]]
    ]


def test_pages_and_encodings(tmp_path: Path) -> None:
    blocks, _ = read(tmp_path, "第一页。\f第二页。".encode("gb18030"))
    assert [(one.page, one.text) for one in blocks] == [(1, "第一页。"), (2, "第二页。")]


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path, b"\xff\xff\xff")[1]] == ["JX-DOC-011"]
    assert [one.code for one in read(tmp_path, "\n\n")[1]] == ["JX-DOC-014"]
