"""Spending progress (支出进度) as data: which ways of judging are used, and where yellow and red begin in each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.ratio import Ratio

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "spending-progress"
GAP, NODES, RATIO = "gap", "nodes", "ratio"
FORMS = (GAP, NODES, RATIO)
ZERO = Ratio(0, 1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where yellow and where red begins."""

    yellow: Ratio
    red: Ratio


@dataclass(frozen=True, slots=True)
class NodeLine:
    """By the end of a month at least this share of the year's budget is spent."""

    month: int
    least: Ratio


@dataclass(frozen=True, slots=True)
class SpendingProgress(Applies):
    """A loaded pack. `gap`: time progress less spending progress, in points; `ratio`: spending over time progress.

    `use` names the forms that count, of gap, nodes and ratio; the gravest light of them holds.
    """

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    use: tuple[str, ...]
    gap: Bounds
    nodes: tuple[NodeLine, ...]
    ratio: Bounds


def load_spending_progress(path: Path) -> tuple[SpendingProgress | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "use", "gap", "nodes", "ratio"), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    pack = SpendingProgress(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        use=tuple(_form(child, reader) for child in reader.children(tree, "use")),
        gap=_bounds(tree, "gap", reader, rising=True),
        nodes=tuple(_node(child, reader) for child in reader.children(tree, "nodes")),
        ratio=_bounds(tree, "ratio", reader, rising=False),
        units=units,
        first_year=first,
        last_year=last,
    )
    if not pack.use:
        reader.findings.append(wrong_kind(tree.at("use") or tree, key="use", wanted="gap、nodes、ratio 中的至少一种"))
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _form(node: Node, reader: Reader) -> str:
    if node.text not in FORMS:
        reader.findings.append(wrong_kind(node, key="use", wanted="gap、nodes、ratio 中的一种"))
    return node.text


def _bounds(tree: Node, key: str, reader: Reader, *, rising: bool) -> Bounds:
    node = tree.at(key) or tree
    reader.keys(node, required=("yellow", "red"))
    yellow, red = reader.ratio(node, "yellow") or ZERO, reader.ratio(node, "red") or ZERO
    first, second = (yellow, red) if rising else (red, yellow)
    if not second.at_least(first):
        wanted = "红灯比黄灯更严重的数"
        reader.findings.append(wrong_kind(node, key=key, wanted=wanted))
    return Bounds(yellow, red)


def _node(node: Node, reader: Reader) -> NodeLine:
    reader.keys(node, required=("month", "least"))
    month = reader.count(node, "month") or 0
    if not 1 <= month <= 12:
        reader.findings.append(wrong_kind(node.at("month") or node, key="month", wanted="1 至 12 的月份"))
    return NodeLine(month, reader.ratio(node, "least") or ZERO)
