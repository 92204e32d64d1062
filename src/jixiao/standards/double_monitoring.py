"""Double monitoring (双监控) as data: how far an indicator counts, which gap asks for an explanation, what the quadrants are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.ratio import Ratio

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, missing_keys

KIND = "double-monitoring"
MONEY, TARGET = "money", "target"


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One of the four ways in which money and targets move; `code` is ahead, spending, thrifty or behind."""

    code: str
    name: str
    advice: str


@dataclass(frozen=True, slots=True)
class DoubleMonitoring(Applies):
    """A loaded pack: the most one indicator counts, the gap above which cause, forecast and measure are asked, the quadrants.

    Indicators in `steady_units` (rates), and with `steady_ceilings` those that must not be exceeded, do not add up over the year:
    reached, they are as far as the year.
    `quadrants` by (money not behind the calendar, target not behind the calendar); all four are there.
    """

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    cap: Ratio
    deviation: Ratio
    quadrants: Mapping[tuple[bool, bool], Quadrant]
    steady_units: frozenset[str]
    steady_ceilings: bool


def load_double_monitoring(path: Path) -> tuple[DoubleMonitoring | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "cap", "deviation", "steady", "quadrants"), optional=("note", "applies"))
    cap, deviation = reader.ratio(tree, "cap"), reader.ratio(tree, "deviation")
    quadrants = dict(_quadrant(node, reader) for node in reader.children(tree, "quadrants"))
    if len(quadrants) != len(((0, 0), (0, 1), (1, 0), (1, 1))):
        reader.findings += missing_keys(tree.at("quadrants") or tree, required=("ahead（四种组合各一）",))
    steady = tree.at("steady") or tree
    reader.keys(steady, required=("units", "ceilings"))
    units, first, last = reader.applies(tree.at("applies"))
    if has_errors(reader.findings) or cap is None or deviation is None:
        return None, tuple(reader.findings)
    pack = DoubleMonitoring(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        cap=cap,
        deviation=deviation,
        quadrants=quadrants,
        steady_units=frozenset(child.text for child in reader.children(steady, "units")),
        steady_ceilings=reader.truth(steady, "ceilings", default=True),
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _quadrant(node: Node, reader: Reader) -> tuple[tuple[bool, bool], Quadrant]:
    reader.keys(node, required=("code", "name", "ahead", "advice"))
    ahead = {child.text for child in reader.children(node, "ahead")}
    found = Quadrant(reader.text(node, "code"), reader.text(node, "name"), reader.text(node, "advice"))
    return (MONEY in ahead, TARGET in ahead), found
