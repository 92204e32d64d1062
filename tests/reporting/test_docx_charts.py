"""Native charts of a Word document: drawn by Word, with the workbook of their numbers inside."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jixiao.evaluation.model import Evaluation
from jixiao.reporting.chart_model import Shape, charts_of
from jixiao.reporting.docx_charts import chart_files
from tests.reporting.conftest import converted


def test_a_chart_holds_its_values_and_spells_out_what_word_would_show_by_itself(evaluation: Evaluation) -> None:
    xml = chart_files(charts_of(evaluation)[1])[0].decode()
    assert "<c:v>9.97" in xml
    assert '<c:showCatName val="0"/>' in xml
    assert '<c:autoTitleDeleted val="1"/>' in xml


def test_where_a_step_begins_is_not_in_the_legend(evaluation: Evaluation) -> None:
    chart = next(chart for chart in charts_of(evaluation) if chart.shape is Shape.STEPS)
    xml = chart_files(chart)[0].decode()
    named = re.findall(r'<c:idx val="(\d)"/><c:order val="\1"/><c:tx>.*?<c:v>(.*?)</c:v>', xml)
    gone = re.findall(r'<c:legendEntry><c:idx val="(\d)"/><c:delete val="1"/></c:legendEntry>', xml)
    assert [name for number, name in named if number not in gone] == ["得分", "失分"]


def test_the_numbers_of_a_chart_can_be_opened(evaluation: Evaluation) -> None:
    sheet = load_workbook(BytesIO(chart_files(charts_of(evaluation)[0])[1]))["图表"]
    assert [cell.value for cell in sheet[2]][:3] == ["法律援助工作经费", 300, 300]


def test_document_chart_and_workbook_are_linked(docx_path: Path) -> None:
    with zipfile.ZipFile(docx_path) as archive:
        names = set(archive.namelist())
        document = archive.read("word/_rels/document.xml.rels").decode()
        chart = archive.read("word/charts/_rels/chart1.xml.rels").decode()
        assert 'r:id="rId1"' in archive.read("word/charts/chart1.xml").decode()
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml", "word/embeddings/chart2.xlsx"} <= names
    assert "charts/chart2.xml" in document
    assert "embeddings/chart1.xlsx" in chart


@pytest.mark.office
def test_the_words_of_a_chart_are_on_the_page(docx_path: Path, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler (pdftotext) is missing")
    pdf = converted(docx_path, to="pdf", folder=tmp_path)
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    page = next(page for page in told.split("\f") if "各项指标分值与得分" in page)
    assert "部门预算资金支出率" in page
    assert page.count("9.97") == 1
    steps = next(page for page in told.split("\f") if "各项指标得分与失分" in page)
    assert "失分" in steps.replace("各项指标得分与失分", "")
    assert "起点" not in told
