"""Paragraphs below a heading become narrative rows; numbering is no part of a section's name."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from jixiao.facts.narratives import section_of
from tests.facts.files import good, imported, told, write


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("一、部门基本情况", "部门基本情况"),
        ("（一）部门职能", "部门职能"),
        ("(三) 绩效管理", "绩效管理"),
        ("2. 资产管理", "资产管理"),
        ("第三部分 问题", "问题"),
        ("1.2 采购", "采购"),
        ("部门职能", "部门职能"),
        ("一", "一"),
    ],
)
def test_numbering_is_left_away(heading: str, section: str) -> None:
    assert section_of(heading) == section


def test_sections_orders_and_places(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("没有标题的一段")
    document.add_heading("一、部门职能", 1)
    document.add_paragraph("第一段")
    document.add_paragraph("第二段")
    document.add_heading("（二）主要问题", 2)
    document.add_paragraph("第三段")
    document.add_heading("部门职能", 1)
    document.add_paragraph("续写")
    document.add_paragraph("示例：这一段不导入")
    document.save(str(write(tmp_path, good()) / "文字材料.docx"))
    result = imported(tmp_path)
    assert told(result.findings) == [("JX-IMP-021", "文字材料.docx · 正文 · 第1行")]
    rows = [row for row in result.rows if row.type.name == "narrative"]
    assert [(row.values["section"], row.values["order"], row.values["text"]) for row in rows] == [
        ("部门职能", 1, "第一段"),
        ("部门职能", 2, "第二段"),
        ("主要问题", 1, "第三段"),
        ("部门职能", 3, "续写"),
    ]
    assert rows[2].source.place == "文字材料.docx · 正文 · 第6行"


def test_a_table_of_a_text_document_is_a_sheet(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("科室", 1)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("科室编码", "科室名称", "01", "办公室"), strict=True
    ):
        cell.text = text
    document.save(str(write(tmp_path, good()) / "科室.docx"))
    row = next(row for row in imported(tmp_path).rows if row.type.name == "division")
    assert (row.values["name"], row.cell("name").place) == ("办公室", "科室.docx · 表1 · B2")
