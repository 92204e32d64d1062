"""What an assessment (考评) is: units with marks and objections before scoring, and results with ranks and disputes after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding
from jixiao.kernel.ratio import Ratio
from jixiao.kernel.source import Source
from jixiao.standards.assessment import Scheme

from .model import Evaluation


class Stage(StrEnum):
    """Who gave a mark: the unit itself, the checker, or whoever answered the unit's objection."""

    SELF = "self"
    CHECKED = "checked"
    ANSWERED = "answered"


class Answer(StrEnum):
    """What became of an objection; OPEN as long as nobody has answered."""

    OPEN = ""
    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Mark:
    """Points somebody gave an item, in hundredths (below 0 for a deduction item), with reason, evidence and the cell they stand in."""

    points: int
    stage: Stage
    reason: str
    evidence: str
    given_by: str
    given_on: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class Objection:
    """A unit's objection (异议) to one item: what it claims and why, and the answer with the mark it leaves (None while open)."""

    item: str
    claimed: Mark
    answer: Answer
    answered: Mark | None
    raised_on: int | None
    answered_on: int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """An assessed unit before scoring: its numbers as figures, its marks by item, its objections by item."""

    code: str
    name: str
    cohort: str
    figures: Mapping[str, Figure]
    own: Mapping[str, Mark]
    checked: Mapping[str, Mark]
    objections: Mapping[str, Objection]


@dataclass(frozen=True, slots=True)
class Readings:
    """One item of one unit under each reading, in hundredths; None where the reading has no value.

    `measured` is what the rule gives from the data, `own` the self-mark, `checked` the checker's, `answered` what an answer left;
    `final` is the one that counts.
    """

    item: str
    measured: int | None
    own: Mark | None
    checked: Mark | None
    objection: Objection | None
    final: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit of a ranking: its total, its rank in its cohort, how many share the cohort.

    `best` and `worst` are the ranks it could have if open objections were answered in its favour and against it.
    """

    rank: int
    of: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Assessed:
    """One unit after scoring. `evaluation` is a whole evaluation of it: items, trace, total, grade, as of a department."""

    unit: Unit
    evaluation: Evaluation
    standing: Standing
    own_rank: int | None
    own_total: int | None
    measured_total: int
    readings: Mapping[str, Readings]

    def rate(self, item: str) -> Ratio | None:
        """The share of its points that the unit has in an item; None where it has none to be judged by."""
        leaf = next(leaf for leaf in self.evaluation.leaves() if leaf.item.code == item)
        final = self.readings[item].final
        return Ratio(final, int(leaf.item.points)) if final is not None and leaf.item.points else None


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit whose rank is another under the other reading."""

    code: str
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """What one disputed point makes: the unit's total and rank if it is kept and if the claim is upheld, and who else moves."""

    code: str
    name: str
    item: str
    objection: Objection
    kept: int
    upheld: int
    kept_total: int
    upheld_total: int
    kept_rank: int
    upheld_rank: int
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A whole assessment, units in the order of their ranks. `key` names it: scheme version, snapshot and engine.

    `means` are the points of all units over the points asked of them, by item; items that none has are absent."""

    key: str
    scheme: Scheme
    unit: str
    unit_name: str
    fiscal_year: int
    snapshot: str
    assessed: tuple[Assessed, ...]
    means: Mapping[str, Ratio]
    disputes: tuple[Dispute, ...]
    findings: tuple[Finding, ...]
