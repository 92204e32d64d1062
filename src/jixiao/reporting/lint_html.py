"""Targets marked up as a web page: the tables as handed in, each cell with a note in its colour, notes and review beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from jixiao.checking.coach.coaching import Coached
from jixiao.checking.coach.model import Note
from jixiao.checking.coach.verdict import Verdict
from jixiao.documents.model import Document
from jixiao.kernel.finding import Severity
from jixiao.kernel.points import text_of as points_text

from .lint_places import Place, places
from .lint_words import COLOURS, HEADINGS_NOTE, LABELS, REVIEW_HEAD, earned, groups, note_parts, review_rows, summary
from .review_html import STYLE, marked_text
from .review_words import RANK, Mark

_REWORDING = "可以这样写"


def lint_page(coached: Coached, *, documents: Sequence[Document]) -> str:
    """A page of its own, to be kept or sent: no script, nothing loaded from elsewhere."""
    title = escape(f"绩效目标审核：{coached.targets.name}")
    body = lint_body(coached, documents=documents)
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body class='alone'>{body}</body></html>\n"
    )


def lint_body(coached: Coached, *, documents: Sequence[Document]) -> str:
    """The review, the marked tables and the notes, for a page that has the style already."""
    placed = {document.sha256: places(coached, document=document) for document in documents}
    legend = "".join(f'<span class="{COLOURS[kind].value}">{label}</span>' for kind, label in LABELS.items())
    marked = "".join(_document(one, coached.notes, placed[one.sha256]) for one in documents)
    links = {number: numbers[0] for found in placed.values() for numbers in found.values() for number in numbers}
    return (
        f'<div class="review"><h1>{escape(coached.targets.name)}</h1><p class="sum">{escape(summary(coached))}</p>'
        f"{_review(coached.whole)}{_unchecked(coached)}"
        f'<p class="legend">{legend}点开编号看说明和改法。</p><article class="text">{marked}</article>'
        f'<aside class="notes">{"".join(_notes(coached, links))}</aside></div>'
    )


def _document(document: Document, notes: Sequence[Note], placed: Mapping[Place, tuple[int, ...]]) -> str:
    tables = {block.number: block.table for block in document.blocks if block.table is not None}
    marked = {}
    for (block, row, column), numbers in placed.items():
        cell = tables[block].cell(row, column)
        colours = [COLOURS[Severity(notes[number - 1].finding.severity)] for number in numbers]
        colour = min(colours, key=lambda one: RANK[one])
        marked[block, row, column] = [Mark(0, len(cell.text) if cell else 0, colour, numbers)]
    return f'<p class="head">{escape(document.file)}</p>{marked_text(document, marked)}'


def _review(verdict: Verdict) -> str:
    head = "".join(f"<th>{one}</th>" for one in REVIEW_HEAD)
    rows = "".join(_review_row(name, points, people) for name, *points, people in review_rows(verdict))
    four = "；".join(
        f"{one.heading.name} {points_text(one.earned)}/{points_text(one.machine)}" for one in verdict.headings
    )
    return (
        f'<div class="headings"><details><summary>四性审核（财预〔2015〕88号）：{earned(verdict)}。{four}。</summary>'
        f"<table><tr>{head}</tr>{rows}</table></details><p>{HEADINGS_NOTE}</p></div>"
    )


def _review_row(name: str, points: Sequence[str], people: str) -> str:
    numbers = "".join(f'<td class="n">{one}</td>' for one in points)
    return f"<tr><td>{escape(name)}</td>{numbers}<td>{escape(people)}</td></tr>"


def _unchecked(coached: Coached) -> str:
    told = "".join(f"<p>{escape(f'{one.message}；{one.hint}。')}</p>" for one in coached.unchecked)
    return f'<div class="headings">{told}</div>' if told else ""


def _notes(coached: Coached, links: Mapping[int, int]) -> Iterator[str]:
    for group in groups(coached):
        if not group.notes:
            continue
        yield f"<h2>{escape(group.title)}（{len(group.notes)}）</h2><ol>"
        for number, note in group.notes:
            yield _note(number, note, link=links.get(number))
        yield "</ol>"


def _note(number: int, note: Note, *, link: int | None) -> str:
    finding = note.finding
    place = escape(finding.place)
    shown = f'<a href="#m{link}">{place}</a>' if link is not None else place
    parts = "".join(
        f'<p class="{"hint so" if label == _REWORDING else "hint"}"><b>{label}：</b>{escape(text)}</p>'
        for label, text in note_parts(note)
    )
    colour = COLOURS[finding.severity].value
    return (
        f'<li class="c-{colour}" id="r{number}"><b>{number}.</b> 【{LABELS[finding.severity]}】{escape(finding.message)}'
        f'<p class="where">{shown}　{finding.code}</p>{parts}</li>'
    )
