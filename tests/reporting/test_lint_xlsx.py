"""The annotated workbook: looks kept, cells coloured and commented, the same bytes for the same notes, other files set anew."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.styles import Font

from jixiao.reporting.lint_xlsx import annotate_targets
from tests.reporting.linted import linted, table, word_table


def test_colours_and_comments_on_the_workbook_itself(tmp_path: Path) -> None:
    path = table(tmp_path)
    book = load_workbook(path)
    book["表1"]["A1"].font = Font(name="黑体", size=18)
    book.save(path)
    document, coached = linted(path)
    sheet = load_workbook(BytesIO(annotate_targets(coached, document=document, original=path)))["表1"]
    assert sheet["A1"].font.size == 18
    assert sheet["E7"].fill.start_color.rgb.endswith("FFD3D3")
    assert sheet["D8"].fill.start_color.rgb.endswith("FFEDB8")
    assert "可以这样写" in sheet["D8"].comment.text
    assert sheet["D6"].comment is None


def test_a_comment_that_was_there_stays(tmp_path: Path) -> None:
    path = table(tmp_path)
    document, coached = linted(path)
    once = annotate_targets(coached, document=document, original=path)
    (tmp_path / "再审.xlsx").write_bytes(once)
    again = load_workbook(BytesIO(annotate_targets(coached, document=document, original=tmp_path / "再审.xlsx")))
    assert again["表1"]["D8"].comment.text.count("可以这样写") == 2
    assert again.sheetnames == ["审核意见2", "审核意见", "表1"]


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    path = table(tmp_path)
    document, coached = linted(path)
    first, second = (annotate_targets(coached, document=document, original=path) for _ in range(2))
    assert first == second


def test_a_word_table_is_set_as_a_workbook(tmp_path: Path) -> None:
    path = word_table(tmp_path)
    document, coached = linted(path)
    sheet = load_workbook(BytesIO(annotate_targets(coached, document=document, original=path))).worksheets[1]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=2+3", "s")
    assert "没有指标值" in sheet["D2"].comment.text


def test_a_workbook_the_other_reader_cannot_open_is_set_anew(tmp_path: Path) -> None:
    path = table(tmp_path)
    document, coached = linted(path)
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04broken")
    book = load_workbook(BytesIO(annotate_targets(coached, document=document, original=broken)))
    assert "没有指标值" in book["表1"]["E7"].comment.text


def test_a_range_merged_over_the_whole_sheet_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = table(tmp_path)
    far = b'<mergeCells count="1"><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    with zipfile.ZipFile(path) as read, zipfile.ZipFile(tmp_path / "大.xlsx", "w") as written:
        for name in read.namelist():
            content = read.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb"<mergeCells.*</mergeCells>", far, content)
            written.writestr(name, content)
    document, coached = linted(tmp_path / "大.xlsx")
    book = load_workbook(BytesIO(annotate_targets(coached, document=document, original=tmp_path / "大.xlsx")))
    assert max(one.max_row for one in book["表1"].merged_cells.ranges) <= 9
