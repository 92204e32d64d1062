"""A small table of targets and the notes on it, for the tests of what shows them."""

from __future__ import annotations

from pathlib import Path

from docx import Document as Docx

from jixiao.checking.coach.coaching import Coached, coach
from jixiao.checking.coach.published import read_published
from jixiao.documents.limits import Limits
from jixiao.documents.model import Document
from jixiao.documents.report_reading import read_report
from tests.checking.coach.tables import guide, workbook

EXAMPLE = {
    "year": 2024,
    "sheets": [
        {
            "project": "普法<b>经费",
            "objectives": "全年举办普法宣讲24场。",
            "indicators": "一级指标 | 二级指标 | 三级指标 | 指标值\n"
            "产出 | 数量 | 普法宣讲场次 | ≥24场\n"
            "产出 | 质量 | 读本验收合格率 | \n"
            "效益 | 社会效益 | 群众法治意识 | 有效提升\n"
            "满意度 | 服务对象满意度 | 群众满意度 | ≥90%",
        }
    ],
}


def table(folder: Path) -> Path:
    """The table as a workbook: one target is missing (an error), one is vague (a warning)."""
    return workbook(EXAMPLE, folder / "目标表.xlsx")


def word_table(folder: Path) -> Path:
    """Targets in Word, first level merged: one target is missing, in an empty cell."""
    rows = [
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出", "数量", "=2+3", ""),
        ("", "质量", "读本验收合格率", "≥98%"),
        ("效益", "社会效益", "群众满意度", "≥90%"),
    ]
    word = Docx()
    word.add_paragraph("2024年度绩效目标表")
    grid = word.add_table(rows=len(rows), cols=4)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            grid.cell(at, column).text = text
    grid.cell(1, 0).merge(grid.cell(2, 0))
    word.save(str(folder / "目标表.docx"))
    return folder / "目标表.docx"


def linted(path: Path) -> tuple[Document, Coached]:
    """A table read and coached."""
    document, findings = read_report(path, name=path.name, limits=Limits())
    assert document is not None, findings
    targets, _ = read_published(document, fiscal_year=0)
    return document, coach(targets, guide())
