"""What the explanation of a published budget speaks of: sums of the beginning of the year in fen, 三公 by item, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.facts.records.budget import FUND_TYPES
from jixiao.facts.records.efficiency import THREE_PUBLIC

from .account_lines import BUDGET, GENERAL, Tables


@dataclass(frozen=True, slots=True)
class BudgetHighlights:
    """Budget by fund and nature, 公用经费 (None: not every basic line has its economic class), 三公 by item, projects with targets."""

    funds: tuple[tuple[str, int], ...]
    basic: int
    project: int
    running: int | None
    public: tuple[tuple[str, int], ...]
    projects: int
    indicators: int

    @property
    def total(self) -> int:
        """The whole budget."""
        return self.basic + self.project


def budget_highlights(tables: Tables, *, running: Sequence[str]) -> BudgetHighlights | None:
    """From budget lines, 三公经费 and indicators; `running` are the economic classes of 公用经费. None without budget lines."""
    if BUDGET not in tables:
        return None
    lines = tables[BUDGET]
    basic = [one for one in lines if one["kind"] == "basic"]
    own = [one for one in basic if one["fund_type"] == GENERAL]
    detailed = all(one["economic"] for one in own)
    sums = {code: sum(int(one["initial"] or 0) for one in lines if one["fund_type"] == code) for code, _ in FUND_TYPES}
    asked = [one for one in tables.get("indicator", ()) if one["level"] == "project"]
    return BudgetHighlights(
        funds=tuple((label, sums[code]) for code, label in FUND_TYPES if sums[code]),
        basic=sum(int(one["initial"] or 0) for one in basic),
        project=sum(int(one["initial"] or 0) for one in lines if one["kind"] == "project"),
        running=sum(int(one["initial"] or 0) for one in own if str(one["economic"]).startswith(tuple(running)))
        if detailed
        else None,
        public=tuple(
            (label, sum(int(one["budget"] or 0) for one in tables["three_public"] if one["item"] == code))
            for code, label in THREE_PUBLIC.field("item").codes
        )
        if tables.get("three_public")
        else (),
        projects=len({one["project"] for one in asked}),
        indicators=len(asked),
    )
