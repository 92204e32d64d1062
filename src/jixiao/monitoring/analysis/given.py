"""What an analysis is built from, and the figures it is built of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jixiao.kernel.figure import Figure
from jixiao.kernel.source import Source
from jixiao.monitoring.pace.lights import Paced
from jixiao.standards.spending_analysis import SpendingAnalysis

from .asked import BEFORE, MONTH, MONTH_BEFORE, PREFIX, TOTAL
from .derived import nothing
from .outliers import Judged, Row

SPANS = (TOTAL, MONTH)
LAST_YEAR = (BEFORE, MONTH_BEFORE)


@dataclass(frozen=True, slots=True)
class Given:
    """What an analysis is built from: counted figures by code (payees ranked: name and figure), names and projects from the records.

    `functions` are those of a project's (or, under ":kind", a kind's) budget lines; `source` tells the cell of a payment.
    """

    unit: str
    unit_name: str
    fiscal_year: int
    as_of: date
    snapshot: str
    key: str
    pack: SpendingAnalysis
    figures: Mapping[str, Figure]
    day_before: date | None
    projects: Mapping[str, tuple[str, str]]
    functions: Mapping[str, frozenset[str]]
    payees: tuple[tuple[str, Figure], ...]
    balances: tuple[int, ...]
    judged: Judged
    paced: tuple[Paced, ...]
    source: Callable[[Row], Source]


@dataclass(slots=True)
class Building:
    """An analysis on its way: what it is built from, and the figures it has so far."""

    given: Given
    figures: dict[str, Figure] = field(default_factory=dict)

    def put(self, figure: Figure) -> Figure:
        """Keeps a figure under its code."""
        self.figures[figure.code] = figure
        return figure

    def get(self, code: str, label: str = "") -> Figure:
        """A counted figure under its own label, zero where nothing was counted."""
        own = self.figures.get(code) or self.given.figures.get(code) or nothing(code, label)
        return self.put(replace(own, label=label) if label else own)

    def known(self, code: str, label: str = "") -> Figure | None:
        """A figure that was counted and has a value; None otherwise."""
        found = self.given.figures.get(code)
        return None if found is None or found.value is None else self.get(code, label)

    def members(self, prefix: str) -> list[str]:
        """The members of a cut for which anything was counted, over all spans."""
        spans = (*SPANS, *LAST_YEAR, "budget")
        heads = [f"{PREFIX}.{prefix}.{span}." for span in spans]
        codes = {code.removeprefix(head) for head in heads for code in self.given.figures if code.startswith(head)}
        return sorted(codes)
