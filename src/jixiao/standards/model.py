"""What a scoring standard is, once loaded: a tree of items with rules, grades and sources. Nothing here is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio

NO_POINTS = Points(0)


class OverAchievement(StrEnum):
    """What to do when a result lies far above its target (财预〔2020〕10号: 分析原因, 适度调减; the limit is local)."""

    NOTE_ONLY = "note_only"
    SCALE_DOWN = "scale_down"
    ZERO = "zero"


class Missing(StrEnum):
    """What an item without an answer earns: in a self-evaluation the unit's own statement counts, marked as such."""

    ZERO = "zero"
    FULL = "full"
    RESCALE = "rescale"


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a checklist (评价要点): answered by a predicate over measures (`when`), else by the unit's own statement.

    `when` is an expression over measure codes; `points` what it gives (or takes). `claimable` says that a statement of the unit
    (record type answer) may stand in where `when` cannot be determined, `needs_evidence` that such a statement needs a file to prove it.
    """

    code: str
    text: str
    points: Points
    when: str = ""
    claimable: bool = True
    needs_evidence: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One step of a banded rule: from `low` to `high` (None = open end), with which ends belong to it, and the points."""

    low: Ratio | None
    high: Ratio | None
    low_included: bool
    high_included: bool
    points: Points


@dataclass(frozen=True, slots=True)
class Part:
    """One date of a schedule (序时进度): at `target` of num/den its `points` are full."""

    num: str
    den: str
    target: Ratio
    points: Points


@dataclass(frozen=True, slots=True)
class Rule:
    """How an item earns points: one of the primitives (`kind`) with its parameters.

    `num` and `den` are expressions over measure codes (a literal 1 is the default denominator). `parameters` holds what the primitive
    needs, already typed: Ratio, Points, int or str. Lists are in `bands`, `checks`, `parts`. See docs/rules/primitives.md.
    """

    kind: str
    num: str = ""
    den: str = ""
    parameters: Mapping[str, Ratio | Points | int | str] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    checks: tuple[Check, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallSample:
    """Protection of small samples (小样本保护): below `below` of what the expression `count` counts, `rule` holds instead.

    One closed case more or less of three moves a rate by a third; a scheme merges its bands there.
    """

    count: str
    below: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Item:
    """A node of the tree: a group has `items`, a leaf has a `rule`. `points` is the weight (分值) in hundredths.

    `gate` (on a group) is an expression; when it is false the whole group earns nothing. `bonus` marks an item above the total,
    `deduction` one below it: what its rule leaves of the weight is taken off. `small` is another rule for small samples.
    `section` names the part of the report outline in which the item is discussed. `line` is the line in the YAML file.
    """

    code: str
    name: str
    points: Points
    criterion: str = ""
    rule: Rule | None = None
    items: tuple[Item, ...] = ()
    gate: str = ""
    bonus: bool = False
    deduction: bool = False
    small: SmallSample | None = None
    section: str = ""
    source_of_data: str = ""
    citation: Citation | None = None
    evidence: Evidence | None = None
    line: int = 0

    def leaves(self) -> tuple[Item, ...]:
        """The items with rules below (or at) this node, in order."""
        return (self,) if not self.items else tuple(leaf for item in self.items for leaf in item.leaves())


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等级): from `minimum` hundredths of a point upwards, the minimum belonging to it."""

    minimum: Points
    name: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A loaded scoring standard (评分标准). `applies_to` is department, project, indicator or assessed; `frameworks` have no weights.

    `not_applicable` says what happens to the points of items that do not apply (rescale, full or zero). `indicators` is the id of the
    standard by which the unit's own indicators are scored. `version` is the hash of the file, `path` where it lies.
    `deduction_cap` is the most that all deduction items together take off; 0 means that only their own weights cap them.
    """

    id: str
    title: str
    issuer: str
    applies_to: str
    document: Citation
    jurisdiction: str
    valid_from: date
    valid_to: date | None
    status: str
    total: Points
    grades: tuple[Grade, ...]
    items: tuple[Item, ...]
    not_applicable: Missing
    undetermined: Missing
    bonus_cap: Points
    over_achievement: OverAchievement
    over_achievement_limit: Ratio | None
    indicators: str
    note: str
    version: str
    path: str
    deduction_cap: Points = NO_POINTS

    def leaves(self) -> tuple[Item, ...]:
        """All items with rules, in the order of the table."""
        return tuple(leaf for item in self.items for leaf in item.leaves())

    def grade(self, points: int) -> str:
        """The grade of a total; the boundary belongs to the higher grade. Empty when the standard has no grades."""
        for grade in sorted(self.grades, key=lambda grade: grade.minimum, reverse=True):
            if points >= grade.minimum:
                return grade.name
        return ""
