"""Payment rules as written, read into checked rules: expressions typed against the columns there are, mistakes told with their line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jixiao.expressions.aggregates import Aggregate, parse_aggregate
from jixiao.expressions.types import Type
from jixiao.kernel.finding import Finding, Severity, has_errors

from . import faults
from .keywords import HEAD
from .payment_rules import (
    CERTAINTY_LABELS,
    DAY,
    SHAPE_LABELS,
    TABLE,
    Parameter,
    PaymentRule,
    PaymentRules,
    Retire,
    Shape,
    repeated,
    values_of,
)
from .readers import Reader, as_written, parameter_value, read_tree
from .rule_clauses import ClauseReader, LookUp, Tables
from .strict_yaml import Node, load

PLACE: Final = re.compile(r"\{([^{}]*)\}")
SAID: Final = re.compile(r"([a-z_]+(?:\.[a-z_]+)?)(?:/([a-z_]+(?:\.[a-z_]+)?))?(?::(元|日|%|词 [a-z_]+))?")
REQUIRED = ("code", "title", "severity", "certainty", "why", "evidence", "shape", "says", "asks")
OPTIONAL = (
    "citation", "parameters", "needs", "present", "look_up", "where", "exempt", "by", "within", "of", "let", "when", "marks",
)  # fmt: skip
ASKED: dict[Shape, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Shape.ROW: ((), ("by", "within", "of", "let", "marks")),
    Shape.GROUP: (("by", "let", "when"), ("within", "of")),
    Shape.WINDOW: (("by", "let", "when", "within"), ("of", "marks", "look_up")),
    Shape.RUNNING: (("by", "let", "when"), ("within", "of")),
    Shape.CHANGE: (("by", "of"), ("within", "let", "when", "marks", "look_up")),
}
"""For each shape, what it must say and what would have no meaning."""
ADDED_UP = ("sum", "count")


def load_payment_rules(path: Path, *, tables: Tables) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    """The rules in `path`, or None with all that is wrong with them, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    return _pack(tree, text=path.read_text(encoding="utf-8-sig"), tables=tables)


def parse_payment_rules(text: str, *, name: str, tables: Tables) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    """The rules that a text describes: the form in which a rule is tried before it is switched on."""
    tree, findings = load(text, file=name)
    return (None, findings) if tree is None else _pack(tree, text=text, tables=tables)


def _pack(tree: Node, *, text: str, tables: Tables) -> tuple[PaymentRules | None, tuple[Finding, ...]]:
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "rules"), optional=("note", "applies", "retire"))
    reader.choice(tree, "kind", among=("payment-rules",), default="payment-rules")
    units, first_year, last_year = reader.applies(tree.at("applies"))
    read = [_RuleReader(node, reader, tables).rule() for node in reader.children(tree, "rules")]
    pack = PaymentRules(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        version=hashlib.sha256(text.encode()).hexdigest()[:12],
        units=units,
        first_year=first_year,
        last_year=last_year,
        rules=tuple(rule for rule in read if rule is not None),
        retire=_retire(tree.at("retire"), reader),
    )
    for code in repeated(pack.rules):
        reader.findings.append(faults.DUPLICATE_CODE.at(reader.at(tree, "rules"), found=code))
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _retire(node: Node | None, reader: Reader) -> Retire | None:
    if node is None:
        return None
    reader.keys(node, required=("judged", "precision"))
    judged, precision = reader.count(node, "judged"), reader.ratio(node, "precision")
    return Retire(judged, precision) if judged and precision is not None else None


class _RuleReader(ClauseReader[Aggregate]):
    """Reads one rule; parameters stand as `{code}` in its expressions and are written out before these are parsed."""

    def __init__(self, node: Node, reader: Reader, tables: Tables) -> None:
        name = reader.text(node, "title") or "（无名）"
        super().__init__(node, reader, tables, fault=faults.PAYMENT_RULE, name=name, own=tables[TABLE])
        self._parameters: tuple[Parameter, ...] = ()

    def rule(self) -> PaymentRule | None:
        """The rule; None when something about it is wrong, which the findings then say."""
        node, reader = self._node, self._reader
        before = len(reader.findings)
        reader.keys(node, required=REQUIRED, optional=OPTIONAL)
        shape = Shape(reader.choice(node, "shape", among=tuple(SHAPE_LABELS), default=Shape.ROW))
        self._parameters = tuple(self._parameter(code, child) for code, child in self._items(node, "parameters"))
        rule = self._read(shape)
        self._check(rule)
        return rule if len(reader.findings) == before else None

    def _read(self, shape: Shape) -> PaymentRule:
        node, reader = self._node, self._reader
        look_ups = tuple(self._look_up(child) for child in reader.children(node, "look_up"))
        looked_up = self._looked_up(look_ups)
        by = self._columns("by")
        let = self._numbers(node, self._own)
        day = (DAY,) if shape is Shape.RUNNING else ()
        seen = self._own if shape is Shape.ROW else {name: self._own[name] for name in (*by, *day) if name in self._own}
        asked = seen | looked_up | {code: aggregate.type for code, aggregate in let.items()}
        return PaymentRule(
            code=reader.text(node, "code"),
            title=reader.text(node, "title"),
            severity=Severity(reader.choice(node, "severity", among=("error", "warning", "info"), default="warning")),
            certainty=reader.choice(node, "certainty", among=tuple(CERTAINTY_LABELS), default="hint"),
            why=reader.text(node, "why"),
            citation=reader.citation(node.at("citation")),
            evidence=reader.evidence(node.at("evidence")),
            parameters=self._parameters,
            shape=shape,
            needs=self._columns("needs"),
            present=self._columns("present"),
            look_ups=look_ups,
            where=self._condition(node, "where", self._own),
            exempt=tuple(self._exemption(child, self._own) for child in reader.children(node, "exempt")),
            by=by,
            within=self._within(),
            of=next(iter(self._columns("of")), ""),
            let=let,
            when=self._condition(node, "when", asked),
            marks=self._condition(node, "marks", self._own),
            says=reader.text(node, "says"),
            asks=tuple(child.text for child in reader.children(node, "asks")),
            source=as_written(node),
        )

    def _parameter(self, code: str, node: Node) -> Parameter:
        reader = self._reader
        reader.keys(node, required=("label",), optional=("unit", "value", "values"))
        unit = reader.text(node, "unit")
        words = tuple(child.text for child in reader.children(node, "values"))
        if words:
            return Parameter(code, reader.text(node, "label"), "", words)
        value = parameter_value(reader.text(node, "value"), unit)
        if value is None:
            self._wrong(f"参数 {code} 要有数值（元、万元最多到分，其余写整数）或者一组词", node)
        return Parameter(code, reader.text(node, "label"), unit, value or 0)

    def _written_out(self, node: Node) -> str:
        known = {one.code: _literal(one.value) for one in self._parameters}

        def value(place: re.Match[str]) -> str:
            if place[1] not in known:
                self._wrong(f"没有名为 {place[1]} 的参数", node)
            return known.get(place[1], "0")

        return PLACE.sub(value, node.text)

    def _number(self, node: Node, columns: Mapping[str, Type]) -> Aggregate:
        return parse_aggregate(self._written_out(node), columns=columns)

    def _columns(self, key: str) -> tuple[str, ...]:
        below = self._node.at(key)
        if below is None:
            return ()
        found = (below,) if not isinstance(below.value, tuple) else below.list
        for child in found:
            if child.text not in self._own:
                self._wrong(f"{key} 里的 {child.text} 不是支付明细的内容", child)
        return tuple(child.text for child in found)

    def _within(self) -> int:
        below = self._node.at("within")
        if below is None:
            return 0
        text = self._written_out(below)
        if not text.isdecimal() or not 1 <= int(text) <= 366:
            self._wrong("within 要写 1 到 366 的天数", below)
            return 1
        return int(text)

    def _looked_up(self, look_ups: tuple[LookUp[Aggregate], ...]) -> dict[str, Type]:
        columns: dict[str, Type] = {}
        for one in look_ups:
            there = {code: found.type for code, found in one.let.items()} or dict(self._tables.get(one.table, {}))
            columns |= {f"{one.alias}.{name}": type_ for name, type_ in there.items()}
        return columns

    def _check(self, rule: PaymentRule) -> None:
        must, cannot = ASKED[rule.shape]
        written = self._node.items
        label = SHAPE_LABELS[rule.shape]
        for key in must:
            if key not in written:
                self._wrong(f"“{label}”的规则缺少 {key}")
        for key in cannot:
            if key in written:
                self._wrong(f"“{label}”的规则用不到 {key}", written[key])
        if rule.shape is Shape.ROW and rule.where is None and rule.when is None:
            self._wrong("没有 where 也没有 when，每一笔支付都会成为疑点")
        if rule.shape in (Shape.WINDOW, Shape.RUNNING) and any(one.kind not in ADDED_UP for one in rule.let.values()):
            self._wrong(f"“{label}”只能用 sum 和 count(*)")
        if not rule.citation and rule.evidence and rule.evidence.kind != "design":
            self._wrong("没有依据（citation），evidence 就只能是 design")
        if clash := sorted(set(rule.let) & set(self._own)):
            self._wrong(f"let 里的 {'、'.join(clash)} 与支付明细的内容重名")
        if rule.shape is not Shape.ROW:
            self._check_keys(rule)
        self._check_sentence(rule)

    def _check_keys(self, rule: PaymentRule) -> None:
        outside = sorted({own for one in rule.look_ups for _, own in one.on} - set(rule.by))
        if outside:
            self._wrong(f"look_up 用到的 {'、'.join(outside)} 要写在 by 里，同一组里才只有一个值")

    def _check_sentence(self, rule: PaymentRule) -> None:
        known: dict[str, Type] = values_of(rule) | self._looked_up(rule.look_ups)
        known |= (
            self._own if rule.shape is Shape.ROW else {name: self._own[name] for name in rule.by if name in self._own}
        )
        for place in PLACE.findall(rule.says):
            said = SAID.fullmatch(place)
            names = [name for name in said.groups()[:2] if name] if said else []
            kind = said[3] or "" if said else ""
            words = rule.parameter(kind[2:]) if kind.startswith("词") else None
            listed = not kind.startswith("词") or (words is not None and isinstance(words.value, tuple))
            if not names or not set(names) <= set(known) or not listed:
                self._wrong(f"says 里的 {{{place}}} 没有这样的内容或写法", self._node.items.get("says"))


def _literal(value: int | tuple[str, ...]) -> str:
    if isinstance(value, int):
        return f"({value})" if value < 0 else str(value)
    escaped = [word.replace("'", "''") for word in value]
    return ", ".join(f"'{word}'" for word in escaped)
