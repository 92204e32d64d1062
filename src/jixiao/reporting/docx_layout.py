"""The page of an official document (GB/T 9704-2012): A4, 22 lines of 28 characters, faces, page numbers – as Word XML.

版心 156×225 mm；正文三号仿宋；标题二号小标宋；一、黑体，（一）楷体，1. 仿宋；页码四号宋体“— 1 —”，单页居右、双页居左.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as PageSection
from docx.shared import Mm

LATIN = "Times New Roman"
FANGSONG, KAITI, HEITI, SONGTI, TITLE_SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
LINE = 579
"""Twentieths of a point: 28.95 pt, of which 22 fill the 225 mm."""
TIGHTER = -5
"""Twentieths of a point per character: 28 characters of 16 pt in 156 mm. `linesAndChars` would do it too, but LibreOffice blows it up."""
FOOTER_GAP = 9
"""From the page number's distance to the bottom margin: its line then stands 7 mm below the text area."""
LONG, SHORT = 297, 210
PORTRAIT_MARGINS = (37, 35, 28, 26)
LANDSCAPE_MARGINS = (28, 26, 35, 37)
LANDSCAPE_WIDTH = 225
PORTRAIT_WIDTH = 156


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look: Chinese face, size in half-points, spacing in twentieths of a point, face of digits and Latin letters."""

    east: str
    size: int
    spacing: int = 0
    bold: bool = False
    latin: str = LATIN


BODY = Face(FANGSONG, 32, TIGHTER)
NOTE = Face(FANGSONG, 24)
TITLE = Face(TITLE_SONG, 44, latin=TITLE_SONG)
ATTACHMENT_TITLE = Face(TITLE_SONG, 36, latin=TITLE_SONG)
HEADINGS = {
    0: Face(HEITI, 32),
    1: Face(HEITI, 32, TIGHTER),
    2: Face(KAITI, 32, TIGHTER),
    3: Face(FANGSONG, 32, TIGHTER),
}
CELL = Face(FANGSONG, 21)
CELL_HEAD = Face(HEITI, 21)
CAPTION = Face(HEITI, 24)
PAGE_NUMBER = Face(SONGTI, 28)


@dataclass(frozen=True, slots=True)
class Flow:
    """How a paragraph stands: alignment, line pitch in twentieths (0 = as high as its content), first line in characters."""

    align: str = "both"
    line: int = LINE
    indent: int = 2
    level: int = 0
    keep_next: bool = False
    on_grid: bool = True


def set_page(section: PageSection, *, landscape: bool) -> None:
    """Sets paper, margins, grid and footer distance of one section."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG), Mm(SHORT)) if landscape else (Mm(SHORT), Mm(LONG))
    margins = LANDSCAPE_MARGINS if landscape else PORTRAIT_MARGINS
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Mm(m) for m in margins)
    section.footer_distance = Mm(margins[1] - FOOTER_GAP)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE))


def set_defaults(document: Document) -> None:
    """Makes the body face the default and takes the template's own colours, spaces and faces out of the heading styles."""
    normal: Any = document.styles["Normal"].element
    _replace_run_properties(normal, BODY)
    for level in (1, 2, 3):
        style: Any = document.styles[f"Heading {level}"].element
        _replace_run_properties(style, HEADINGS[level])
        for old in style.findall(qn("w:pPr")):
            style.remove(old)
        properties = OxmlElement("w:pPr")
        properties.append(_element("w:outlineLvl", val=str(level - 1)))
        style.insert(list(style).index(style.find(qn("w:rPr"))), properties)


def set_page_numbers(document: Document) -> None:
    """Writes “— 1 —” at the foot: odd pages right, even pages left, one character from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph: Any = footer.paragraphs[0]._p
        properties = paragraph.get_or_add_pPr()
        for old in list(properties):
            properties.remove(old)
        side = "rightChars" if align == "right" else "leftChars"
        properties.append(_element("w:snapToGrid", val="0"))
        # The template's default space below would make the footer higher than its margin and cost the page a line.
        properties.append(_element("w:spacing", before="0", after="0", line="240", lineRule="auto"))
        properties.append(_element("w:ind", **{side: "100"}))
        properties.append(_element("w:jc", val=align))
        paragraph.append(run("— ", face=PAGE_NUMBER))
        paragraph.extend(_field("PAGE", face=PAGE_NUMBER))
        paragraph.append(run(" —", face=PAGE_NUMBER))


def run(text: str, *, face: Face) -> Any:
    """A w:r with the text in this face; a line break for every newline."""
    element = OxmlElement("w:r")
    element.append(run_properties(face))
    for number, piece in enumerate(text.split("\n")):
        if number:
            element.append(OxmlElement("w:br"))
        content = OxmlElement("w:t")
        content.text = piece
        content.set(qn("xml:space"), "preserve")
        element.append(content)
    return element


def run_properties(face: Face) -> Any:
    """The w:rPr of a face. The East Asian face is named on every run: a style's alone is not enough for Word."""
    properties = OxmlElement("w:rPr")
    properties.append(
        _element("w:rFonts", ascii=face.latin, hAnsi=face.latin, cs=face.latin, eastAsia=face.east, hint="eastAsia")
    )
    if face.bold:
        properties.append(OxmlElement("w:b"))
    if face.spacing:
        properties.append(_element("w:spacing", val=str(face.spacing)))
    properties.append(_element("w:sz", val=str(face.size)))
    properties.append(_element("w:szCs", val=str(face.size)))
    return properties


def set_flow(paragraph: Any, flow: Flow) -> None:
    """Sets the w:pPr of a paragraph element, in the order the schema asks for."""
    properties = paragraph.get_or_add_pPr()
    for old in list(properties):
        properties.remove(old)
    if flow.level:
        # python-docx's own heading styles have these ids in its template.
        properties.append(_element("w:pStyle", val=f"Heading{flow.level}"))
    if flow.keep_next:
        properties.append(OxmlElement("w:keepNext"))
    if not flow.on_grid:
        properties.append(_element("w:snapToGrid", val="0"))
    spacing = {"before": "0", "after": "0"}
    spacing |= {"line": str(flow.line), "lineRule": "exact"} if flow.line else {"line": "240", "lineRule": "auto"}
    properties.append(_element("w:spacing", **spacing))
    if flow.indent:
        properties.append(_element("w:ind", firstLineChars=str(flow.indent * 100), firstLine=str(flow.indent * 320)))
    properties.append(_element("w:jc", val=flow.align))


def control(content: Any, *, tag: str, alias: str, number: int, face: Face) -> Any:
    """A w:sdt around a run, with tag and alias; `number` is its id, unique in the document."""
    element = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    properties.append(run_properties(face))
    properties.append(_element("w:alias", val=alias[:64]))
    properties.append(_element("w:tag", val=tag))
    properties.append(_element("w:id", val=str(number)))
    inside = OxmlElement("w:sdtContent")
    inside.append(content)
    element.extend((properties, inside))
    return element


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _field(instruction: str, *, face: Face) -> list[Any]:
    """The runs of a field that Word fills in, e.g. the number of the page."""
    runs = []
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            runs.append(run(text, face=face))
            continue
        element = OxmlElement("w:r")
        element.append(run_properties(face))
        if kind:
            element.append(_element("w:fldChar", fldCharType=kind))
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            element.append(code)
        runs.append(element)
    return runs


def _replace_run_properties(style: Any, face: Face) -> None:
    for old in style.findall(qn("w:rPr")):
        style.remove(old)
    style.append(run_properties(face))
