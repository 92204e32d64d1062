"""Worked examples of payment rules: a few payments, and exactly those that the rule must point at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.expressions.interpreter import Calendar
from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import Finding
from jixiao.standards import faults
from jixiao.standards.payment_rules import TABLE, PaymentRule, PaymentRules
from jixiao.standards.readers import Reader, read_tree
from jixiao.standards.strict_yaml import Node

from .model import Scope
from .payment_reference import answer
from .written_records import UNIT, YEAR, record_of


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One example: `finding` says what came out instead; None when it is as it should be."""

    rule: str
    name: str
    finding: Finding | None


def run_payment_cases(
    pack: PaymentRules, *, path: Path, calendar: Calendar
) -> tuple[tuple[CaseResult, ...], tuple[Finding, ...]]:
    """The examples in `path` run by the reference, and what is wrong with the file; a rule without an example is told as well."""
    tree, findings = read_tree(path)
    if tree is None:
        return (), findings
    reader = Reader()
    reader.keys(tree, required=("cases",))
    rules = {rule.code: rule for rule in pack.rules}
    results = []
    for node in reader.children(tree, "cases"):
        reader.keys(node, required=("rule", "name", "payments", "hits"), optional=("records",))
        rule, name = rules.get(reader.text(node, "rule")), reader.text(node, "name")
        if rule is None:
            problem = f"没有编号为 {reader.text(node, 'rule')} 的规则"
            reader.findings.append(faults.CASE_BROKEN.at(node.source, name=name, problem=problem))
            continue
        results.append(CaseResult(rule.code, name, _outcome(rule, node, name=name, reader=reader, calendar=calendar)))
    shown = {result.rule for result in results}
    for code in sorted(set(rules) - shown):
        problem = "没有算例，改坏了也没有人知道"
        reader.findings.append(faults.CASE_BROKEN.at(tree.source, name=rules[code].title, problem=problem))
    return tuple(results), tuple(reader.findings)


def _outcome(rule: PaymentRule, node: Node, *, name: str, reader: Reader, calendar: Calendar) -> Finding | None:
    tables = {TABLE: [record_of(TABLE, one) for one in reader.children(node, "payments")]}
    below = node.at("records")
    for table, listed in below.items.items() if below else ():
        tables[table] = [record_of(table, one) for one in listed.list]
    expected = sorted(child.text for child in reader.children(node, "hits"))
    found = answer(rule, tables=_given(rule, tables), scope=Scope((UNIT,), YEAR), calendar=calendar)
    pointed = sorted(str(line["voucher"]) for line in found.payments)
    if pointed == expected and not found.coverage.missing:
        return None
    told = "、".join(found.coverage.missing) + "缺失" if found.coverage.missing else _vouchers(pointed)
    return faults.CASE.at(node.source, name=f"{rule.code} {name}", found=told, expected=_vouchers(expected))


def _given(rule: PaymentRule, tables: Mapping[str, list[dict[str, Value]]]) -> dict[str, Sequence[dict[str, Value]]]:
    # An example names only what matters to it; a payment outside the year's scope carries the columns that have to be there.
    names = {*rule.needed, *rule.present}
    filler = {name: _something(name) for name in names if all(line[name] is None for line in tables[TABLE])}
    first = tables[TABLE][0] if tables[TABLE] else {}
    padded = [*tables[TABLE], {**first, **filler, "voucher": "", "amount": 0}] if filler else tables[TABLE]
    return {**tables, TABLE: padded}


def _something(name: str) -> Value:
    return "x" if BY_NAME[TABLE].columns[name] == "text" else 0


def _vouchers(listed: Sequence[str]) -> str:
    return "、".join(listed) or "没有疑点"
