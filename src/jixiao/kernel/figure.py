"""A figure is a value with its trace: what a document or page places, never computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .citation import Citation, Evidence
from .ratio import Ratio
from .source import Source


class FigureKind(StrEnum):
    """What the whole number in a figure counts."""

    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    POINTS = "points"
    RATE = "rate"
    DAY = "day"
    YEAR = "year"
    ANSWER = "answer"
    TEXT = "text"


class State(StrEnum):
    """Whether there is a value: 已知, 不适用 (a zero denominator, nothing to judge), 无法判定 (something is missing)."""

    KNOWN = "known"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


QUANTITY_SCALE = 10_000
"""A quantity (completion values such as 92.35 %) is held in ten-thousandths of its unit."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One step on the way back from a figure: a point ← rule ← measure ← rows ← cells.

    `kind` is one of total, group, item, rule, measure, formula, cell, answer, assumption, compliance, judgement; `detail` holds the
    integers and codes that went in, unrounded. `sources` are the cells; when rows are many, the first ones, with `row_count` telling
    how many.
    """

    kind: str
    code: str
    label: str
    value: str = ""
    detail: Mapping[str, int | str | None] = field(default_factory=dict)
    citation: Citation | None = None
    evidence: Evidence | None = None
    sources: tuple[Source, ...] = ()
    row_count: int = 0
    children: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with name, unit, state and trace.

    `value` counts fen for MONEY, hundredths for POINTS, ten-thousandths for QUANTITY, days since 1970 for DAY; it is the year for YEAR
    and 1/0 for ANSWER; a RATE has `ratio` instead; TEXT has `text`. `unit` and `decimals` say how it is printed.
    """

    code: str
    label: str
    kind: FigureKind
    value: int | None = None
    ratio: Ratio | None = None
    text: str = ""
    unit: str = ""
    decimals: int = 0
    approximate: str = ""
    state: State = State.KNOWN
    trace: Trace | None = None
