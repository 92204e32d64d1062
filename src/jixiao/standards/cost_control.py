"""Control of costs (成本管理) as data: from which share of a limit on it is warned, when a year is projected, what is dear beside peers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.ratio import Ratio

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree

KIND = "cost-control"
ONE = Ratio(1, 1)
LEAST = ("least_for_median", "least_for_quartiles")


@dataclass(frozen=True, slots=True)
class CostControl(Applies):
    """A loaded pack: `used` share of a limit, `least_days` before a year is projected, `peers` times their average.

    The median of other departments is told from `least_for_median` of them on, their quartiles from `least_for_quartiles`.
    """

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    used: Ratio
    least_days: int
    peers: Ratio
    least_for_median: int
    least_for_quartiles: int


def load_cost_control(path: Path) -> tuple[CostControl | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "used", "least_days", "peers", *LEAST), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    pack = CostControl(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        used=reader.ratio(tree, "used") or ONE,
        least_days=reader.count(tree, "least_days") or 0,
        peers=reader.ratio(tree, "peers") or ONE,
        least_for_median=reader.count(tree, LEAST[0]) or 0,
        least_for_quartiles=reader.count(tree, LEAST[1]) or 0,
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)
