"""Figures in a Word report are found again, with the text that stands there now."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from jixiao.evaluation.model import Evaluation
from jixiao.kernel.formatting import figure_text
from jixiao.reporting.content import Report, part_text
from jixiao.reporting.docx_figures import TAG_LIMIT, read_figures, tag, tagged_code


def test_every_figure_of_the_report_is_read_back_in_order(docx_path: Path, report: Report) -> None:
    found = read_figures(docx_path)
    assert [(figure.code, figure.text) for figure in found] == [
        (slot.figure.code, part_text(slot)) for slot in report.slots()
    ]
    assert {figure.key for figure in found} == {report.evaluation_key}


def test_digits_that_somebody_edited_are_seen(docx_path: Path, evaluation: Evaluation, tmp_path: Path) -> None:
    document = Document(str(docx_path))
    text = figure_text(evaluation.figures["score.total"])
    pieces = [
        piece
        for control in document.element.body.iter(qn("w:sdt"))
        for piece in control.iter(qn("w:t"))
        if piece.text == text
    ]
    pieces[0].text = "99.99分"
    edited = tmp_path / "edited.docx"
    document.save(str(edited))
    assert "99.99分" in [figure.text for figure in read_figures(edited) if figure.code == "score.total"]


def test_a_code_too_long_for_word_is_tagged_by_its_digest() -> None:
    code = "duty." + "长" * 80
    assert len(tag(code, key="e-0123456789ab")) <= TAG_LIMIT
    assert tagged_code(code, key="e-0123456789ab").startswith("~")
    assert tagged_code(code, key="e-0123456789ab") != tagged_code(code + "长", key="e-0123456789ab")


def test_a_document_without_our_controls_has_no_figures(tmp_path: Path) -> None:
    path = tmp_path / "other.docx"
    document = Document()
    document.add_paragraph("全年执行数7,493.67万元。")
    document.save(str(path))
    assert read_figures(path) == ()
