"""The charts of a Word document: native ones, which Word draws itself and whose numbers can be opened and edited there.

A chart of Word is a chart of a workbook: the same XML beside a small workbook with its numbers. XlsxWriter makes both from the one
definition of the chart, so a document needs neither pictures nor fonts of this machine, and looks the same wherever it was made.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import xlsxwriter
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from .chart_model import Chart
from .xlsx_charts import AREAS, SHEET, native_chart, write_numbers
from .xlsx_formats import FIXED_TIME, looks

CHART_ENTRY = "xl/charts/chart1.xml"
# XlsxWriter leaves out what Excel takes for 0; Word and LibreOffice take the schema's default, which is 1.
SPELT_OUT = {
    b'<c:lang val="en-US"/>': b'<c:lang val="zh-CN"/><c:roundedCorners val="0"/>',
    b'<c:showVal val="1"/>': b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    b'<c:showPercent val="0"/><c:showBubbleSize val="0"/>',
}
END = b"</c:chartSpace>"
EXTERNAL = '<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData>'
HEAD_HEIGHT, LABEL_HEIGHT, MOST_HEIGHT, LINE_HEIGHT = 24, 7, 178, 90
"""Millimetres: legend and axis, one group of bars, what a page has room for beside a title and a caption, and a chart of lines."""
INLINE = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relation}"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)


def chart_element(document: Document, chart: Chart, *, number: int, width: int) -> Any:
    """The w:drawing of a chart, `width` millimetres wide, with alternative text; its parts are added to the document."""
    xml, workbook = chart_files(chart)
    package = document.part.package
    numbers = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook, package)
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, xml, package)
    link = EXTERNAL.format(relation=drawn.relate_to(numbers, RELATIONSHIP_TYPE.PACKAGE))
    drawn._blob = xml.replace(END, link.encode() + END)
    relation = document.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
    bars = HEAD_HEIGHT + LABEL_HEIGHT * len(chart.labels)
    height = LINE_HEIGHT if chart.shape in AREAS else min(bars, MOST_HEIGHT)
    element = parse_xml(INLINE.format(width=Mm(width), height=Mm(height), number=number, relation=relation))
    described = element[0].find("{*}docPr")
    for name, value in (("name", chart.title), ("descr", chart.description), ("title", chart.title)):
        described.set(name, value)
    return element


def chart_files(chart: Chart) -> tuple[bytes, bytes]:
    """The XML of a chart without a title of its own (the document has a caption), and the workbook with its numbers."""
    content = BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    workbook.set_properties({"created": FIXED_TIME, "author": ""})
    sheet = workbook.add_worksheet(SHEET)
    write_numbers(sheet, chart, at=0, formats=looks(workbook))
    sheet.insert_chart("G1", native_chart(workbook, chart, at=0, titled=False))
    workbook.close()
    with zipfile.ZipFile(content) as archive:
        xml = archive.read(CHART_ENTRY)
    for short, whole in SPELT_OUT.items():
        xml = xml.replace(short, whole)
    return xml, content.getvalue()
