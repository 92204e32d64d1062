"""The five shapes of a measure: an aggregate over records, a formula, a rate, answers to an obligation counted, a value of scoring."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from jixiao.kernel.figure import FigureKind
from jixiao.standards.compliance_answers import ASKED, Answer

_CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")


@dataclass(frozen=True, slots=True)
class Join:
    """Look-up of one record of `table` by key: its columns are read as `alias.column`; no match leaves them absent."""

    alias: str
    table: str
    own: str
    other: str


@dataclass(frozen=True, slots=True)
class Measure:
    """An aggregate over the records of one table: `aggregate` and `where` are texts of the rule language.

    `group` names a column by which the measure is split (empty: one number for the scope). `unit` and `decimals` say how it is printed;
    a measure that is not `traced` names no cells in a trace, one can ask for them all the same;
    `readings` are measures that say what the number would be if something undecided were otherwise;
    with `described` the label, unit and approximation mark (近, 余 …) of each group come from its record's columns of these names.
    """

    code: str
    label: str
    kind: FigureKind
    table: str
    aggregate: str
    where: str = ""
    unit: str = ""
    decimals: int = 0
    group: str = ""
    joins: tuple[Join, ...] = ()
    described: tuple[str, str, str] | None = None
    traced: bool = True
    readings: tuple[str, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """The tables it needs: without one of them, also a looked-up one, there is no number."""
        return frozenset((self.table, *(join.table for join in self.joins)))


@dataclass(frozen=True, slots=True)
class Formula:
    """A whole number computed from other measures by an expression; undetermined when one of them is.

    `silent_when_zero` marks notes that exist only when there is something to note (尾差): zero gives no figure.
    """

    code: str
    label: str
    kind: FigureKind
    text: str
    unit: str = ""
    decimals: int = 0
    silent_when_zero: bool = False

    @property
    def inputs(self) -> frozenset[str]:
        """The codes of the measures it names."""
        return frozenset(_CODE.findall(self.text))


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of two measures, kept as two integers and printed with `decimals` of a per cent."""

    code: str
    label: str
    num: str
    den: str
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Scored:
    """A number that scoring hands in (points of indicators, totals); named here so that standards can refer to it."""

    code: str
    label: str
    kind: FigureKind = FigureKind.POINTS
    unit: str = "分"
    decimals: int = 2


class Takes(StrEnum):
    """What a tally takes from the answers to an obligation: how many, their money, one answer, its last day, the days over it."""

    COUNT = "count"
    MONEY = "money"
    ANSWER = "answer"
    DEADLINE = "deadline"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Tally:
    """A number from the answers to an obligation (义务编号), or to all obligations of an `area`; undetermined where nobody asked it.

    COUNT: the records with one of the answers `counts`; MONEY: what the measure `weighed`, split by the last part of their key, has for
    them in fen. The others look at one record, whose key ends in `only`: ANSWER is 1 for 合规, 0 for 不合规 and undetermined for 无法判定
    (without `only` the answer of the obligation as a whole), DEADLINE its last day, OVER the days after it (0: in time).
    """

    code: str
    label: str
    obligation: str = ""
    area: str = ""
    takes: Takes = Takes.COUNT
    counts: tuple[Answer, ...] = ASKED
    only: str = ""
    unit: str = ""
    weighed: str = ""

    @property
    def kind(self) -> FigureKind:
        """What its number counts."""
        kinds = {Takes.ANSWER: FigureKind.ANSWER, Takes.DEADLINE: FigureKind.DAY, Takes.MONEY: FigureKind.MONEY}
        return kinds.get(self.takes, FigureKind.COUNT)

    @property
    def decimals(self) -> int:
        """With how many decimals it is printed."""
        return 2 if self.takes is Takes.MONEY else 0


AnyMeasure = Measure | Formula | Rate | Tally | Scored


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose records count: the unit codes of a subtree, in one fiscal year. No query runs without one."""

    units: tuple[str, ...]
    fiscal_year: int

    def __post_init__(self) -> None:
        if not self.units:
            raise ValueError("a scope names at least one unit")
