"""A report in Word with the remarks as comments on the figures they are about, each figure shaded in the colour of its remark."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from jixiao.checking.reports.model import Colour, Review
from jixiao.documents.model import Document, Sheet
from jixiao.documents.report_docx import cell_at
from jixiao.documents.word_text import element_at, paragraphs_in, pieces, text_of

from .review_words import Mark, comment, marks, summary

AUTHOR, INITIALS = "绩效核对", "核"
_SHADES = {Colour.RED: "FFD3D3", Colour.AMBER: "FFEDB8", Colour.GREY: "E3E5E8", Colour.GREEN: "D3F0DE"}


def annotate(review: Review, *, document: Document, original: Path, out: Path) -> None:
    """Writes the annotated copy of a .docx to `out`; any other kind of report is set as a Word document first."""
    if document.kind == "docx":
        word = Docx(str(original))
        body = word.element.body
        places = {block.number: element_at(body, block.anchor) for block in document.blocks if block.anchor}
    else:
        word, places = _set(document)
    texts = {block.number: block.text for block in document.blocks}
    for (number, row, column), marked in marks(review.remarks).items():
        element = places.get(number)
        if element is not None:
            paragraphs = _paragraphs(element, row=row, column=column)
            _mark(
                word,
                paragraphs,
                marked if document.kind == "docx" or row else _joined(marked, texts[number]),
                review=review,
            )
    first = next((one for one in word.element.body.iter(qn("w:p")) if text_of(one)), None)
    if first is not None:
        runs = [Run(run, word) for run in first.iter(qn("w:r"))]
        word.add_comment(runs=[runs[0], runs[-1]], text=summary(review), author=AUTHOR, initials=INITIALS)
    word.save(str(out))


def _set(document: Document) -> tuple[Any, dict[int, Any]]:
    """The blocks as a new Word document, and the element of each."""
    word = Docx()
    word.styles["Normal"].font.name = "宋体"
    word.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    places: dict[int, Any] = {}
    for block in document.blocks:
        if block.table is None:
            places[block.number] = word.add_paragraph(_unbroken(block.text))._p
        else:
            places[block.number] = _set_table(word, block.table)
    return word, places


def _unbroken(text: str) -> str:
    return text.replace("\n", "")


def _joined(marked: list[Mark], text: str) -> list[Mark]:
    """The marks of a paragraph whose broken lines were joined: each moves by the line ends before it."""
    return [
        Mark(
            mark.start - text.count("\n", 0, mark.start),
            mark.end - text.count("\n", 0, mark.end),
            mark.colour,
            mark.numbers,
        )
        for mark in marked
    ]


def _set_table(word: Any, sheet: Sheet) -> Any:
    width = max((len(row) for row in sheet.values), default=1) or 1
    table = word.add_table(rows=max(len(sheet.values), 1), cols=width, style="Table Grid")
    rows = [list(row.cells) for row in table.rows]
    for cells, values in zip(rows, sheet.values, strict=False):
        for cell, value in zip(cells, values, strict=False):
            cell.text = str(value)
    return table._tbl


def _paragraphs(element: Any, *, row: int, column: int) -> list[Any]:
    if row == 0:
        return [element]
    cell = cell_at(element, row=row, column=column)
    return [] if cell is None else list(paragraphs_in(cell))


def _mark(word: Any, paragraphs: list[Any], marked: list[Mark], *, review: Review) -> None:
    """Shades and comments the stretches of some paragraphs whose texts are joined by line ends."""
    at = 0
    for paragraph in paragraphs:
        length = len(text_of(paragraph))
        # From the last to the first: splitting a run moves only what comes behind it.
        for mark in reversed(marked):
            start, end = mark.start - at, mark.end - at
            if 0 <= start < length:
                runs = [Run(run, word) for run in _runs(paragraph, start, min(end, length))]
                if runs:
                    _comment(word, runs, mark, review=review)
        at += length + 1


def _comment(word: Any, runs: list[Run], mark: Mark, *, review: Review) -> None:
    for run in runs:
        _shade(run._r, _SHADES[mark.colour])
    text = "\n".join(comment(review.remarks[number - 1]) for number in mark.numbers)
    word.add_comment(runs=[runs[0], runs[-1]], text=text, author=AUTHOR, initials=INITIALS)


def _runs(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs that hold exactly the text from `start` to `end`, split from their neighbours where needed."""
    _cut(paragraph, end)
    _cut(paragraph, start)
    found: list[Any] = []
    for element, begin, text in _placed(paragraph):
        if start <= begin and begin + len(text) <= end and text:
            run = element.getparent()
            if run.tag == qn("w:r") and run not in found:
                found.append(run)
    return found


def _placed(paragraph: Any) -> Iterator[tuple[Any, int, str]]:
    at = 0
    for element, text in pieces(paragraph):
        yield element, at, text
        at += len(text)


def _cut(paragraph: Any, at: int) -> None:
    """Makes a run end at an offset of the paragraph's text."""
    for element, begin, text in list(_placed(paragraph)):
        if not (begin < at < begin + len(text)) and begin != at:
            continue
        run = element.getparent()
        if run.tag != qn("w:r"):
            return
        if begin == at:
            _part(run, element)
            return
        rest = deepcopy(element)
        element.text, rest.text = text[: at - begin], text[at - begin :]
        for piece in (element, rest):
            piece.set(qn("xml:space"), "preserve")
        element.addnext(rest)
        _part(run, rest)
        return


def _part(run: Any, element: Any) -> None:
    """Moves `element` and what follows it in its run to a run of its own with the same properties."""
    if all(before.tag == qn("w:rPr") for before in element.itersiblings(preceding=True)):
        return
    new = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        new.append(deepcopy(properties))
    for moved in [element, *element.itersiblings()]:
        new.append(moved)
    run.addnext(new)


def _shade(run: Any, fill: str) -> None:
    properties = run.get_or_add_rPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), fill)
    properties.append(shade)
