"""A report marked up as a web page: its text in reading order, each figure in the colour of its remark, the remarks beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from jixiao.checking.reports.model import Review
from jixiao.documents.model import Block, Document, Sheet

from .review_words import COLOUR_LABELS, NOTHING, Mark, comment, marks, ranked, summary

_Marks = Mapping[tuple[int, int, int], list[Mark]]
_BROKEN = re.compile(r"(?<=[^\x00-\x7f])[ \t]*\n\s*|[ \t]*\n\s*(?=[^\x00-\x7f])")

STYLE = (Path(__file__).parent / "static" / "review.css").read_text(encoding="utf-8")


def review_page(review: Review, *, document: Document) -> str:
    """A page of its own, to be kept or sent: no script, nothing loaded from elsewhere."""
    title = escape(f"核对：{document.file}")
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body class='alone'>{review_body(review, document=document)}</body></html>\n"
    )


def review_body(review: Review, *, document: Document) -> str:
    """The marked text and the remarks, for a page that has the style already."""
    legend = "".join(f'<span class="{colour.value}">{label}</span>' for colour, label in COLOUR_LABELS.items())
    marked = marks(review.remarks)
    text = marked_text(document, marked)
    return (
        f'<div class="review"><h1>{escape(document.file)}</h1><p class="sum">{escape(summary(review)) if review.remarks else NOTHING}</p>'
        f'<p class="legend">{legend}点开带编号的数字看说明。</p><article class="text">{text}</article>'
        f'<aside class="notes">{"".join(_notes(review))}</aside></div>'
    )


def marked_text(document: Document, marked: Mapping[tuple[int, int, int], list[Mark]]) -> str:
    """The text and tables of a document in reading order, with its marks by block, row and column; every character escaped."""
    return "".join(_blocks(document, marked))


def _blocks(document: Document, marked: _Marks) -> Iterator[str]:
    page = 0
    for block in document.blocks:
        if block.page > page:
            page = block.page
            yield f'<div class="page">第 {page} 页</div>'
        yield _table(block.number, block.table, marked) if block.table is not None else _paragraph(block, marked)


def _paragraph(block: Block, marked: _Marks) -> str:
    kind = ' class="head"' if block.level else ""
    return f"<p{kind}>{_text(block.text, marked.get((block.number, 0, 0), []))}</p>\n"


def _table(number: int, table: Sheet, marked: _Marks) -> str:
    # A merged range may reach to the end of the sheet, far beyond what stands in it.
    width = max((len(row) for row in table.values), default=0)
    hidden = {
        (row, column)
        for top, left, bottom, right in table.merged
        for row in range(top, min(bottom, table.height) + 1)
        for column in range(left, min(right, width) + 1)
        if (row, column) != (top, left)
    }
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in table.merged}
    rows = []
    for row, values in enumerate(table.values, start=1):
        cells = []
        for column, value in enumerate(values, start=1):
            if (row, column) in hidden:
                continue
            down, across = spans.get((row, column), (1, 1))
            size = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            cells.append(f"<td{size}>{_text(str(value), marked.get((number, row, column), []))}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<div class="grid"><table>{"".join(rows)}</table></div>\n'


def _text(text: str, marked: list[Mark]) -> str:
    parts: list[str] = []
    at = 0
    for mark in marked:
        parts.append(_plain(text[at : mark.start]))
        shown = ",".join(str(number) for number in mark.numbers)
        first = mark.numbers[0]
        parts.append(
            f'<a class="m {mark.colour.value}" id="m{first}" href="#r{first}">{_plain(text[mark.start : mark.end])}<sup>{shown}</sup></a>'
        )
        at = mark.end
    parts.append(_plain(text[at:]))
    return "".join(parts)


def _plain(text: str) -> str:
    return escape(_BROKEN.sub("", text)).replace("\n", "<br>")


def _notes(review: Review) -> Iterator[str]:
    colour = None
    for number, remark in ranked(review.remarks):
        if remark.colour is not colour:
            if colour is not None:
                yield "</ol>"
            colour = remark.colour
            count = sum(one.colour is colour for one in review.remarks)
            yield f"<h2>{COLOUR_LABELS[colour]}（{count}）</h2><ol>"
        body, _, hint = comment(remark).partition("\n")
        advice = f'<p class="hint">{escape(hint)}</p>' if hint else ""
        where = escape(remark.finding.place)
        place = f'<p class="where"><a href="#m{number}">{where}</a></p>' if where else ""
        yield f'<li class="c-{remark.colour.value}" id="r{number}"><b>{number}.</b> {escape(body)}{place}{advice}</li>'
    if colour is not None:
        yield "</ol>"
