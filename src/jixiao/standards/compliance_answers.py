"""What comes out of an obligation: 合规, 不合规 or 无法判定, 豁免 and 不适用 beside them, with all that led to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from jixiao.kernel.figure import Figure, FigureKind
from jixiao.kernel.formatting import figure_text
from jixiao.kernel.money import FEN_IN
from jixiao.kernel.source import Source

from .compliance import FLAG, Obligation

NOT_ON_RECORD = "未登记"


class Answer(StrEnum):
    """The three answers, and two for records that are not asked. A missing date is never `met`."""

    MET = "met"
    BROKEN = "broken"
    OPEN = "open"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"


ANSWER_LABELS: dict[str, str] = {
    Answer.MET: "合规",
    Answer.BROKEN: "不合规",
    Answer.OPEN: "无法判定",
    Answer.EXEMPT: "豁免",
    Answer.NOT_APPLICABLE: "不适用",
}
FLAG_LABELS: dict[str, str] = {**ANSWER_LABELS, Answer.MET: "未见疑点", Answer.BROKEN: "有疑点"}
ASKED = (Answer.MET, Answer.BROKEN, Answer.OPEN)
"""The answers of records for which the obligation exists."""


def answer_label(answer: Answer, obligation: Obligation) -> str:
    """The word for an answer; a suspicion is found or not found, never 不合规."""
    return (FLAG_LABELS if obligation.area == FLAG else ANSWER_LABELS)[answer]


class Reason(StrEnum):
    """Why an answer is what it is."""

    IN_TIME = "in_time"
    LATE = "late"
    TOO_EARLY = "too_early"
    HOLDS = "holds"
    FAILS = "fails"
    MISSING = "missing"
    OVERDUE = "overdue"
    PENDING = "pending"
    NOT_YET = "not_yet"
    CALENDAR = "calendar"
    DAY_OFF = "day_off"
    NO_TABLE = "no_table"
    GROUND = "ground"
    OTHERWISE = "otherwise"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Given:
    """One value that went in, as its label, kind and unit say; `source` is its cell. `value` None: it is not on record."""

    name: str
    label: str
    kind: FigureKind
    value: int | None = None
    text: str = ""
    unit: str = ""
    source: Source | None = None

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None or bool(self.text)

    @property
    def shown(self) -> str:
        """The value as people read it; 未登记 when there is none."""
        if not self.known:
            return NOT_ON_RECORD
        decimals = _exactly(self.value or 0, self.unit) if self.kind is FigureKind.MONEY else 0
        figure = Figure(
            self.name, self.label, self.kind, value=self.value, text=self.text, unit=self.unit, decimals=decimals
        )
        return figure_text(figure)


def _exactly(fen: int, unit: str) -> int:
    """With how many decimals an amount stands unrounded, two at least: what is one fen over a limit must not look like the limit."""
    return next((places for places in range(2, 6) if fen * 10**places % FEN_IN[unit] == 0), 6)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for one record or group.

    `missing` are labels of what is not on record, `detail` the ground of an exemption or what the record is not. `deadline` and the days
    `over` it (negative: to spare) are day numbers and calendar days; `taken` counts in the term's own days. `left` are the days from
    the day asked about to the deadline while it has not passed. `proof` is the hash of the evidence on record, "" without any.
    """

    key: str
    name: str
    answer: Answer
    reason: Reason
    given: tuple[Given, ...] = ()
    missing: tuple[str, ...] = ()
    detail: str = ""
    deadline: int | None = None
    rolled: int | None = None
    over: int | None = None
    taken: int | None = None
    left: int | None = None
    sources: tuple[Source, ...] = ()
    rows: int = 0
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An obligation with its judgements."""

    obligation: Obligation
    judgements: tuple[Judgement, ...]

    @property
    def answer(self) -> Answer:
        """The worst answer: one broken record breaks the whole, one open record leaves it open."""
        found = {one.answer for one in self.judgements}
        order = (Answer.BROKEN, Answer.OPEN, Answer.MET, Answer.EXEMPT)
        return next((answer for answer in order if answer in found), Answer.NOT_APPLICABLE)

    @property
    def counts(self) -> Counter[Answer]:
        """How many records have each answer."""
        return Counter(one.answer for one in self.judgements)
