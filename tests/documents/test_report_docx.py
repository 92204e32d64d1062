"""A Word report in reading order: tables where they stand, merged cells, inner tables, content controls."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml import parse_xml

from jixiao.documents.model import Mark
from jixiao.documents.report_docx import cell_at, read_docx_report
from jixiao.documents.word_text import element_at, text_of

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write(path: Path) -> Path:
    document = Document()
    document.add_heading("一、概况", level=1)
    document.add_paragraph("支出100万元。")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "项目"
    table.cell(0, 2).text = "金额"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "产出"
    table.cell(1, 1).text, table.cell(1, 2).text = "数量", "12"
    table.cell(2, 1).text = "质量"
    inner = table.cell(2, 2).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "里层"
    control = f"<w:sdt {NAMESPACE}><w:sdtContent><w:p><w:r><w:t>控件里的段落。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(4, parse_xml(control))
    document.save(str(path))
    return path


def test_reading_order_and_merged_cells(tmp_path: Path) -> None:
    blocks, findings = read_docx_report(write(tmp_path / "a.docx"), name="a.docx")
    assert findings == ()
    assert [(one.level, one.text) for one in blocks if one.table is None] == [
        (1, "一、概况"),
        (0, "支出100万元。"),
        (0, "控件里的段落。"),
    ]
    outer, inner = (one.table for one in blocks if one.table is not None)
    assert outer is not None
    assert inner is not None
    assert outer.values[0] == ["项目", "", "金额"]
    assert [row[1] for row in outer.values] == ["", "数量", "质量"]
    assert set(outer.merged) == {(1, 1, 1, 2), (2, 1, 3, 1)}
    assert inner.values == [["里层"]]
    assert [one.number for one in blocks] == list(range(1, len(blocks) + 1))


def test_named_stretches_in_paragraphs_and_cells(tmp_path: Path) -> None:
    document = Document()
    control = (
        "<w:sdt {}><w:sdtPr><w:tag w:val='{}'/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document.add_paragraph("支出")._p.append(parse_xml(control.format(NAMESPACE, "a", "9万元")))
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1))
    cell = table.cell(0, 2)
    cell.text = "得分"
    cell.add_paragraph()._p.append(parse_xml(control.format(NAMESPACE, "b", "9.97")))
    path = tmp_path / "marks.docx"
    document.save(str(path))
    blocks, _ = read_docx_report(path, name=path.name)
    assert blocks[0].marks == (Mark("a", 0, 0, 2, 5),)
    assert blocks[1].marks == (Mark("b", 1, 3, 3, 7),)


def test_anchors_find_paragraph_and_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx")
    blocks, _ = read_docx_report(path, name="a.docx")
    body = Document(str(path)).element.body
    assert text_of(element_at(body, blocks[1].anchor)) == "支出100万元。"
    table = element_at(body, next(one.anchor for one in blocks if one.table is not None))
    assert "".join(text_of(one) for one in cell_at(table, row=1, column=3).iter(f"{{{NAMESPACE[9:-1]}}}p")) == "金额"
    assert cell_at(table, row=1, column=2) is None
    assert cell_at(table, row=9, column=1) is None


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    path.write_bytes(b"PK\x03\x04 not a zip")
    assert [one.code for one in read_docx_report(path, name="b.docx")[1]] == ["JX-DOC-008"]
