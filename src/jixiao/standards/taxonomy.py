"""Kinds of indicators (绩效指标分类) as dated data: which first and second levels there are, and how 100 points are shared out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.points import Points, text_of

from . import faults
from .readers import Reader, read_tree
from .strict_yaml import Node

REQUIRED = (
    "id",
    "kind",
    "title",
    "issuer",
    "document",
    "jurisdiction",
    "valid",
    "status",
    "evidence",
    "kinds",
    "weights",
)
EXECUTION = "execution"
"""预算执行率 takes its share of the points and is no kind of indicator."""
WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class IndicatorKind:
    """A kind of indicator: its code as record type indicator knows it, its printed name, what a reviewer looks for, the kinds below."""

    code: str
    name: str
    note: str
    below: tuple[IndicatorKind, ...]


@dataclass(frozen=True, slots=True)
class WeightSplit:
    """How 100 points are shared out among the first levels in one situation (`when`), in hundredths."""

    code: str
    when: str
    points: Mapping[str, Points]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A loaded taxonomy; two years may know the same name at different levels (成本指标 was an output until 2021)."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    valid_from: date | None
    valid_to: date | None
    kinds: tuple[IndicatorKind, ...]
    weights: tuple[WeightSplit, ...]


def load_taxonomy(path: Path) -> tuple[Taxonomy | None, tuple[Finding, ...]]:
    """The taxonomy in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=REQUIRED, optional=("note",))
    reader.choice(tree, "kind", among=("taxonomy",), default="taxonomy")
    reader.choice(tree, "status", among=("draft", "published"), default="draft")
    valid = tree.at("valid") or tree
    if valid is not tree:
        reader.keys(valid, required=("from",), optional=("to",))
    kinds = tuple(_kind(node, reader) for node in reader.children(tree, "kinds"))
    _check_codes(tree, reader)
    shared = (*(kind.code for kind in kinds), EXECUTION)
    taxonomy = Taxonomy(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        valid_from=reader.day(valid, "from"),
        valid_to=reader.day(valid, "to"),
        kinds=kinds,
        weights=tuple(_split(node, shared=shared, reader=reader) for node in reader.children(tree, "weights")),
    )
    return (None if has_errors(reader.findings) else taxonomy), tuple(reader.findings)


def _kind(node: Node, reader: Reader) -> IndicatorKind:
    reader.keys(node, required=("code", "name"), optional=("note", "kinds"))
    below = tuple(_kind(child, reader) for child in reader.children(node, "kinds"))
    return IndicatorKind(reader.text(node, "code"), reader.text(node, "name"), reader.text(node, "note"), below)


def _check_codes(tree: Node, reader: Reader) -> None:
    """First levels differ from each other, and so do second levels; 满意度 may bear one code on both."""
    firsts = reader.children(tree, "kinds")
    seconds = tuple(child for first in firsts for child in reader.children(first, "kinds"))
    for level in (firsts, seconds):
        seen: set[str] = set()
        for node in level:
            code = reader.text(node, "code")
            if code in seen:
                reader.findings.append(faults.DUPLICATE_CODE.at(node.source, found=code))
            seen.add(code)


def _split(node: Node, *, shared: tuple[str, ...], reader: Reader) -> WeightSplit:
    reader.keys(node, required=("code", "when", "points"))
    listed = node.at("points") or node
    points = {code: reader.points(listed, code) for code in listed.items}
    split = WeightSplit(reader.text(node, "code"), reader.text(node, "when"), points)
    strangers = "、".join(code for code in points if code not in shared)
    total = sum(points.values())
    problem = f"没有编码为 {strangers} 的类别" if strangers else f"合计 {text_of(total)} 分" if total != WHOLE else ""
    if problem:
        reader.findings.append(faults.TAXONOMY.at(listed.source, name=split.when, problem=problem))
    return split
