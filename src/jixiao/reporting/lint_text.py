"""The coach's notes on the terminal: the result in one line, the four headings, then project by project."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checking.coach.coaching import Coached

from .lint_words import HEADINGS_NOTE, NOTHING, SIGNS, earned, groups, note_parts, summary

_SHOWN = frozenset({"为什么", "可以这样写", "参考指标"})


def lint_lines(coached: Coached) -> tuple[str, ...]:
    """The lines of a coached set of targets."""
    return tuple(_lines(coached))


def _lines(coached: Coached) -> Iterator[str]:
    yield f"{coached.targets.name}：{summary(coached)}"
    yield f"\n四性审核（财预〔2015〕88号）：{earned(coached.whole)}"
    for heading in coached.whole.headings:
        yield f"  {heading.heading.name} {heading.points // 100} 分：{earned(heading)}"
    yield f"  {HEADINGS_NOTE}"
    for finding in coached.unchecked:
        yield f"  ？ {finding.message}；{finding.hint}"
    quiet: list[str] = []
    for group in groups(coached):
        if not group.notes:
            quiet.append(group.title)
            continue
        yield f"\n【{group.title}】"
        for number, note in group.notes:
            yield f"  {SIGNS[note.finding.severity]} {number}. {note.finding.message}"
            yield f"      位置：{note.finding.place}"
            yield from (f"      {label}：{text}" for label, text in note_parts(note) if label in _SHOWN)
    if quiet and coached.notes:
        yield f"\n{NOTHING.rstrip('。')}：{'、'.join(quiet)}"
