"""Worked examples of obligations: a few records, and the answer, reason and last day of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from jixiao.expressions.interpreter import Calendar
from jixiao.kernel.finding import Finding
from jixiao.kernel.period import day_of
from jixiao.standards import faults
from jixiao.standards.compliance import ComplianceRules, Obligation
from jixiao.standards.compliance_answers import ANSWER_LABELS, Answer, Judgement
from jixiao.standards.readers import Reader, read_tree
from jixiao.standards.strict_yaml import Node

from ..model import Scope
from ..payment_cases import CaseResult
from ..reference import Record
from ..written_records import UNIT, YEAR, record_of
from .judging import World, judge


def run_compliance_cases(
    pack: ComplianceRules, *, path: Path, calendar: Calendar
) -> tuple[tuple[CaseResult, ...], tuple[Finding, ...]]:
    """The examples in `path`, and what is wrong with the file; an obligation without an example is told as well."""
    tree, findings = read_tree(path)
    if tree is None:
        return (), findings
    reader = Reader()
    reader.keys(tree, required=("cases",))
    known = {one.code: one for one in pack.obligations}
    results = []
    for node in reader.children(tree, "cases"):
        reader.keys(node, required=("obligation", "name", "records", "answers"), optional=("as_of",))
        one, name = known.get(reader.text(node, "obligation")), reader.text(node, "name")
        if one is None:
            problem = f"没有编号为 {reader.text(node, 'obligation')} 的义务"
            reader.findings.append(faults.CASE_BROKEN.at(node.source, name=name, problem=problem))
            continue
        results.append(CaseResult(one.code, name, _outcome(one, node, name=name, reader=reader, calendar=calendar)))
    for code in sorted(set(known) - {result.rule for result in results}):
        problem = "没有算例，改坏了也没有人知道"
        reader.findings.append(faults.CASE_BROKEN.at(tree.source, name=known[code].title, problem=problem))
    return tuple(results), tuple(reader.findings)


def _outcome(one: Obligation, node: Node, *, name: str, reader: Reader, calendar: Calendar) -> Finding | None:
    world = World(
        tables=_tables(node),
        scope=Scope((UNIT,), YEAR),
        calendar=calendar,
        as_of=reader.day(node, "as_of"),
        cell=lambda record, field: None,
    )
    found = [_told(each) for each in judge([one], world=world)[0].judgements]
    expected = [_expected(child, reader) for child in reader.children(node, "answers")]
    # An example names what matters to it: the answer alone, or its reason and last day too.
    agree = len(found) == len(expected) and all(
        set(wanted.items()) <= set(got.items()) for wanted, got in zip(expected, found, strict=True)
    )
    if agree:
        return None
    return faults.CASE.at(node.source, name=f"{one.code} {name}", found=_shown(found), expected=_shown(expected))


def _tables(node: Node) -> Mapping[str, Sequence[Record]]:
    below = node.at("records")
    named = below.items.items() if below is not None else ()
    return {table: [record_of(table, one) for one in listed.list] for table, listed in named}


def _expected(node: Node, reader: Reader) -> dict[str, str]:
    reader.keys(node, required=("answer",), optional=("reason", "deadline", "over"))
    reader.choice(node, "answer", among=tuple(Answer), default=Answer.OPEN)
    return {key: reader.text(node, key) for key in node.items if not isinstance(node.items[key].value, date)} | {
        key: child.value.isoformat() for key, child in node.items.items() if isinstance(child.value, date)
    }


def _told(one: Judgement) -> dict[str, str]:
    told = {"answer": str(one.answer), "reason": str(one.reason)}
    if one.deadline is not None:
        told["deadline"] = day_of(one.deadline).isoformat()
    return told if one.over is None else told | {"over": str(one.over)}


def _shown(listed: Sequence[Mapping[str, str]]) -> str:
    parts = ("，".join(ANSWER_LABELS.get(value, value) for value in told.values() if value) for told in listed)
    return "；".join(parts) or "没有可核对的记录"
