"""The annotated Word copy, opened again: comments on exactly the figures, the text unchanged, formatting kept."""

from __future__ import annotations

from pathlib import Path

from docx import Document as Docx
from docx.oxml.ns import qn

from jixiao.documents.word_text import text_of
from jixiao.reporting.review_docx import annotate
from tests.reporting.reviewed import TEXT, reviewed, text_report, word_report


def commented(path: Path) -> dict[str, str]:
    """The text each comment is about, and the comment."""
    document = Docx(str(path))
    told = {comment.comment_id: comment.text for comment in document.comments}
    found: dict[str, str] = {}
    open_ranges: dict[str, list[str]] = {}
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ranges[element.get(qn("w:id"))] = []
        elif element.tag == qn("w:commentRangeEnd"):
            number = element.get(qn("w:id"))
            found["".join(open_ranges.pop(number))] = told[int(number)]
        elif element.tag == qn("w:t"):
            for texts in open_ranges.values():
                texts.append(element.text or "")
    return found


def test_comments_stand_on_the_figures_of_the_original(tmp_path: Path) -> None:
    original = word_report(tmp_path)
    document, review = reviewed(original)
    annotate(review, document=document, original=original, out=tmp_path / "out.docx")
    found = commented(tmp_path / "out.docx")
    assert "【不符】" in found["97.9%"]
    assert "【尾差或存疑】" in found["76.1%"]
    assert "核对了 2 处数字关系" in found[TEXT[0]]
    opened = Docx(str(tmp_path / "out.docx"))
    assert [text_of(one._p) for one in opened.paragraphs] == [TEXT[0], TEXT[1]]
    assert all(run.bold for run in opened.paragraphs[1].runs if run.text)


def test_other_reports_are_set_in_word_first(tmp_path: Path) -> None:
    original = text_report(tmp_path)
    document, review = reviewed(original)
    annotate(review, document=document, original=original, out=tmp_path / "out.docx")
    assert "【不符】" in commented(tmp_path / "out.docx")["97.9%"]


def test_marks_move_with_joined_lines(tmp_path: Path) -> None:
    original = tmp_path / "报告.txt"
    original.write_text("全年预算数为7,514.04\n万元，执行数为7,493.67万\n元，执行率为97.9%。", encoding="utf-8")
    document, review = reviewed(original)
    annotate(review, document=document, original=original, out=tmp_path / "out.docx")
    assert "97.9%" in commented(tmp_path / "out.docx")
