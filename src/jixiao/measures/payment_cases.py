"""Worked examples of payment rules: a few payments, and exactly those that the rule must point at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from jixiao.expressions.interpreter import Calendar
from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import Finding
from jixiao.kernel.money import to_fen
from jixiao.kernel.period import day_number
from jixiao.standards import faults
from jixiao.standards.payment_rules import TABLE, PaymentRule, PaymentRules
from jixiao.standards.readers import Reader, read_tree
from jixiao.standards.strict_yaml import Node

from .model import Scope
from .payment_reference import answer

UNIT, YEAR = "A", 2023
_AMOUNT = re.compile(r"(-?[0-9,]+(?:\.[0-9]{1,2})?)(万元|元)")


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
    tables = {TABLE: [_record(TABLE, one) for one in reader.children(node, "payments")]}
    below = node.at("records")
    for table, listed in below.items.items() if below else ():
        tables[table] = [_record(table, one) for one in listed.list]
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


def _record(table: str, node: Node) -> dict[str, Value]:
    record: dict[str, Value] = dict.fromkeys(BY_NAME[table].columns)
    record.update({"unit": UNIT, "fiscal_year": YEAR})
    record.update({name: _value(child) for name, child in node.items.items()})
    day = node.items.get("paid_on")
    if day is not None and isinstance(day.value, date) and "month" not in node.items:
        record["month"] = day.value.month
    return record


def _value(node: Node) -> Value:
    if isinstance(node.value, date):
        return day_number(node.value)
    if isinstance(node.value, int) or node.value is None:
        return node.value
    amount = _AMOUNT.fullmatch(node.text)
    fen = to_fen(Decimal(amount[1].replace(",", "")), amount[2]) if amount is not None else None
    return node.text if fen is None else int(fen)


def _vouchers(listed: Sequence[str]) -> str:
    return "、".join(listed) or "没有疑点"
