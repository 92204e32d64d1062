"""Disclosure called timely although the date of approval, from which the days count, is not given; or given, and the days counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Passage, Remark
from ..reading import Reading
from .remark import remark

_LAW = Citation("中华人民共和国预算法", "", "第十四条")
NO_APPROVAL = register(
    FindingCode(
        code="JX-CHK-022",
        severity=Severity.WARNING,
        template="写了“{found}”，但没有写财政部门批复的日期，公开于 {day} 是否在批复后20日内无法判定",
        hint="补写批复日期；批复不早于 {earliest} 时，公开才算及时",
        why="部门预算、决算应当在财政部门批复后20日内公开，只写公开日期证明不了及时。",
        citation=_LAW,
    )
)
LATE = register(
    FindingCode(
        code="JX-CHK-028",
        severity=Severity.WARNING,
        template="{approved} 批复，{day} 公开，相隔 {found} 日，超过20日",
        hint="核对两个日期；确已超期的，如实说明原因",
        why="部门预算、决算应当在财政部门批复后20日内公开。",
        citation=_LAW,
    )
)
TIMELY = register(
    FindingCode(
        code="JX-CHK-040",
        severity=Severity.AGREES,
        template="相符：{approved} 批复，{day} 公开，相隔 {found} 日，在20日以内",
        hint="",
        why="日期齐全，能够证明公开及时。",
        citation=_LAW,
    )
)
_DAY = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_PUBLIC = re.compile(r"公开")
_CLAIM = re.compile(
    r"(?:公开)?[^，。;]{0,14}(?:均?符合(?:要求|规定)|及时(?:进行|予以)?公开|按时公开|按要求公开|公开及时|时限要求)"
)
_APPROVED = re.compile(r"批复")
_LIMIT = 20


def check(reading: Reading) -> Iterator[Remark]:
    """A remark for each paragraph that tells when a budget or final account was published."""
    for passage in reading.passages:
        if not _PUBLIC.search(passage.text):
            continue
        days = list(_days(passage))
        published = [
            (day, match)
            for day, match in days
            if _PUBLIC.search(_clause(passage, match)) and not _is_approval(passage, match)
        ]
        approved = [(day, match) for day, match in days if _is_approval(passage, match)]
        if published and approved:
            yield from _counted(passage, published[0], approved[0])
        elif published:
            yield from _open(passage, published)


def _days(passage: Passage) -> Iterator[tuple[date, re.Match[str]]]:
    for match in _DAY.finditer(passage.text):
        year, month, day = (int(part) for part in match.groups())
        if (
            1 <= month <= 12
            and 1 <= day <= 28 + (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day - 28
        ):
            yield date(year, month, day), match


def _clause(passage: Passage, match: re.Match[str]) -> str:
    end = min(
        (at for at in (passage.text.find(mark, match.end()) for mark in "。;") if at >= 0), default=len(passage.text)
    )
    return passage.text[match.end() : end]


def _is_approval(passage: Passage, match: re.Match[str]) -> bool:
    around = passage.text[match.end() : match.end() + 16].split("，")[0]
    return _APPROVED.search(around) is not None and not _PUBLIC.search(around)


def _counted(
    passage: Passage, published: tuple[date, re.Match[str]], approved: tuple[date, re.Match[str]]
) -> Iterator[Remark]:
    gap = (published[0] - approved[0]).days
    if gap < 0:
        return
    code = TIMELY if gap <= _LIMIT else LATE
    place = published[1]
    yield remark(
        code,
        passage,
        start=place.start(),
        end=place.end(),
        approved=_text(approved[0]),
        day=_text(published[0]),
        found=str(gap),
    )


def _open(passage: Passage, published: list[tuple[date, re.Match[str]]]) -> Iterator[Remark]:
    claim = _CLAIM.search(passage.text)
    if claim is None or _APPROVED.search(passage.text):
        return
    days = "、".join(_text(day) for day, _ in published)
    earliest = "、".join(_text(day - timedelta(days=_LIMIT)) for day, _ in published)
    more = tuple(passage.span(match.start(), match.end()) for _, match in published)
    yield remark(
        NO_APPROVAL,
        passage,
        start=claim.start(),
        end=claim.end(),
        more=more,
        found=claim.group(),
        day=days,
        earliest=earliest,
    )


def _text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
