"""A real PDF: paragraphs by page, tables apart from the text, scans, locked and over-long files refused."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from jixiao.documents.limits import Limits
from jixiao.documents.report_pdf import read_pdf_report

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of three pages with a table, set by LibreOffice."""
    if SOFFICE is None:
        pytest.skip("没有安装 LibreOffice，PDF 读取测试未运行")
    folder = tmp_path_factory.mktemp("pdf")
    document = Document()
    document.add_paragraph("一、部门整体收支情况")
    document.add_paragraph(
        "本年支出总额7,493.67万元，按支出性质分，基本支出5,297.67万元，占比70.7%，项目支出2,195.99万元，占比29.3%。" * 4
    )
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for row, values in zip(
        table.rows, [("项目", "预算", "执行"), ("甲", "100", "90"), ("乙", "200", "180")], strict=True
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.add_page_break()
    document.add_paragraph("第二页的文字。")
    document.add_page_break()
    document.add_paragraph("第三页的文字。")
    document.save(str(folder / "报告.docx"))
    command = [
        SOFFICE,
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(folder / "报告.docx")], check=True, capture_output=True, timeout=120)
    return folder / "报告.pdf"


@pytest.mark.office
def test_paragraphs_and_tables(report: Path) -> None:
    blocks, findings = read_pdf_report(report, name="报告.pdf", limits=Limits())
    assert findings == ()
    texts = ["".join(one.text.split()) for one in blocks if one.table is None]
    assert texts[0] == "一、部门整体收支情况"
    assert texts[1].startswith("本年支出总额7,493.67万元")
    assert texts[1].endswith("占比29.3%。")
    tables = [one.table.values for one in blocks if one.table is not None]
    assert tables == [[["项目", "预算", "执行"], ["甲", "100", "90"], ["乙", "200", "180"]]]
    assert "预算" not in "".join(texts)
    assert [one.page for one in blocks][-2:] == [2, 3]


@pytest.mark.office
def test_too_many_pages(report: Path) -> None:
    assert [one.code for one in read_pdf_report(report, name="a", limits=Limits(pages=2))[1]] == ["JX-DOC-016"]


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "扫描.pdf"
    made = pypdfium2.PdfDocument.new()
    made.new_page(595, 842)
    made.save(str(path))
    assert [one.code for one in read_pdf_report(path, name="扫描.pdf", limits=Limits())[1]] == ["JX-DOC-015"]
