"""A report as a Word document in the layout of official documents; every figure in a content control with its code.

The same evaluation gives the same bytes: no clock, no author, entries of the archive dated 1980.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION

from jixiao.kernel.figure_tag import tag

from .chart_model import Chart
from .content import ChartSlot, FigureSlot, Paragraph, Part, Report, Section, Table, Text, part_text
from .docx_charts import chart_element
from .docx_layout import (
    ATTACHMENT_TITLE,
    BODY,
    CAPTION,
    HEADINGS,
    LANDSCAPE_WIDTH,
    LINE,
    NOTE,
    PORTRAIT_WIDTH,
    TITLE,
    Face,
    Flow,
    control,
    run,
    set_defaults,
    set_flow,
    set_page,
    set_page_numbers,
)
from .docx_tables import table_element

FIXED_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 – Word's core properties hold naive UTC
ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Writer:
    """The document being written; controls and charts are numbered as they come."""

    document: Document
    key: str
    charts: tuple[Chart, ...]
    controls: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraph(self, parts: tuple[Part, ...], *, face: Face, flow: Flow) -> Any:
        """A paragraph at the end of the body."""
        element = self.document.add_paragraph()._p
        set_flow(element, flow)
        self.write(element, parts, face)
        return element

    def write(self, paragraph: Any, parts: tuple[Part, ...], face: Face) -> None:
        """Puts parts into a paragraph: words as runs, figures as controls."""
        for part in parts:
            if isinstance(part, FigureSlot):
                paragraph.append(
                    control(
                        run(part_text(part), face=face),
                        tag=tag(part.figure.code, key=self.key),
                        alias=part.figure.label,
                        number=next(self.controls),
                        face=face,
                    )
                )
            else:
                chosen = replace(face, bold=face.bold or part.bold)
                paragraph.append(run(part.text, face=chosen))

    def table(self, table: Table) -> None:
        """A table with its caption above and its unit line."""
        if table.caption:
            self.paragraph((Text(table.caption),), face=CAPTION, flow=Flow(align="center", indent=0, keep_next=True))
        if table.unit_line:
            self.paragraph(
                (Text(table.unit_line),), face=NOTE, flow=Flow(align="right", line=360, indent=0, keep_next=True)
            )
        # The section's own properties must stay the last element of the body.
        self.document.element.body.insert_element_before(table_element(table, write=self.write), "w:sectPr")

    def chart(self, slot: ChartSlot, *, width: int) -> None:
        """A native chart with caption and alternative text; nothing where the evaluation has no such chart."""
        chart = next((chart for chart in self.charts if chart.name == slot.name), None)
        if chart is None:
            return
        number = next(self.drawings)
        paragraph = self.document.add_paragraph()
        set_flow(paragraph._p, Flow(align="center", line=0, indent=0, keep_next=True, on_grid=False))
        drawn: Any = paragraph.add_run()._r
        drawn.append(chart_element(self.document, chart, number=number, width=width))
        caption = f"图{number}　{chart.title}"
        self.paragraph((Text(caption),), face=CAPTION, flow=Flow(align="center", indent=0))


def write_docx(report: Report, *, charts: Iterable[Chart], path: Path) -> None:
    """Writes the report; `charts` are those it may ask for by name."""
    document = docx.Document()
    set_defaults(document)
    set_page(document.sections[0], landscape=False)
    set_page_numbers(document)
    writer = _Writer(document, report.evaluation_key, tuple(charts))
    writer.paragraph((Text(report.title),), face=TITLE, flow=Flow(align="center", line=0, indent=0, on_grid=False))
    writer.paragraph((), face=BODY, flow=Flow())
    attachments = [section for section in report.sections if section.level == 0]
    for section in report.sections:
        if section.level:
            _body_section(writer, section)
    _attachment_list(writer, attachments)
    for section in attachments:
        _attachment(writer, section)
    _set_properties(document, report)
    path.write_bytes(_fixed(document))


def _body_section(writer: _Writer, section: Section) -> None:
    flow = Flow(level=section.level, keep_next=True)
    writer.paragraph((Text(section.heading),), face=HEADINGS[section.level], flow=flow)
    _blocks(writer, section, width=PORTRAIT_WIDTH)


def _attachment_list(writer: _Writer, attachments: list[Section]) -> None:
    """附件说明: one line free after the text, two characters from the left."""
    if not attachments:
        return
    writer.paragraph((), face=BODY, flow=Flow())
    for number, section in enumerate(attachments, start=1):
        lead = "附件：" if number == 1 else "　　　"
        writer.paragraph((Text(f"{lead}{number}.{section.title}"),), face=BODY, flow=Flow(align="left"))


def _attachment(writer: _Writer, section: Section) -> None:
    page = writer.document.add_section(WD_SECTION.NEW_PAGE)
    set_page(page, landscape=section.landscape)
    writer.paragraph((Text(section.number),), face=HEADINGS[0], flow=Flow(align="left", indent=0, keep_next=True))
    centred = Flow(align="center", line=0, indent=0, keep_next=True, on_grid=False)
    writer.paragraph((Text(section.title),), face=ATTACHMENT_TITLE, flow=centred)
    _blocks(writer, section, width=LANDSCAPE_WIDTH if section.landscape else PORTRAIT_WIDTH)


def _blocks(writer: _Writer, section: Section, *, width: int) -> None:
    for block in section.blocks:
        if isinstance(block, Table):
            writer.table(block)
        elif isinstance(block, ChartSlot):
            writer.chart(block, width=width)
        else:
            _paragraph(writer, block)


def _paragraph(writer: _Writer, block: Paragraph) -> None:
    if block.note:
        writer.paragraph(block.parts, face=NOTE, flow=Flow(line=400))
    else:
        writer.paragraph(block.parts, face=BODY, flow=Flow(line=LINE))


def _set_properties(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.title = report.title.replace("\n", "")
    properties.subject = f"{report.year}年度"
    properties.identifier = report.evaluation_key
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = FIXED_TIME
    properties.revision = 1


def _fixed(document: Document) -> bytes:
    """The document's bytes with every entry of the archive dated alike."""
    first, last = BytesIO(), BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as read, zipfile.ZipFile(last, "w") as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, date_time=ARCHIVE_TIME)
            # The workbooks of charts are compressed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".xlsx") else zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(name))
    return last.getvalue()
