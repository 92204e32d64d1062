"""The annotated copy of targets handed in as a Word file: each cell with a note shaded and commented, the review at the first line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from jixiao.checking.coach.coaching import Coached
from jixiao.documents.model import Document
from jixiao.documents.report_docx import cell_at
from jixiao.documents.word_text import element_at, paragraphs_in

from .lint_places import places
from .lint_words import AUTHOR, COLOURS, FILLS, HEADINGS_NOTE, INITIALS, comment, earned, summary
from .review_words import RANK


def annotate_word(coached: Coached, *, document: Document, original: Path) -> bytes:
    """The annotated copy as a .docx; everything else in the file stays as it is."""
    word = Docx(str(original))
    body = word.element.body
    anchors = {block.number: block.anchor for block in document.blocks}
    # Found before anything is marked: an anchor counts elements.
    tables = {number: element_at(body, anchor) for number, anchor in anchors.items() if anchor.startswith("t")}
    for (block, row, column), numbers in places(coached, document=document).items():
        cell = cell_at(tables[block], row=row, column=column)
        if cell is not None:
            _mark(word, cell, numbers=numbers, coached=coached)
    first = next(body.iter(qn("w:p")), None)
    if first is not None:
        told = f"{summary(coached)}\n四性审核（财预〔2015〕88号）：{earned(coached.whole)}。{HEADINGS_NOTE}"
        _comment(word, first, told)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _mark(word: Any, cell: Any, *, numbers: tuple[int, ...], coached: Coached) -> None:
    notes = [(number, coached.notes[number - 1]) for number in numbers]
    colour = min((COLOURS[note.finding.severity] for _, note in notes), key=lambda one: RANK[one])
    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", FILLS[colour.value])):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)
    _comment(word, next(iter(paragraphs_in(cell))), "\n".join(comment(number, note) for number, note in notes))


def _comment(word: Any, paragraph: Any, text: str) -> None:
    """A comment on a whole paragraph; an empty one gets a run to hold it."""
    runs = [Run(run, word) for run in paragraph.iter(qn("w:r"))]
    if not runs:
        run = OxmlElement("w:r")
        paragraph.append(run)
        runs = [Run(run, word)]
    word.add_comment(runs=[runs[0], runs[-1]], text=text, author=AUTHOR, initials=INITIALS)
