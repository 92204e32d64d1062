"""What an evaluation is: points of every item, indicator and project, each a figure with its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding
from jixiao.standards.model import Item, Standard
from jixiao.standards.rollup import GroupPoints
from jixiao.standards.scoring_result import Earned


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item of the score sheet. `figure` holds its points (code `item.<code>`), `earned` how a leaf came by them.

    `inputs` are the measured figures a leaf's rule was given, in the order of the rule; groups have `items` and `points` instead.
    """

    item: Item
    figure: Figure
    earned: Earned | None = None
    inputs: tuple[Figure, ...] = ()
    points: GroupPoints | None = None
    items: tuple[ItemResult, ...] = ()

    def leaves(self) -> tuple[ItemResult, ...]:
        """The leaf results below (or at) this node, in order."""
        return (self,) if not self.items else tuple(leaf for item in self.items for leaf in item.leaves())


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator of a project or of the department as a whole, scored: target, actual and points as figures."""

    code: str
    name: str
    first: str
    second: str
    nature: str
    target: Figure
    actual: Figure
    figure: Figure
    full: int
    branch: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StatedObjective:
    """An annual objective (年度总体目标) in the unit's words: what was expected, and what became of it ("" where nothing is said)."""

    text: str
    completion: str


@dataclass(frozen=True, slots=True)
class ProjectResult:
    """The self-evaluation of one project (项目支出绩效自评): money, rate, indicators and total, with grade.

    `items` are the rows of the project standard (execution, output, benefit, satisfaction).
    """

    code: str
    name: str
    programme: str
    budget: Figure
    executed: Figure
    rate: Figure
    items: tuple[ItemResult, ...]
    indicators: tuple[IndicatorResult, ...]
    figure: Figure
    grade: str
    objectives: tuple[StatedObjective, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A whole evaluation. `key` names it (hash of snapshot, standard version and engine version), so that it can be checked later.

    `figures` holds every figure by code: measures (`expenditure.executed`), items (`item.A13`), `score.total`, `score.verified`,
    `score.claimed`, duties (`duty.legal_aid.accepted`), projects (`project.A0101.score`).
    """

    key: str
    unit: str
    unit_name: str
    fiscal_year: int
    standard: Standard
    snapshot: str
    engine: str
    items: tuple[ItemResult, ...]
    total: Figure
    verified: Figure
    claimed: Figure
    grade: str
    indicators: tuple[IndicatorResult, ...]
    projects: tuple[ProjectResult, ...]
    figures: Mapping[str, Figure]
    findings: tuple[Finding, ...]

    def leaves(self) -> tuple[ItemResult, ...]:
        """All leaf results in the order of the table."""
        return tuple(leaf for item in self.items for leaf in item.leaves())
