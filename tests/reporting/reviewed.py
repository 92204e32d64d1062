"""A small report and its review, for the tests of what shows a review."""

from __future__ import annotations

from pathlib import Path

from docx import Document as Docx

from jixiao.checking.reports.model import Review
from jixiao.checking.reports.review import review
from jixiao.documents.limits import Limits
from jixiao.documents.model import Document
from jixiao.documents.report_reading import read_report

TEXT = (
    "2023年度某单位部门整体支出绩效自评报告",
    "全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为97.9%，结余结转<20.37>万元。",
    "“三公”经费支出决算为7万元，完成预算9.2万元的76.1%。",
)


def text_report(folder: Path) -> Path:
    """The report as plain text."""
    path = folder / "报告.txt"
    path.write_text("\n\n".join(TEXT), encoding="utf-8")
    return path


def word_report(folder: Path) -> Path:
    """The report in Word, its figures split over runs, one sentence in a table."""
    path = folder / "报告.docx"
    document = Docx()
    document.add_heading(TEXT[0], level=1)
    paragraph = document.add_paragraph()
    for piece in (TEXT[1][:34], TEXT[1][34:36], TEXT[1][36:]):
        paragraph.add_run(piece).bold = True
    document.add_table(rows=1, cols=2).cell(0, 1).text = TEXT[2]
    document.save(str(path))
    return path


def reviewed(path: Path) -> tuple[Document, Review]:
    """A report read and reviewed."""
    document, findings = read_report(path, name=path.name, limits=Limits())
    assert document is not None, findings
    return document, review(document)
