"""What the checker of reports works with: passages of text with their places, amounts, and the remarks it makes on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jixiao.kernel.finding import Finding


class Colour(StrEnum):
    """How a remark is shown: green agrees, amber rounding or doubtful, red disagrees, grey cannot be checked."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document as it was read: block number, row and column of a table cell (0 in a paragraph), raw offsets, raw text."""

    block: int
    row: int
    column: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a numbered list with its head, or a table cell, in reading form.

    `text` is tidied (no stray spaces, half-width digits and brackets, simplified characters in known words); the raw place of
    its i-th character is `offsets[i]` of block `blocks[i]`. `raws` holds the raw text of each block it covers;
    `table` names the table of a cell.
    """

    number: int
    page: int
    text: str
    blocks: tuple[int, ...]
    offsets: tuple[int, ...]
    raws: Mapping[int, str]
    row: int = 0
    column: int = 0
    heading: str = ""
    level: int = 0
    table: str = ""

    def place(self, at: int) -> str:
        """The page and paragraph, or table, row and column, of an offset, as a reader would say it."""
        page = f"第{self.page}页" if self.page else ""
        if self.row:
            return f"{page}{self.table}第{self.row}行第{self.column}列"
        return f"{page}第{self.blocks[at]}段"

    def span(self, start: int, end: int) -> Span:
        """The raw place of `text[start:end]`; a stretch over several blocks ends with its first block."""
        block = self.blocks[start]
        last = end - 1
        while last > start and self.blocks[last] != block:
            last -= 1
        first, behind = self.offsets[start], self.offsets[last] + 1
        return Span(block, self.row, self.column, first, behind, self.raws[block][first:behind])


class Role(StrEnum):
    """What an amount is said to be: an amount as such, a total of others, a change upward or downward, a rest."""

    PLAIN = "plain"
    TOTAL = "total"
    UP = "up"
    DOWN = "down"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number with its unit, in the passage it stands in.

    `value` is in the base unit (`unit`: 元, %, ‰, 分, 人, 件 …), `step` the worth of its last printed digit in the same unit, so the true
    value lies within half a step (Interval). `printed_unit` is what was printed (万元). `label` names it (the words before it), `lead` is
    the whole text since the last boundary. `approximate` is 近, 约, 余 … or ""; `bound` is ≥ or ≤ where a limit is meant, not a value.
    """

    passage: Passage
    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    printed_unit: str
    label: str = ""
    lead: str = ""
    role: Role = Role.PLAIN
    approximate: str = ""
    bound: str = ""
    masked: bool = False
    depth: int = 0

    @property
    def span(self) -> Span:
        """Where the number and its unit stand."""
        return self.passage.span(self.start, self.end)

    @property
    def text(self) -> str:
        """The number and unit in reading form: 7,493.67万元."""
        return self.passage.text[self.start : self.end]

    @property
    def exact(self) -> bool:
        """Whether the amount says a value to the printed digit: not 近, not ≥, not masked."""
        return not (self.approximate or self.bound or self.masked)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a printed number may stand for, both ends included."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """Whether a value lies in both."""
        return self.low <= other.high and other.low <= self.high


class Outcome(StrEnum):
    """What recomputing a stated relation gave."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    TRUNCATED = "truncated"
    DISAGREES = "disagrees"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing the text states about its figures, recomputed.

    `kind` is sum, share, rate, growth, difference, product, score, count, same, date or table. `stated` is the amount that claims,
    `operands` those it is computed from, `formula` the computation as a clerk would write it with the printed digits
    (5,297.67 ÷ 7,493.67 = 70.70%), `expected` what should stand there, `tolerance` how far off it may be and why, `note` what else helps.
    """

    kind: str
    outcome: Outcome
    stated: Amount
    operands: tuple[Amount, ...]
    formula: str
    expected: str
    difference: str = ""
    tolerance: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the document: the finding, its colour, the places it is about (the first is where to mark it), the computation.

    `kind` is that of the relation, or the name of the check for remarks on the wording.
    """

    finding: Finding
    colour: Colour
    spans: tuple[Span, ...]
    kind: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """All remarks in reading order; `counts` tells how many relations agreed, were off by rounding, disagreed, could not be checked."""

    remarks: tuple[Remark, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
