"""Answers to obligations in words: a sentence for each judgement, lines for a terminal, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jixiao.kernel.formatting import money
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.period import day_of
from jixiao.standards.compliance import AREAS, ComplianceRules, Obligation, Term
from jixiao.standards.compliance_answers import Answer, Judged, Judgement, Reason, answer_label

SCHEMA = "jixiao.compliance/1"
SHOWN = 5
"""Records of one obligation that a terminal names; the workbook has all."""
TOLD = (Answer.BROKEN, Answer.OPEN)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose records of which year are told, and by which day they were looked at."""

    unit: str
    name: str
    fiscal_year: int
    as_of: date


def told(one: Judgement, obligation: Obligation) -> str:
    """Why an answer is what it is, in one sentence."""
    given = "，".join(f"{each.label}{each.shown}" for each in one.given)
    missing = "、".join(one.missing)
    match one.reason:
        case Reason.IN_TIME | Reason.LATE | Reason.TOO_EARLY | Reason.DAY_OFF:
            return f"{given}；{_timed(one, obligation)}。"
        case Reason.HOLDS | Reason.FAILS:
            return f"{given or '所核对的内容'}，{'符合' if one.reason is Reason.HOLDS else '不符合'}。"
        case Reason.MISSING:
            return f"没有登记{missing}，无法判定。"
        case Reason.OVERDUE:
            return f"没有登记{missing}，截止日{_day(one.deadline)}已过{-(one.left or 0)}日，无法判定。"
        case Reason.PENDING:
            return f"截止日{_day(one.deadline)}，{_days_left(one.left or 0)}，还没有登记{missing}。"
        case Reason.NOT_YET:
            return f"登记的{missing}在核对日之后，无法判定。"
        case Reason.CALENDAR:
            return f"{given}；期限到了还没有公布节假日安排的年份，工作日算不出来，无法判定。"
        case Reason.NO_TABLE:
            return f"没有报来“{missing}”表，无法判定。"
        case Reason.OUTSIDE:
            return "当时这项规定没有施行，或者已经停止施行。"
        case _:
            return f"{one.detail}。"


def limit_text(obligation: Obligation) -> str:
    """The time limit in words: 30日、7个工作日、提前30日."""
    term = obligation.term
    if term is None:
        return ""
    if term.days == 0:
        return "不晚于当日"
    length = f"{term.days}日" if term.working_days is None else f"{term.working_days}个工作日"
    return f"提前{length}" if term.before else f"{length}内"


def basis_text(obligation: Obligation) -> str:
    """What an obligation rests on and how sure that is, in one line."""
    evidence = obligation.evidence
    parts = [obligation.citation.text if obligation.citation else "", evidence.text if evidence else ""]
    return "；".join(part for part in (*parts, evidence.note if evidence else "") if part)


def parameter_texts(obligation: Obligation) -> tuple[str, ...]:
    """Every value of its parameters with the days on which it holds."""
    return tuple(
        f"{one.label}：{_amount(each.value, one.unit)}（{each.start}起{f'至{each.end}' if each.end else ''}）"
        for one in obligation.parameters
        for each in one.values
    )


def obligation_lines(rules: ComplianceRules) -> tuple[str, ...]:
    """A pack for a terminal: every obligation with its limit, parameters, days of validity and ground."""
    lines = [f"{rules.id}  {rules.title}"]
    for one in rules.obligations:
        until = f"至 {one.valid_to}" if one.valid_to else "起施行"
        lines += [f"{one.code} {one.title}", f"    {one.valid_from}{until}　依据：{basis_text(one)}"]
        parts = [limit_text(one), *parameter_texts(one), *(f"豁免：{each.ground}" for each in one.exempt)]
        lines += [f"    {part}" for part in parts if part]
    return tuple(lines)


def counts_text(one: Judged) -> str:
    """How many records have each answer: 合规 20，不合规 1."""
    counts = one.counts
    return (
        "，".join(f"{answer_label(answer, one.obligation)} {counts[answer]}" for answer in Answer if counts[answer])
        or "没有记录"
    )


def compliance_lines(judged: Sequence[Judged], *, subject: Subject) -> tuple[str, ...]:
    """Set by set: every obligation with its answer, the records that are not in order below it."""
    lines = [f"{subject.name}{subject.fiscal_year}年度合规核对（截至 {subject.as_of}）"]
    for area, label in AREAS.items():
        own = [one for one in judged if one.obligation.area == area]
        lines += ["", f"{label}：{_summary(own)}"] if own else []
        for one in own:
            lines.append(
                f"  {answer_label(one.answer, one.obligation)}  {one.obligation.code} {one.obligation.title}（{counts_text(one)}）"
            )
            lines += _details(one)
    return tuple(lines)


def coming(judged: Sequence[Judged]) -> tuple[tuple[Judged, Judgement], ...]:
    """What is still to be done in time, the nearest deadline first."""
    pairs = [(one, each) for one in judged for each in one.judgements if each.reason is Reason.PENDING]
    return tuple(sorted(pairs, key=lambda pair: (pair[1].deadline or 0, pair[0].obligation.code)))


def overdue(judged: Sequence[Judged]) -> tuple[tuple[Judged, Judgement], ...]:
    """What was not done, as far as is on record, although its last day has passed; the longest overdue first."""
    pairs = [(one, each) for one in judged for each in one.judgements if each.reason is Reason.OVERDUE]
    return tuple(sorted(pairs, key=lambda pair: (pair[1].deadline or 0, pair[0].obligation.code)))


def compliance_json(judged: Sequence[Judged], *, subject: Subject) -> dict[str, Any]:
    """For other programs: dates as text, amounts in fen as whole numbers, every judgement with its inputs and their cells."""
    return {
        "schema": SCHEMA,
        "unit": subject.unit,
        "unit_name": subject.name,
        "fiscal_year": subject.fiscal_year,
        "as_of": subject.as_of.isoformat(),
        "obligations": [_obligation(one) for one in judged],
    }


def _obligation(one: Judged) -> dict[str, Any]:
    rule = one.obligation
    return {
        "code": rule.code,
        "title": rule.title,
        "area": rule.area,
        "pack": rule.pack,
        "version": rule.version,
        "jurisdiction": rule.jurisdiction,
        "basis": basis_text(rule),
        "limit": limit_text(rule),
        "parameters": list(parameter_texts(rule)),
        "answer": str(one.answer),
        "counts": {str(answer): number for answer, number in one.counts.items()},
        "judgements": [_judgement(each, rule) for each in one.judgements],
    }


def _judgement(each: Judgement, rule: Obligation) -> dict[str, Any]:
    written: dict[str, Any] = {
        "record": each.name,
        "key": each.key,
        "answer": str(each.answer),
        "reason": str(each.reason),
        "sentence": told(each, rule),
        "inputs": [
            {"name": given.name, "label": given.label, "shown": given.shown}
            | {"value": given.text or given.value, "place": given.source.place if given.source else ""}
            for given in each.given
        ],
        "places": [source.place for source in each.sources],
    }
    if each.proof:
        written["proof"] = each.proof
    days = {"deadline": each.deadline, "rolled": each.rolled}
    written |= {name: day_of(day).isoformat() for name, day in days.items() if day is not None}
    numbers = {"over": each.over, "taken": each.taken, "left": each.left}
    return written | {name: number for name, number in numbers.items() if number is not None}


def _details(one: Judged) -> list[str]:
    wrong = [each for each in one.judgements if each.answer in TOLD]
    wrong.sort(key=lambda each: TOLD.index(each.answer))
    lines = [
        f"        {answer_label(each.answer, one.obligation)} {each.name}：{told(each, one.obligation)}"
        for each in wrong[:SHOWN]
    ]
    return [*lines, f"        …… 还有 {len(wrong) - SHOWN} 条"] if len(wrong) > SHOWN else lines


def _summary(own: Sequence[Judged]) -> str:
    counts = {answer: sum(one.counts[answer] for one in own) for answer in Answer}
    return "，".join(
        f"{answer_label(answer, own[0].obligation)} {number} 项次" for answer, number in counts.items() if number
    )


def _timed(one: Judgement, obligation: Obligation) -> str:
    term = obligation.term
    assert term is not None
    over = one.over or 0
    if one.reason is Reason.TOO_EARLY:
        return "早于起算日，日期不合情理"
    if one.reason is Reason.DAY_OFF:
        return f"截止日{_day(one.deadline)}是休息日，没有明文规定可以顺延；顺延到{_day(one.rolled)}则在期限内，无法判定"
    kept = "在期限内" if one.reason is Reason.IN_TIME else f"超过截止日{over}日"
    return f"{limit_text(obligation)}的截止日是{_day(one.deadline)}，{_used(one, term)}{kept}"


def _used(one: Judgement, term: Term) -> str:
    if one.taken is None or one.taken < 0:
        return ""
    unit = "日" if term.working_days is None else "个工作日"
    return f"{'提前' if term.before else '用时'}{one.taken}{unit}，"


def _days_left(left: int) -> str:
    return "就是今天" if left == 0 else f"还有{left}日"


def _day(number: int | None) -> str:
    if number is None:
        return ""
    day = day_of(number)
    return f"{day.year}年{day.month}月{day.day}日"


def _amount(value: int, unit: str) -> str:
    return f"{money(value, unit=unit)}{unit}" if unit in FEN_IN else f"{value}{unit}"
