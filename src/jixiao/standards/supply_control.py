"""From when on a division's use of supplies (低值易耗品) is unusual, as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Evidence
from jixiao.kernel.finding import Finding, has_errors

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree

KIND = "supply-control"


@dataclass(frozen=True, slots=True)
class SupplyControl(Applies):
    """A loaded pack: a month is unusual from `times` times the middle month on, and from `least` pieces."""

    id: str
    title: str
    evidence: Evidence | None
    times: int
    least: int


def load_supply_control(path: Path) -> tuple[SupplyControl | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "unusual"), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    unusual = tree.at("unusual") or tree
    reader.keys(unusual, required=("times", "least"), optional=() if unusual is not tree else tuple(tree.items))
    pack = SupplyControl(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        evidence=reader.evidence(tree.at("evidence")),
        times=reader.count(unusual, "times") or 1,
        least=reader.count(unusual, "least") or 1,
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)
