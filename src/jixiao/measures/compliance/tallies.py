"""Answers counted into figures, each with the judgements, their inputs and cells behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from jixiao.kernel.figure import Figure, State, Trace
from jixiao.kernel.period import day_of
from jixiao.standards.compliance_answers import Answer, Judged, Judgement, Reason, answer_label

from ..model import Takes, Tally

SHOWN = 20
"""How many judgements a trace names, those that are not 合规 first."""
FIRST = (Answer.BROKEN, Answer.OPEN, Answer.MET, Answer.EXEMPT, Answer.NOT_APPLICABLE)
VALUES = {Answer.MET: 1, Answer.BROKEN: 0}
Pair = tuple[Judged, Judgement]


def tally_figure(tally: Tally, *, judged: Iterable[Judged], known: Mapping[str, Figure]) -> Figure:
    """A tally as a figure; 无法判定 when no pack in force has its obligation, its table was not handed in, or no record answers it.

    `known` are the counted figures, by which answers are weighed.
    """
    asked = [one for one in judged if tally.obligation in ("", one.obligation.code) and _of_area(tally, one)]
    pairs = [
        (one, each)
        for one in asked
        for each in one.judgements
        if not tally.only or each.key.split("|")[-1] == tally.only
    ]
    value = _value(tally, asked=asked, pairs=pairs, known=known)
    return Figure(
        code=tally.code,
        label=tally.label,
        kind=tally.kind,
        value=value,
        unit=tally.unit,
        decimals=tally.decimals,
        state=State.UNDETERMINED if value is None else State.KNOWN,
        trace=_trace(tally, asked=asked, pairs=pairs, value=value),
    )


def _of_area(tally: Tally, one: Judged) -> bool:
    return not tally.area or one.obligation.area == tally.area


def _value(tally: Tally, *, asked: Sequence[Judged], pairs: Sequence[Pair], known: Mapping[str, Figure]) -> int | None:
    if tally.takes in (Takes.COUNT, Takes.MONEY):
        # A record type that was never handed in cannot be counted; in a whole area it is one open question among others.
        absent = not tally.area and any(each.reason is Reason.NO_TABLE for _, each in pairs)
        counted = [each for _, each in pairs if each.answer in tally.counts]
        if absent or not asked:
            return None
        return len(counted) if tally.takes is Takes.COUNT else _money(tally, counted, known)
    if tally.takes is Takes.ANSWER and not tally.only:
        return VALUES.get(asked[0].answer) if len(asked) == 1 else None
    one = pairs[0][1] if len(pairs) == 1 else None
    if one is None:
        return None
    if tally.takes is Takes.DEADLINE:
        return one.deadline
    if tally.takes is Takes.OVER:
        return None if one.over is None else max(one.over, 0)
    return VALUES.get(one.answer)


def _money(tally: Tally, counted: Iterable[Judgement], known: Mapping[str, Figure]) -> int | None:
    """What the records weigh; a record without money weighs nothing, and without any money nobody can tell."""
    split = {code: figure.value for code, figure in known.items() if code.startswith(f"{tally.weighed}.")}
    if not split:
        return None
    return sum(split.get(f"{tally.weighed}.{each.key.split('|')[-1]}") or 0 for each in counted)


def _trace(tally: Tally, *, asked: Sequence[Judged], pairs: Sequence[Pair], value: int | None) -> Trace:
    counts = {answer: sum(each.answer is answer for _, each in pairs) for answer in FIRST}
    first = asked[0].obligation if len(asked) == 1 else None
    detail: dict[str, int | str | None] = {"value": value}
    detail |= {f"answers_{answer}": number for answer, number in counts.items() if number}
    if first is not None:
        detail |= {"obligation": f"{first.code} {first.title}", "standard": first.pack}
    detail["version"] = first.version if first is not None else _digest(asked)
    ranked = sorted(pairs, key=lambda pair: FIRST.index(pair[1].answer))
    return Trace(
        kind="compliance",
        code=tally.code,
        label=tally.label,
        detail=detail,
        citation=first.citation if first else None,
        evidence=first.evidence if first else None,
        row_count=sum(each.rows for _, each in pairs),
        children=tuple(_judgement(one, each) for one, each in ranked[:SHOWN]),
    )


def _digest(asked: Iterable[Judged]) -> str:
    """Names the versions of several obligations at once."""
    versions = " ".join(f"{one.obligation.code} {one.obligation.version}" for one in asked)
    return hashlib.sha256(versions.encode()).hexdigest()[:12]


def _judgement(one: Judged, each: Judgement) -> Trace:
    detail: dict[str, int | str | None] = {
        "judged": answer_label(each.answer, one.obligation),
        "reason": str(each.reason),
    }
    detail |= {given.name: f"{given.label} {given.shown}" for given in each.given}
    if each.deadline is not None:
        detail |= {"deadline": day_of(each.deadline).isoformat(), "over": each.over}
    cells = tuple(given.source for given in each.given if given.source is not None)
    return Trace(
        kind="judgement",
        code=one.obligation.code,
        label=each.name,
        detail=detail,
        sources=cells or each.sources,
        row_count=each.rows,
    )


def tally_figures(
    tallies: Iterable[Tally], *, judged: Sequence[Judged], known: Mapping[str, Figure]
) -> Mapping[str, Figure]:
    """All tallies as figures, by code."""
    return {tally.code: tally_figure(tally, judged=judged, known=known) for tally in tallies}
