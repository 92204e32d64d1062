"""The words and the order in which a review is told, whatever it is told in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.checking.reports.model import Colour, Remark, Review

COLOUR_LABELS: Mapping[Colour, str] = {
    Colour.RED: "不符",
    Colour.AMBER: "尾差或存疑",
    Colour.GREY: "无法核对",
    Colour.GREEN: "相符",
}
RANK = {colour: rank for rank, colour in enumerate(COLOUR_LABELS)}
NOTHING = "没有找到可以核对的数字关系。"
SHEET_TITLE = "核对结果"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one paragraph or cell to be marked: raw offsets, the gravest colour, and the numbers of its remarks."""

    start: int
    end: int
    colour: Colour
    numbers: tuple[int, ...]


def summary(review: Review) -> str:
    """The review in one sentence: how many relations were checked and what came of it, how many doubts about the wording."""
    counts = review.counts
    checked = sum(counts.values())
    wording = sum(remark.kind == "wording" for remark in review.remarks)
    altered = sum(remark.kind == "identity" and remark.colour is Colour.RED for remark in review.remarks)
    told = (
        f"核对了 {checked} 处数字关系：相符 {counts.get('agrees', 0)}，"
        f"尾差或截位 {counts.get('rounding', 0) + counts.get('truncated', 0)}，"
        f"不符 {counts.get('disagrees', 0)}，无法核对 {counts.get('cannot', 0)}"
    )
    told += f"；另有 {altered} 处数字与系统算出的不同" if altered else ""
    return f"{told}；另有文字提示 {wording} 条。" if wording else f"{told}。"


def ranked(remarks: Sequence[Remark]) -> tuple[tuple[int, Remark], ...]:
    """The remarks with their numbers (in reading order, from 1), the gravest first."""
    return tuple(sorted(enumerate(remarks, start=1), key=lambda pair: (RANK[pair[1].colour], pair[0])))


def comment(remark: Remark) -> str:
    """A remark as a note in the margin: what stands there and what was computed, then what to do."""
    finding = remark.finding
    hint = f"\n建议：{finding.hint}" if finding.hint else ""
    return f"【{COLOUR_LABELS[remark.colour]}】{finding.message}{hint}"


def marks(remarks: Sequence[Remark]) -> dict[tuple[int, int, int], list[Mark]]:
    """What to mark, by block, row and column; marks of one place do not overlap and come in order."""
    found: dict[tuple[int, int, int], list[Mark]] = {}
    for number, remark in enumerate(remarks, start=1):
        for span in remark.spans[: 1 if remark.kind != "wording" else None]:
            place = (span.block, span.row, span.column)
            found.setdefault(place, []).append(Mark(span.start, span.end, remark.colour, (number,)))
    return {place: _merged(marked) for place, marked in found.items()}


def _merged(marked: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marked, key=lambda one: (one.start, one.end)):
        if kept and mark.start < kept[-1].end:
            last = kept.pop()
            gravest = min(last.colour, mark.colour, key=lambda colour: RANK[colour])
            numbers = tuple(dict.fromkeys((*last.numbers, *mark.numbers)))
            mark = Mark(last.start, max(last.end, mark.end), gravest, numbers)
        kept.append(mark)
    return kept
