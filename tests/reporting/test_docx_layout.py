"""The page of an official document, as it stands in the file (GB/T 9704-2012)."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from jixiao.reporting.docx_layout import BODY, TITLE, Flow, run, run_properties, set_flow


def test_paper_margins_and_grid(docx_path: Path) -> None:
    section = Document(str(docx_path)).sections[0]
    measures = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    for found, millimetres in zip(measures, (210, 297, 37, 35, 28, 26), strict=True):
        assert found is not None
        assert abs(found - Mm(millimetres)) < Mm(0.1)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(docx_path: Path) -> None:
    document = Document(str(docx_path))
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((document.sections[0].footer, "right"), (document.sections[0].even_page_footer, "left")):
        paragraph = footer.paragraphs[0]._p
        assert paragraph.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert "".join(text.text for text in paragraph.iter(qn("w:t"))) == "— 1 —"
        assert [code.text for code in paragraph.iter(qn("w:instrText"))] == ["PAGE"]


def test_every_run_names_its_chinese_face(docx_path: Path) -> None:
    body = Document(str(docx_path)).element.body
    runs = [element for element in body.iter(qn("w:r")) if element.find(qn("w:t")) is not None]
    faces = {element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) for element in runs}
    assert faces == {"方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"}


def test_faces_and_sizes_are_those_of_the_standard() -> None:
    body, title = run_properties(BODY), run_properties(TITLE)
    assert body.find(qn("w:sz")).get(qn("w:val")) == "32"
    assert body.find(qn("w:spacing")).get(qn("w:val")) == "-5"
    assert title.find(qn("w:sz")).get(qn("w:val")) == "44"


def test_a_body_paragraph_has_the_exact_line_and_two_characters_of_indent() -> None:
    paragraph = Document().add_paragraph()._p
    set_flow(paragraph, Flow())
    spacing, indent = paragraph.pPr.find(qn("w:spacing")), paragraph.pPr.find(qn("w:ind"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_a_newline_is_a_line_break() -> None:
    assert len(run("一\n二", face=TITLE).findall(qn("w:br"))) == 1
