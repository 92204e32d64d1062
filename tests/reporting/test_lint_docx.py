"""The annotated Word file: cells shaded, comments with the rewording, the review at the first line, also on an empty cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document as Docx
from docx.oxml.ns import qn

from jixiao.reporting.lint_docx import annotate_word
from tests.reporting.linted import linted, word_table


def test_cells_and_comments(tmp_path: Path) -> None:
    path = word_table(tmp_path)
    document, coached = linted(path)
    word = Docx(BytesIO(annotate_word(coached, document=document, original=path)))
    told = [comment.text for comment in word.comments]
    assert any("没有指标值" in text and "可以这样写" in text for text in told)
    assert any(text.startswith("读到 1 份绩效目标") and "留给评审人" in text for text in told)
    shaded = [
        cell.text
        for row in word.tables[0].rows
        for cell in row.cells
        if cell._tc.tcPr is not None and cell._tc.tcPr.find(qn("w:shd")) is not None
    ]
    assert "" in shaded
    assert word.tables[0].cell(2, 2).text == "读本验收合格率"


def test_the_same_words_again(tmp_path: Path) -> None:
    path = word_table(tmp_path)
    document, coached = linted(path)
    texts = [
        [comment.text for comment in Docx(BytesIO(annotate_word(coached, document=document, original=path))).comments]
        for _ in range(2)
    ]
    assert texts[0] == texts[1]
