"""CSV as offices send it: with a mark, without, in GB18030, with tabs; broken ones name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .office import opened, refused, sound

TEXT = "编码,名称\nA01,镕堃科室\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "科室.csv"
    path.write_bytes(TEXT.encode(encoding))
    sheet = sound(path).sheets[0]
    assert sheet.name == "科室"
    assert [[cell.value for cell in row] for row in sheet.rows()] == [["编码", "名称"], ["A01", "镕堃科室"]]


def test_tabs_and_line_breaks_keep_the_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('编码\t说明\nA\t"第一行\n第二行"\nB\t后\n', encoding="utf-8")
    sheet = sound(path).sheets[0]
    last = sheet.cell(4, 1)
    assert last is not None
    assert last.value == "B"


def test_the_delimiter_is_told_below_a_title(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("台账\n编号;金额\n1;1,200.00\n2;30\n", encoding="utf-8")
    last = sound(path).sheets[0].cell(3, 2)
    assert last is not None
    assert last.value == "1,200.00"


def test_undecodable_bytes_name_line_and_offset(tmp_path: Path) -> None:
    path = tmp_path / "乱.csv"
    path.write_bytes("编码\n甲\n".encode() + b"\xff\xff\n")
    _, findings = opened(path)
    assert findings[0].code == "JX-DOC-011"
    assert "第 3 行" in findings[0].message


def test_open_quotes_and_nul(tmp_path: Path) -> None:
    (tmp_path / "引.csv").write_text('编码,名称\nA,"没有收尾\n', encoding="utf-8")
    (tmp_path / "空.csv").write_bytes(b"a,b\n1,\x002\n")
    assert refused(tmp_path / "引.csv") == "JX-DOC-012"
    assert refused(tmp_path / "空.csv") == "JX-DOC-012"
