"""The report as a Word file: reopened, and turned into pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.chart_model import charts_of
from jixiao.reporting.content import Paragraph, Report, Section, Text
from jixiao.reporting.docx import write_docx
from jixiao.reporting.tables import project_table
from tests.reporting.conftest import converted


def test_headings_have_levels_and_come_in_order(docx_path: Path) -> None:
    headings = [p.text for p in Document(str(docx_path)).paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings[:3] == ["一、部门基本情况", "（一）部门职能", "（二）年度总体工作和重点工作任务"]
    assert headings[-1] == "四、下一步改进措施"


def test_attachments_are_listed_and_stand_on_their_own_pages(docx_path: Path) -> None:
    document = Document(str(docx_path))
    texts = [p.text for p in document.paragraphs]
    assert "附件：1.部门整体支出绩效自评表" in texts
    orientations = [section.orientation for section in document.sections]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT]


def test_charts_have_a_caption_and_say_their_numbers(docx_path: Path) -> None:
    document = Document(str(docx_path))
    described = [properties.get("descr") for properties in document.element.body.iter(qn("wp:docPr"))]
    assert "部门预算资金支出率：分值10.00分，得分9.97分" in described[0]
    assert "图2　项目预算与执行情况" in [p.text for p in document.paragraphs]


def test_without_charts_there_are_no_captions(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    write_docx(report, charts=(), path=path)
    assert not any(p.text.startswith("图") and "　" in p.text for p in Document(str(path)).paragraphs)


def test_controls_are_numbered_once_each(docx_path: Path) -> None:
    body = Document(str(docx_path)).element.body
    numbers = [properties.find(qn("w:id")).get(qn("w:val")) for properties in body.iter(qn("w:sdtPr"))]
    assert len(numbers) == len(set(numbers)) > 50


def test_the_file_names_no_author_and_no_clock(docx_path: Path, report: Report) -> None:
    properties = Document(str(docx_path)).core_properties
    assert properties.title == "2023年度广州市白云区司法局部门整体支出绩效自评报告"
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
    assert properties.identifier == report.evaluation_key
    with zipfile.ZipFile(docx_path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_report_gives_the_same_bytes(
    docx_path: Path, report: Report, evaluation: Evaluation, tmp_path: Path
) -> None:
    again = tmp_path / "again.docx"
    write_docx(report, charts=charts_of(evaluation), path=again)
    assert again.read_bytes() == docx_path.read_bytes()


@pytest.mark.office
def test_a_page_has_22_lines_of_28_characters_and_its_number(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler (pdftotext) is missing")
    text = Paragraph((Text("绩" * 28 * 60),))
    path = tmp_path / "full.docx"
    write_docx(Report("标题", "单位", 2023, "key", (Section(1, "一、", "正文", (text,)),)), charts=(), path=path)
    pdf = converted(path, to="pdf", folder=tmp_path)
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    second = told.split("\f")[1]
    lines = [line.strip() for line in second.splitlines() if "绩" in line]
    assert [len(line) for line in lines] == [28] * 22
    assert re.search(r"— ?2 ?—", second)


@pytest.mark.office
def test_the_header_of_a_long_table_is_on_every_page(evaluation: Evaluation, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler (pdftotext) is missing")
    table = project_table(replace(evaluation, projects=evaluation.projects * 12))
    path = tmp_path / "table.docx"
    section = Section(0, "附件1", "项目表", (table,), landscape=True)
    write_docx(Report("标题", "单位", 2023, "key", (section,)), charts=(), path=path)
    pdf = converted(path, to="pdf", folder=tmp_path)
    told = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    pages = [page for page in told.split("\f") if "优" in page]
    assert len(pages) > 2
    assert all("项目名称" in page for page in pages)
