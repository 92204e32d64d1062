"""Worked examples (算例) beside a standard: inputs and the points they must give. A standard whose cases fail is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jixiao.kernel.finding import Finding
from jixiao.kernel.money import FEN_IN, to_fen
from jixiao.kernel.points import text_of

from . import faults
from .indicator_rules import TIERS, indicator_branches
from .model import Item, Standard
from .readers import Reader, read_tree
from .rollup import GroupPoints, group_points, taken_off, total_points
from .scoring import earn, rule_for
from .scoring_result import Earned
from .strict_yaml import Node

Value = int | str | None
EXPECTED = ("points", "branch", "total", "grade")
_NO_VALUE = ""
_AMOUNT = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(" + "|".join(sorted(FEN_IN, key=len, reverse=True)) + ")")


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One worked example: what it gave, what it must give, and the finding when they differ."""

    name: str
    got: str
    expected: str
    finding: Finding | None


def run_cases(standard: Standard, *, path: Path) -> tuple[tuple[CaseResult, ...], tuple[Finding, ...]]:
    """Every case of the file; findings of the file itself (wrong keys, wrong values) come apart."""
    tree, findings = read_tree(path)
    if tree is None:
        return (), findings
    reader = Reader()
    reader.keys(tree, required=("cases",))
    results = tuple(_run(standard, node, reader=reader) for node in reader.children(tree, "cases"))
    return results, tuple(reader.findings)


def _run(standard: Standard, node: Node, *, reader: Reader) -> CaseResult:
    reader.keys(
        node,
        required=("name",),
        optional=("item", "rule", "full", "values", "claims", "source", *EXPECTED),
    )
    name = reader.text(node, "name")
    problem = _problem(standard, node, reader=reader)
    if problem:
        return CaseResult(name, "", "", faults.CASE_BROKEN.at(node.source, name=name, problem=problem))
    values = {key: _value(below) for key, below in _mapping(node, "values").items()}
    claimed = reader.text(node, "claims") == "all"
    if node.at("rule") is not None:
        got = _indicator(standard, node, reader=reader, values=values)
    elif node.at("item") is not None:
        got = _item(standard, node, reader=reader, values=values, claimed=claimed)
    else:
        got = _total(standard, values=values, claimed=claimed)
    expected = {key: reader.text(node, key) for key in EXPECTED if node.at(key)}
    shown = {key: got.get(key, "") for key in expected}
    agreed = shown == expected
    found, wanted = "、".join(shown.values()), "、".join(expected.values())
    finding = None if agreed else faults.CASE.at(node.source, found=found, expected=wanted, name=name)
    return CaseResult(name, found, wanted, finding)


def _problem(standard: Standard, node: Node, *, reader: Reader) -> str:
    """Why a case cannot be run or would prove nothing; "" when it can."""
    codes = [item.code for item in standard.leaves() if item.rule is not None]
    asked = [key for key in ("item", "rule") if node.at(key) is not None]
    if len(asked) > 1:
        return "item 和 rule 只能写一个"
    if asked and reader.text(node, asked[0]) not in codes:
        return f"标准里没有编码为“{reader.text(node, asked[0])}”的计分项"
    if asked == ["rule"] and standard.applies_to != "indicator":
        return "rule 只用于单个指标的赋分规则"
    asking = ("points", "branch") if asked else ("total", "grade")
    if not any(node.at(key) is not None for key in asking):
        return f"没有写明应得的 {' 或 '.join(asking)}"
    wrong = [f"{key}: {below.text}" for key, below in _mapping(node, "values").items() if _value(below) is _NO_VALUE]
    return f"看不懂 {'、'.join(wrong)}" if wrong else ""


def _mapping(node: Node, key: str) -> Mapping[str, Node]:
    below = node.at(key)
    return below.items if below else {}


def _value(node: Node) -> Value:
    """A whole number, a word such as a tier, nothing (~), or an amount with its unit: 7514.04万元; `_NO_VALUE` for what is none."""
    if node.value is None or isinstance(node.value, int):
        return node.value
    amount = _AMOUNT.fullmatch(node.text)
    if amount is not None:
        fen = to_fen(Decimal(amount.group(1).replace(",", "")), amount.group(2))
        return _NO_VALUE if fen is None else fen
    return node.text if node.text in TIERS else _NO_VALUE


def _numbers(values: Mapping[str, Value]) -> dict[str, int | None]:
    return {key: value for key, value in values.items() if not isinstance(value, str)}


def _shown(branch: str, points: int | None) -> dict[str, str]:
    return {"points": "~" if points is None else text_of(points), "branch": branch}


def _indicator(standard: Standard, node: Node, *, reader: Reader, values: Mapping[str, Value]) -> dict[str, str]:
    columns: dict[str, Value] = dict.fromkeys(("actual", "target", "pass_line", "tier", "share"))
    branch, points = indicator_branches(standard, reader.text(node, "rule")).evaluate(
        columns | dict(values) | {"full": int(reader.points(node, "full"))}
    )
    return _shown(branch, points)


def _item(
    standard: Standard, node: Node, *, reader: Reader, values: Mapping[str, Value], claimed: bool
) -> dict[str, str]:
    item = next(item for item in standard.leaves() if item.code == reader.text(node, "item"))
    full = reader.points(node, "full") or item.points
    earned = _earn(standard, item, full=int(full), values=_numbers(values), claimed=claimed)
    if item.deduction:
        return _shown(earned.branch, taken_off(earned))
    return _shown(earned.branch, None if earned.state != "known" and not earned.checks else int(earned.points))


def _earn(standard: Standard, item: Item, *, full: int, values: Mapping[str, int | None], claimed: bool) -> Earned:
    rule = rule_for(item, values)
    assert rule is not None
    claims = {check.code: True for check in rule.checks} if claimed else {}
    return earn(rule, full=full, values=values, claims=claims, undetermined=standard.undetermined)


def _total(standard: Standard, *, values: Mapping[str, Value], claimed: bool) -> dict[str, str]:
    numbers = _numbers(values)
    parts = [_points(standard, item, values=numbers, claimed=claimed) for item in standard.items]
    points = total_points(standard, parts=parts).points
    return {"total": text_of(points), "grade": standard.grade(points)}


def _points(standard: Standard, item: Item, *, values: Mapping[str, int | None], claimed: bool) -> GroupPoints:
    if item.items:
        parts = [_points(standard, child, values=values, claimed=claimed) for child in item.items]
        return group_points(item, parts=parts, values=values)
    earned = _earn(standard, item, full=int(item.points), values=values, claimed=claimed)
    if item.deduction:
        off = taken_off(earned)
        return GroupPoints(off, off, 0, 0, bonus=False, gate_open=True, deduction=True)
    absent = int(earned.full) if earned.state == "not_applicable" else 0
    asked = 0 if absent else int(earned.full)
    return GroupPoints(int(earned.points), int(earned.verified), asked, absent, bonus=item.bonus, gate_open=True)
