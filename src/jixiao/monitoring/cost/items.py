"""The items whose cost is controlled, from the tables 三公经费 and 费用控制, and the measure that adds up what was paid for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jixiao.expressions.types import Value
from jixiao.facts.records.efficiency import THREE_PUBLIC
from jixiao.kernel.figure import FigureKind
from jixiao.measures.model import Measure
from jixiao.monitoring.analysis.spans import year_to
from jixiao.standards.spending_analysis import SpendingAnalysis

PREFIX = "cost"
PUBLIC, CONTROLLED = "three_public", "cost_control"
GROUPS = {PUBLIC: "“三公”经费", CONTROLLED: "公用经费和其他费用"}
LABELS = dict(THREE_PUBLIC.field("item").codes)
Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class CostItem:
    """One item: its economic classes, limit and last year in fen (None: not handed in), what it is measured in, what peers pay.

    `quantity` is in ten-thousandths, `peer` fen a unit of it and year; `record` is the row it comes from. Without classes nobody knows
    what was paid for it.
    """

    number: int
    group: str
    name: str
    classes: tuple[str, ...]
    scope: str
    limit: int | None
    last_year: int | None
    quantity: int | None
    measured_in: str
    peer: int | None
    record: Record

    @property
    def code(self) -> str:
        """The code of what was paid for it."""
        return f"{PREFIX}.paid.{self.number}"

    @property
    def label(self) -> str:
        """What that is called."""
        return f"{self.name}累计支出"

    def measure(self, day: date) -> Measure:
        """What was paid for it from the first of the year to a day; it needs classes."""
        classes = ", ".join(f"'{code}'" for code in self.classes)
        where = f"{year_to(day).where} AND starts_with(economic, {classes})"
        where += f" AND kind = '{self.scope}'" if self.scope else ""
        return Measure(
            self.code, self.label, FigureKind.MONEY, "payment", "sum(amount)", where, unit="万元", decimals=2
        )


def items_of(public: Iterable[Record], controlled: Iterable[Record], pack: SpendingAnalysis) -> tuple[CostItem, ...]:
    """三公 first, in the order of its items, then the others in the order in which they were handed in."""
    classes = {item.three_public: item.economic for item in pack.items if item.three_public}
    found: list[CostItem] = []
    for row in sorted(public, key=lambda row: list(LABELS).index(str(row["item"]))):
        item = str(row["item"])
        own = {"limit": row["budget"], "last_year": row["previous"]}
        found.append(_item(len(found) + 1, PUBLIC, LABELS[item], classes.get(item, ()), row, own))
    for row in controlled:
        own = {name: row[name] for name in ("last_year", "quantity")} | {
            "limit": row["control"],
            "peer": row["peer_cost"],
        }
        own |= {"scope": row["scope"], "measured_in": row["measured_in"]}
        found.append(_item(len(found) + 1, CONTROLLED, str(row["item"]), _codes(str(row["classes"])), row, own))
    return tuple(found)


def _item(
    number: int, group: str, name: str, classes: tuple[str, ...], record: Record, own: Mapping[str, Any]
) -> CostItem:
    return CostItem(
        number=number,
        group=group,
        name=name,
        classes=classes,
        scope=str(own.get("scope") or ""),
        limit=own.get("limit"),
        last_year=own.get("last_year"),
        quantity=own.get("quantity"),
        measured_in=str(own.get("measured_in") or ""),
        peer=own.get("peer"),
        record=record,
    )


def _codes(text: str) -> tuple[str, ...]:
    parts = text.replace("、", " ").replace(",", " ").replace("，", " ").replace("；", " ").split()
    return tuple(part for part in parts if part.isascii() and part.isdigit())
