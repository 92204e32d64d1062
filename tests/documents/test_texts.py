"""Word files: headings with their level, paragraphs with their number, tables as sheets."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from .office import refused, repacked, sound


def test_headings_paragraphs_and_tables(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("部门职能", level=1)
    document.add_paragraph("")
    document.add_paragraph("主管全区司法行政工作。")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(1, 1).text = "乙"
    document.save(str(tmp_path / "文.docx"))
    read = sound(tmp_path / "文.docx")
    assert [(p.number, p.level, p.text) for p in read.paragraphs] == [
        (1, 1, "部门职能"),
        (3, 0, "主管全区司法行政工作。"),
    ]
    assert [[cell.text for cell in row] for row in read.sheets[0].rows()] == [["合并", "合并"], ["乙"]]
    broken = repacked(tmp_path / "文.docx", tmp_path / "坏.docx", {"word/document.xml": b"<w:document"})
    assert refused(broken) == "JX-DOC-008"


def test_an_empty_document(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "空.docx"))
    assert refused(tmp_path / "空.docx") == "JX-DOC-014"
