"""Figures that carry our own identity: what stands in the report now against what was computed and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jixiao.documents.model import Block, Document, Mark
from jixiao.kernel.figure import Figure
from jixiao.kernel.figure_tag import key_in, tag
from jixiao.kernel.finding import FindingCode, Severity, register
from jixiao.kernel.formatting import figure_text

from .model import Colour, Remark, Span

KIND = "identity"
ALTERED = register(
    FindingCode(
        code="JX-CHK-090",
        severity=Severity.ERROR,
        template="“{label}”被改成“{found}”，计算结果是“{expected}”",
        hint="改回“{expected}”；数字确有变化的，请更正原始记录，重新评价并生成报告。来路可用 jixiao explain {code} 查看",
        why="这个数字由系统从记录算出并写进报告，后来被人改过；改过的数字在记录里找不到来源。",
    )
)
UNALTERED = register(
    FindingCode(
        code="JX-CHK-091",
        severity=Severity.AGREES,
        template="报告中由系统写入的 {count} 处数字，与评价 {key} 的计算过程逐一相符",
        hint="",
        why="每一处都与当时算出的结果比对过，生成以后没有人改动。",
    )
)
UNKNOWN_ORIGIN = register(
    FindingCode(
        code="JX-CHK-092",
        severity=Severity.INFO,
        template="报告中有 {count} 处数字出自评价 {key}，没有找到那次评价的计算过程，不能核对有没有改动",
        hint="把那次评价写出的 trace.json 放在报告旁边，或者加 --trace 指明它在哪里",
        why="没有计算过程，就不知道当时写的是什么数。",
    )
)
NOTHING = "（空）"
QUOTED = 12
"""Characters of the paragraph quoted on either side of a figure."""


@dataclass(frozen=True, slots=True)
class Traced:
    """The figures of one evaluation, by code, and the evaluation's key."""

    key: str
    figures: Mapping[str, Figure]


def evaluation_keys(document: Document) -> tuple[str, ...]:
    """The evaluations whose figures a document prints, the most frequent first."""
    counted = Counter(key_in(mark.tag) for block in document.blocks for mark in block.marks)
    return tuple(key for key, _ in counted.most_common() if key)


def remarks_on_identity(document: Document, *, traced: Traced | None) -> Iterator[Remark]:
    """A remark for every figure that was altered, one for all that were not, and one for each evaluation without a trace."""
    figures = {tag(code, key=traced.key): figure for code, figure in traced.figures.items()} if traced else {}
    unaltered: list[Span] = []
    unknown: dict[str, list[Span]] = {}
    for block in document.blocks:
        for mark in block.marks:
            key, figure, span = key_in(mark.tag), figures.get(mark.tag), _span(block, mark)
            if figure is None:
                if key:
                    unknown.setdefault(key, []).append(span)
            elif _bare(span.text) in _printed(figure):
                unaltered.append(span)
            else:
                yield _altered(block, mark, figure=figure)
    if traced and unaltered:
        told = UNALTERED.at(key=traced.key, count=len(unaltered))
        yield Remark(told, Colour.GREEN, tuple(unaltered), KIND)
    for key, spans in unknown.items():
        yield Remark(UNKNOWN_ORIGIN.at(key=key, count=len(spans)), Colour.GREY, tuple(spans), KIND)


def _altered(block: Block, mark: Mark, *, figure: Figure) -> Remark:
    span = _span(block, mark)
    finding = ALTERED.at(
        place=_place(block, mark),
        found=span.text.strip() or NOTHING,
        expected=figure_text(figure),
        label=figure.label,
        code=figure.code,
    )
    if not span.text:
        whole = _text(block, mark)
        span = Span(block.number, mark.row, mark.column, 0, len(whole), whole)
    return Remark(finding, Colour.RED, (span,), KIND)


def _printed(figure: Figure) -> tuple[str, str]:
    """What a report may print: with the unit, and without it below a heading that names it."""
    return _bare(figure_text(figure)), _bare(figure_text(figure, with_unit=False))


def _bare(text: str) -> str:
    """A text without its blanks: Word and WPS put them in when they break a line."""
    return "".join(text.split())


def _span(block: Block, mark: Mark) -> Span:
    text = _text(block, mark)
    return Span(block.number, mark.row, mark.column, mark.start, mark.end, text[mark.start : mark.end])


def _text(block: Block, mark: Mark) -> str:
    return str(block.table.values[mark.row - 1][mark.column - 1]) if block.table else block.text


def _place(block: Block, mark: Mark) -> str:
    if block.table:
        return f"{block.table.name}第{mark.row}行第{mark.column}列"
    quoted = block.text[max(0, mark.start - QUOTED) : mark.end + QUOTED].replace("\n", "")
    return f"第{block.number}段“{quoted}”"
