"""Typed readers of YAML nodes: each returns a value or notes what is wrong with it, file and line included."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from jixiao.kernel.citation import Citation, Confidence, Evidence, EvidenceKind
from jixiao.kernel.finding import Finding
from jixiao.kernel.points import Points, to_points
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source

from . import faults
from .strict_yaml import Node, missing_keys, refuse_unknown, wrong_kind


@dataclass(slots=True)
class Reader:
    """Reads nodes of one file; what is wrong gathers in `findings`, so that all of it is told at once."""

    findings: list[Finding] = field(default_factory=list)

    def keys(self, node: Node, *, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Notes keys that are missing and keys that do not exist."""
        self.findings += missing_keys(node, required=required)
        self.findings += refuse_unknown(node, allowed=(*required, *optional))

    def text(self, node: Node, key: str) -> str:
        """A scalar as written; "" when absent."""
        found = node.at(key)
        if found is None or found.value is None:
            return ""
        if isinstance(found.value, (tuple, dict)):
            self.findings.append(wrong_kind(found, key=key, wanted="一段文字"))
            return ""
        return found.text

    def choice(self, node: Node, key: str, *, among: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        found = self.text(node, key) or default
        if found not in among:
            self.findings.append(
                faults.WRONG_VALUE.at(self._at(node, key), found=found, key=key, known="、".join(among))
            )
            return default
        return found

    def points(self, node: Node, key: str) -> Points:
        """Points with at most two decimals; 0 when absent or wrong."""
        text = self.text(node, key)
        try:
            found = to_points(Decimal(text)) if text else Points(0)
        except InvalidOperation:
            found = None
        if found is None or found < 0:
            self.findings.append(faults.POINTS.at(self._at(node, key), found=text, key=key))
            return Points(0)
        return found

    def ratio(self, node: Node, key: str) -> Ratio | None:
        """A rate written with its sign: 90% or 12.5%; None when absent or wrong."""
        text = self.text(node, key)
        if not text:
            return None
        number, sign, rest = text.partition("%")
        try:
            exact = Fraction(Decimal(number)) / 100
        except InvalidOperation:
            sign = ""
        if not sign or rest:
            self.findings.append(faults.NO_UNIT.at(self._at(node, key), found=text, key=key))
            return None
        return Ratio(exact.numerator, exact.denominator)

    def day(self, node: Node, key: str) -> date | None:
        """A date; None when absent."""
        found = node.at(key)
        if found is None or found.value is None:
            return None
        if not isinstance(found.value, date):
            self.findings.append(wrong_kind(found, key=key, wanted="一个日期，如 2023-01-01"))
            return None
        return found.value

    def truth(self, node: Node, key: str, *, default: bool) -> bool:
        """true or false."""
        found = node.at(key)
        if found is None:
            return default
        if not isinstance(found.value, bool):
            self.findings.append(wrong_kind(found, key=key, wanted=" true 或 false"))
            return default
        return found.value

    def citation(self, node: Node | None) -> Citation | None:
        """A citation from {title, number, article}; None when absent."""
        if node is None:
            return None
        self.keys(node, required=("title",), optional=("number", "article"))
        return Citation(self.text(node, "title"), self.text(node, "number"), self.text(node, "article"))

    def evidence(self, node: Node | None) -> Evidence | None:
        """How sure we are, from {kind, confidence, note}; None when absent or wrong."""
        if node is None:
            return None
        self.keys(node, required=("kind",), optional=("confidence", "note"))
        kinds, grades = tuple(EvidenceKind), tuple(Confidence)
        kind = EvidenceKind(self.choice(node, "kind", among=kinds, default=EvidenceKind.DESIGN))
        confidence = None
        if node.at("confidence") is not None:
            confidence = Confidence(self.choice(node, "confidence", among=grades, default=Confidence.LOW))
        if kind is EvidenceKind.RECALLED and confidence is None:
            self.findings.append(faults.CONFIDENCE.at(node.source))
            return None
        return Evidence(kind, confidence, self.text(node, "note"))

    def _at(self, node: Node, key: str) -> Source:
        below = node.at(key)
        return (below or node).source
