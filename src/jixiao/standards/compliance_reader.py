"""Packs of obligations as written, read into checked obligations: expressions typed, mistakes told with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from jixiao.expressions.aggregates import parse_aggregate
from jixiao.expressions.types import Type
from jixiao.kernel.finding import Finding, Severity, has_errors

from . import faults
from .compliance import (
    AREAS,
    KIND,
    ComplianceRules,
    Computed,
    Dated,
    Obligation,
    Parameter,
    Term,
    names_of,
)
from .keywords import HEAD
from .readers import Reader, as_written, parameter_value, read_tree
from .rule_clauses import ClauseReader, Tables
from .strict_yaml import Node, load

REQUIRED = ("code", "title", "area", "severity", "evidence", "valid", "table", "named")
OPTIONAL = (
    "citation", "liability", "jurisdiction", "dated_by", "parameters", "look_up", "where", "otherwise", "exempt", "by", "let",
    "term", "check", "proof",
)  # fmt: skip


def load_compliance(path: Path, *, tables: Tables) -> tuple[ComplianceRules | None, tuple[Finding, ...]]:
    """The obligations in `path`, or None with all that is wrong with them, file and line included."""
    tree, findings = read_tree(path)
    return (None, findings) if tree is None else _pack(tree, tables=tables)


def parse_compliance(text: str, *, name: str, tables: Tables) -> tuple[ComplianceRules | None, tuple[Finding, ...]]:
    """The obligations that a text describes."""
    tree, findings = load(text, file=name)
    return (None, findings) if tree is None else _pack(tree, tables=tables)


def _pack(tree: Node, *, tables: Tables) -> tuple[ComplianceRules | None, tuple[Finding, ...]]:
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "obligations"), optional=("note", "applies"))
    reader.choice(tree, "kind", among=(KIND,), default=KIND)
    units, first_year, last_year = reader.applies(tree.at("applies"))
    name = reader.text(tree, "id")
    place = reader.text(tree, "jurisdiction")
    read = [
        _ObligationReader(node, reader, tables).obligation(pack=name, jurisdiction=place)
        for node in reader.children(tree, "obligations")
    ]
    found = tuple(one for one in read if one is not None)
    codes = [one.code for one in found]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        reader.findings.append(faults.DUPLICATE_CODE.at(reader.at(tree, "obligations"), found=code))
    pack = ComplianceRules(name, reader.text(tree, "title"), units, first_year, last_year, found)
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


class _ObligationReader(ClauseReader[Computed]):
    """Reads one obligation."""

    def __init__(self, node: Node, reader: Reader, tables: Tables) -> None:
        name = reader.text(node, "code") or "（无编号）"
        own = tables.get(reader.text(node, "table"), {})
        super().__init__(node, reader, tables, fault=faults.OBLIGATION, name=name, own=own)

    def obligation(self, *, pack: str, jurisdiction: str) -> Obligation | None:
        """The obligation; None when something about it is wrong, which the findings then say."""
        before = len(self._reader.findings)
        self._reader.keys(self._node, required=REQUIRED, optional=OPTIONAL)
        found = self._plain(pack=pack, jurisdiction=jurisdiction)
        known = names_of(found, tables=self._tables)
        found = replace(
            found,
            where=self._condition(self._node, "where", known),
            exempt=tuple(self._exemption(child, known) for child in self._reader.children(self._node, "exempt")),
            term=self._term(known),
            check=self._condition(self._node, "check", known),
        )
        self._check(found, known)
        return found if len(self._reader.findings) == before else None

    def _plain(self, *, pack: str, jurisdiction: str) -> Obligation:
        node, reader = self._node, self._reader
        valid = node.at("valid") or node
        if valid is not node:
            reader.keys(valid, required=("from",), optional=("to",))
        return Obligation(
            code=reader.text(node, "code"),
            title=reader.text(node, "title"),
            area=reader.choice(node, "area", among=tuple(AREAS), default="procurement"),
            severity=Severity(reader.choice(node, "severity", among=("error", "warning", "info"), default="warning")),
            jurisdiction=reader.text(node, "jurisdiction") or jurisdiction,
            citation=reader.citation(node.at("citation")),
            evidence=reader.evidence(node.at("evidence")),
            liability=reader.citation(node.at("liability")),
            valid_from=reader.day(valid, "from") or date.min,
            valid_to=reader.day(valid, "to"),
            dated_by=reader.text(node, "dated_by"),
            parameters=tuple(self._parameter(code, child) for code, child in self._items(node, "parameters")),
            table=reader.text(node, "table"),
            named=self._columns("named"),
            look_ups=tuple(self._look_up(child) for child in reader.children(node, "look_up")),
            where=None,
            otherwise=reader.text(node, "otherwise"),
            exempt=(),
            by=self._columns("by") if node.at("by") is not None else None,
            let=self._numbers(node, self._own),
            term=None,
            check=None,
            pack=pack,
            version=hashlib.sha256(as_written(node).encode()).hexdigest()[:12],
            proof=self._column("proof"),
        )

    def _parameter(self, code: str, node: Node) -> Parameter:
        reader = self._reader
        reader.keys(node, required=("label", "unit", "values"))
        unit = reader.text(node, "unit")
        values = []
        for child in reader.children(node, "values"):
            reader.keys(child, required=("from", "value"), optional=("to", "citation"))
            value = parameter_value(reader.text(child, "value"), unit)
            if value is None:
                self._wrong(f"参数 {code} 要写数值（元、万元最多到分，其余写整数）", child)
            start, end = reader.day(child, "from") or date.min, reader.day(child, "to")
            values.append(Dated(value or 0, start, end, reader.citation(child.at("citation"))))
        for one, two in pairwise(values):
            if one.end is None or one.end >= two.start:
                self._wrong(f"参数 {code} 的日期重叠：前一个要在 {two.start} 之前结束", node)
        return Parameter(code, reader.text(node, "label"), unit, tuple(values))

    def _number(self, node: Node, columns: Mapping[str, Type]) -> Computed:
        reader = self._reader
        reader.keys(node, required=("label", "unit", "of"))
        aggregate = parse_aggregate(reader.text(node, "of"), columns=columns)
        return Computed(reader.text(node, "label"), reader.text(node, "unit"), aggregate)

    def _column(self, key: str) -> str:
        name = self._reader.text(self._node, key)
        if name and name not in self._own:
            self._wrong(f"{key} 的 {name} 不是这种记录的内容", self._node.at(key))
        return name

    def _columns(self, key: str) -> tuple[str, ...]:
        children = self._reader.children(self._node, key)
        for child in children:
            if child.text not in self._own:
                self._wrong(f"{key} 里的 {child.text} 不是这种记录的内容", child)
        return tuple(child.text for child in children)

    def _term(self, known: Mapping[str, Type]) -> Term | None:
        node = self._node.at("term")
        if node is None:
            return None
        reader = self._reader
        optional = ("days", "working_days", "before", "roll_forward", "early")
        reader.keys(node, required=("from", "done"), optional=optional)
        start, done = reader.text(node, "from"), reader.text(node, "done")
        for name in (start, done):
            if known.get(name) is not Type.DATE:
                self._wrong(f"term 里的 {name} 不是日期", node)
        days, working_days = reader.count(node, "days"), reader.count(node, "working_days")
        if (days is None) == (working_days is None):
            self._wrong("term 要写 days 或 working_days 中的一个", node)
        return Term(
            start=start,
            done=done,
            days=days,
            working_days=working_days,
            before=reader.truth(node, "before", default=False),
            roll_forward=reader.truth(node, "roll_forward", default=False),
            early=reader.truth(node, "early", default=False),
        )

    def _check(self, found: Obligation, known: Mapping[str, Type]) -> None:
        if not self._own:
            self._wrong(f"没有名为 {found.table} 的记录")
        if (found.term is None) == (found.check is None) and "term" in self._node.items:
            self._wrong("只能写 term 和 check 中的一个")
        if found.term is None and "term" not in self._node.items and "check" not in self._node.items:
            self._wrong("要写 term（期限）或 check（条件）")
        if found.where is not None and not found.otherwise:
            self._wrong("写了 where，就要用 otherwise 说明不符合时为什么不适用")
        if found.dated_by and known.get(found.dated_by) is not Type.DATE:
            self._wrong(f"dated_by 的 {found.dated_by} 不是日期")
        if not found.citation and found.evidence and found.evidence.kind != "design":
            self._wrong("没有依据（citation），evidence 就只能是 design")
        if found.let and found.by is None:
            self._wrong("let 只能和 by 一起写")
        clash = sorted({*found.let, *(one.code for one in found.parameters)} & set(self._own))
        if clash:
            self._wrong(f"{'、'.join(clash)} 与记录的内容重名")
        grouped = set(found.by or ()) | {"unit", "fiscal_year"}
        outside = sorted({own for one in found.look_ups for _, own in one.on} - grouped)
        if found.by is not None and outside:
            self._wrong(f"look_up 用到的 {'、'.join(outside)} 要写在 by 里，同一组里才只有一个值")
