"""Typed readers of YAML nodes: each returns a value or notes what is wrong with it, file and line included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from jixiao.kernel.citation import Citation, Confidence, Evidence, EvidenceKind
from jixiao.kernel.finding import Finding
from jixiao.kernel.money import FEN_IN, to_fen
from jixiao.kernel.points import Points, to_points
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source

from . import faults
from .strict_yaml import MISSING_KEY, Node, load, missing_keys, refuse_unknown, wrong_kind

# Decimal() would also take nan, 1e999, 1_000 and full-width digits.
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]+)?")
_RATE = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,2})?)%")


def read_tree(path: Path) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a pack's file, named by its last three parts; None with findings when it cannot be read or parsed."""
    name = "/".join(path.parts[-3:])
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, (faults.UNREADABLE.at(place=name, problem="不是 UTF-8 编码"),)
    except OSError:
        return None, (faults.UNREADABLE.at(place=name, problem="文件不存在或没有读取权限"),)
    return load(text, file=name)


@dataclass(slots=True)
class Reader:
    """Reads nodes of one file; what is wrong gathers in `findings`, so that all of it is told at once."""

    findings: list[Finding] = field(default_factory=list)

    def keys(self, node: Node, *, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Notes keys that are missing or blank and keys that do not exist."""
        if not isinstance(node.value, dict):
            self.findings.append(wrong_kind(node, key=node.text or "列表", wanted="若干行“键: 值”"))
            return
        self.findings += missing_keys(node, required=required)
        blank = [key for key in required if key in node.items and node.items[key].value == ""]
        self.findings += [MISSING_KEY.at(node.items[key].source, key=key) for key in blank]
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

    def children(self, node: Node, key: str) -> tuple[Node, ...]:
        """The nodes of a list; none when absent."""
        found = node.at(key)
        if found is None:
            return ()
        if not isinstance(found.value, tuple):
            self.findings.append(wrong_kind(found, key=key, wanted="一个列表"))
            return ()
        return found.list

    def choice(self, node: Node, key: str, *, among: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        found = self.text(node, key) or default
        if found not in among:
            self.findings.append(
                faults.WRONG_VALUE.at(self.at(node, key), found=found, key=key, known="、".join(among))
            )
            return default
        return found

    def points(self, node: Node, key: str) -> Points:
        """Points with at most two decimals; 0 when absent or wrong."""
        text = self.text(node, key)
        if not text:
            return Points(0)
        found = to_points(Decimal(text)) if _NUMBER.fullmatch(text) else None
        if found is None or found < 0:
            self.findings.append(faults.POINTS.at(self.at(node, key), found=text, key=key))
            return Points(0)
        return found

    def ratio(self, node: Node, key: str) -> Ratio | None:
        """A rate written with its sign: 90% or 12.5%; None when absent or wrong."""
        text = self.text(node, key)
        if not text:
            return None
        written = _RATE.fullmatch(text)
        if written is None:
            fault = faults.NO_UNIT if _NUMBER.fullmatch(text) else faults.RATE
            self.findings.append(fault.at(self.at(node, key), found=text, key=key))
            return None
        exact = Fraction(written.group(1)) / 100
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

    def count(self, node: Node, key: str) -> int | None:
        """A whole number not below 0; None when absent or wrong."""
        found = node.at(key)
        if found is None:
            return None
        if type(found.value) is not int or found.value < 0:
            self.findings.append(wrong_kind(found, key=key, wanted="一个不小于 0 的整数"))
            return None
        return found.value

    def applies(self, node: Node | None) -> tuple[tuple[str, ...], int, int]:
        """For whom and when a pack holds, as (units, first year, last year); without one, for all units and years."""
        if node is None:
            return (), 0, 9999
        self.keys(node, required=(), optional=("units", "first_year", "last_year"))
        units = tuple(child.text for child in self.children(node, "units"))
        return units, self.count(node, "first_year") or 0, self.count(node, "last_year") or 9999

    def citation(self, node: Node | None) -> Citation | None:
        """A citation from {title, number, article}; None when absent."""
        if node is None:
            return None
        if not isinstance(node.value, dict):
            self.findings.append(
                wrong_kind(node, key=node.text or "依据", wanted="“{title: 文件名, article: 条款}”形式的依据")
            )
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

    def at(self, node: Node, key: str) -> Source:
        """The place of a key, or of the mapping when it is absent."""
        below = node.at(key)
        return (below or node).source


def parameter_value(text: str, unit: str) -> int | None:
    """A number of a rule as it is held: 元 and 万元 in fen, everything else whole; None when it is finer than that."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    if unit in FEN_IN:
        fen = to_fen(amount, unit)
        return None if fen is None else int(fen)
    return int(amount) if amount.is_finite() and amount == amount.to_integral_value() else None


def as_written(node: Node) -> str:
    """The content of a node on one line, without its layout: equal for nodes that say the same in the same order."""
    if isinstance(node.value, dict):
        return "{" + ",".join(f"{key}:{as_written(below)}" for key, below in node.items.items()) + "}"
    if isinstance(node.value, tuple):
        return "[" + ",".join(as_written(child) for child in node.list) + "]"
    return node.text
