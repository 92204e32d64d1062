"""The paragraphs of a text document (文字材料.docx) → narrative rows, section by section."""

from __future__ import annotations

import re
from collections import Counter

from jixiao.documents.model import Document
from jixiao.expressions.types import Value
from jixiao.kernel.finding import Severity
from jixiao.kernel.source import Source

from .gathering import Gathering
from .reading import declare
from .records import BY_NAME
from .rows import Row

BODY = "正文"
NUMBERING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十\d]+[部章节]分?|[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*\s*[、.．]?)\s*"
)
EXAMPLE_MARKS = ("示例：", "示例:")

NO_SECTION = declare(
    "JX-IMP-021",
    "有一段文字前面没有标题，没有导入：{text}",
    hint="请在它前面加一个标题（样式选“标题 1”或“标题 2”），标题写报告章节的名称。",
    why="报告按章节取文字，没有标题就不知道放到哪一节。",
    severity=Severity.WARNING,
)


def narrative_rows(document: Document, *, batch: str, unit: str, fiscal_year: int, gathering: Gathering) -> list[Row]:
    """One row for each paragraph below a heading; the section is the nearest heading without its numbering.

    The address of a row is the sheet 正文 and the paragraph number.
    """
    record = BY_NAME["narrative"]
    section, count = "", Counter[str]()
    rows: list[Row] = []
    for paragraph in document.paragraphs:
        if paragraph.level:
            section = section_of(paragraph.text)
            continue
        if paragraph.text.startswith(EXAMPLE_MARKS):
            continue
        source = Source(file=document.file, sha256=document.sha256, sheet=BODY, row=paragraph.number, batch=batch)
        if not section:
            gathering.add(
                NO_SECTION.at(source, found=paragraph.text[:40], expected="标题下的段落", text=paragraph.text[:20])
            )
            continue
        count[section] += 1
        values: dict[str, Value] = {"unit": unit, "fiscal_year": fiscal_year, "section": section}
        rows.append(Row(record, values | {"order": count[section], "text": paragraph.text}, source))
    return rows


def section_of(heading: str) -> str:
    """The name of a section without its numbering.

    >>> section_of("（一）部门职能"), section_of("2. 资产管理"), section_of("一、部门基本情况")
    ('部门职能', '资产管理', '部门基本情况')
    """
    return NUMBERING.sub("", heading).strip() or heading.strip()
