"""The text of a Word paragraph piece by piece; deleted text is none of it; anchors lead back to the element."""

from __future__ import annotations

from docx import Document
from docx.oxml import parse_xml

from jixiao.documents.word_text import W, element_at, marks_in, paragraphs_in, pieces, text_of

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = (
    f"<w:p {NAMESPACE}><w:r><w:t>支出</w:t><w:tab/><w:t>7,493</w:t></w:r><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
    "<w:ins><w:r><w:t>.67</w:t><w:br/></w:r></w:ins><w:sdt><w:sdtContent><w:r><w:t>万元</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)


def test_pieces_join_to_the_text() -> None:
    element = parse_xml(PARAGRAPH)
    assert text_of(element) == "支出\t7,493.67\n万元" == "".join(text for _, text in pieces(element))


def test_marks_hold_the_stretch_of_their_control() -> None:
    inner = "<w:sdt><w:sdtPr><w:tag w:val='{}'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    runs = "<w:r><w:t>7,493</w:t></w:r><w:r><w:t>.67</w:t></w:r>"
    untagged = "<w:sdt><w:sdtContent><w:r><w:t>共</w:t></w:r></w:sdtContent></w:sdt>"
    before, between = f"{untagged}<w:r><w:t>支出</w:t></w:r>", "<w:r><w:t>元</w:t></w:r>"
    controls = inner.format("a", runs), inner.format("b", "")
    element = parse_xml(f"<w:p {NAMESPACE}>{before}{controls[0]}{between}{controls[1]}</w:p>")
    assert list(marks_in(element)) == [("a", 3, 11), ("b", 12, 12)]
    assert text_of(element)[3:11] == "7,493.67"


def test_anchors() -> None:
    document = Document()
    document.add_paragraph("一")
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "格"
    document.add_paragraph("二")
    body = document.element.body
    assert text_of(element_at(body, "p2")) == "二"
    assert element_at(body, "t0").tag == f"{W}tbl"
    assert element_at(body, "p9") is None
    assert element_at(body, "") is None
    assert [text_of(one) for one in paragraphs_in(table.cell(0, 0)._tc)] == ["格"]
