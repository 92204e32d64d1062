"""Use of results (结果应用) as data: what a project's result proposes for the next budget; a person decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.expressions.expression import Expression, ExpressionError, parse
from jixiao.expressions.types import Type, Value
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "result-use"
PROPOSALS = ("priority", "keep", "reduce", "suspend", "cancel")
COLUMNS: Mapping[str, Type] = {
    "score": Type.INT,
    "grade": Type.TEXT,
    "paid": Type.INT,
    "budget": Type.INT,
    "missed": Type.INT,
    "indicators": Type.INT,
    "overdue": Type.INT,
    "unclear": Type.INT,
}
"""What a rule may ask of a project: points in hundredths, money in fen, everything else whole; NULL where it is not known."""


@dataclass(frozen=True, slots=True)
class UseRule:
    """One rule: what is proposed when its condition holds, and why."""

    code: str
    propose: str
    when: Expression
    reason: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class ResultUse(Applies):
    """A loaded pack; of its rules the first that holds is the proposal."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    rules: tuple[UseRule, ...]

    def proposed(self, project: Mapping[str, Value]) -> UseRule | None:
        """The rule that makes the proposal; None when none holds, or when an earlier one cannot be told because a value is missing."""
        for rule in self.rules:
            holds = rule.when.evaluate(project)
            if holds is None:
                return None
            if holds:
                return rule
        return None


def load_result_use(path: Path) -> tuple[ResultUse | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "rules"), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    rules = [_rule(node, reader) for node in reader.children(tree, "rules")]
    pack = ResultUse(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        rules=tuple(rule for rule in rules if rule is not None),
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _rule(node: Node, reader: Reader) -> UseRule | None:
    reader.keys(node, required=("code", "propose", "when", "reason", "evidence"))
    try:
        when = parse(reader.text(node, "when"), columns=COLUMNS, expect=Type.BOOL)
    except ExpressionError as error:
        reader.findings.append(wrong_kind(node.at("when") or node, key="when", wanted=f"一个条件（{error}）"))
        return None
    return UseRule(
        code=reader.text(node, "code"),
        propose=reader.choice(node, "propose", among=PROPOSALS, default="keep"),
        when=when,
        reason=reader.text(node, "reason"),
        evidence=reader.evidence(node.at("evidence")),
    )
