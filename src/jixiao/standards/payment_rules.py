"""Payment rules (支付疑点规则) as data: which payments are looked at, how they are put together, and when they are doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

from jixiao.expressions.aggregates import Aggregate
from jixiao.expressions.expression import Expression
from jixiao.expressions.nodes import walk
from jixiao.expressions.types import Type
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Severity
from jixiao.kernel.period import day_number
from jixiao.kernel.ratio import Ratio

from .rule_clauses import Exemption, LookUp

TABLE = "payment"
DAY = "paid_on"
CALENDAR = "calendar"
"""What is missing when a rule asks for working days of a year whose holidays are not known."""
SCOPE = ("unit", "fiscal_year")
"""Every group of payments lies within one unit and one fiscal year."""


class Shape(StrEnum):
    """How payments are put together before the condition is asked."""

    ROW = "row"
    GROUP = "group"
    WINDOW = "window"
    RUNNING = "running"
    CHANGE = "change"


SHAPE_LABELS: dict[str, str] = {
    Shape.ROW: "逐笔",
    Shape.GROUP: "归组合计",
    Shape.WINDOW: "若干天之内",
    Shape.RUNNING: "逐日累计",
    Shape.CHANGE: "前后变更",
}
LEVEL_LABELS: dict[str, str] = {Severity.ERROR: "重点", Severity.WARNING: "一般", Severity.INFO: "提示"}
"""What a suspicion weighs: not an error, which it may turn out not to be."""
CERTAINTY_LABELS: dict[str, str] = {
    "fact": "事实已成立，待核原因",
    "likely": "很可能有问题",
    "hint": "仅提示，要看凭证",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or a list of words that an office may change: money in fen, days, pieces, per cent as whole numbers."""

    code: str
    label: str
    unit: str
    value: int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaymentRule:
    """One rule. `source` is its text as read: with it, parameters and all, results can be told apart.

    `present` are columns whose absence from a payment means something (no contract), unless they are absent from all of them. A payment is
    looked at when all of `needed` are known and `where` holds and no exemption does. ROW: `when` is asked of each. GROUP: they are put
    together `by` columns, `let` computed, `when` asked of each group; its payments where `marks` holds are pointed at. WINDOW: the same
    over the days from `within` - 1 days before a payment to its own day, all payments of these days included; pointed at are the payments
    of every window that fulfils `when`. RUNNING: over all payments from the first of the year to the end of each day; pointed at are those
    of the days at whose end `when` holds, which may ask for that day. CHANGE: a new value of `of` that appears on a later day than the
    first one; pointed at are the payments of that day with the new value. A condition that is not known does not hold.
    """

    code: str
    title: str
    severity: Severity
    certainty: str
    why: str
    citation: Citation | None
    evidence: Evidence | None
    parameters: tuple[Parameter, ...]
    shape: Shape
    needs: tuple[str, ...]
    present: tuple[str, ...]
    look_ups: tuple[LookUp[Aggregate], ...]
    where: Expression | None
    exempt: tuple[Exemption, ...]
    by: tuple[str, ...]
    within: int
    of: str
    let: Mapping[str, Aggregate]
    when: Expression | None
    marks: Expression | None
    says: str
    asks: tuple[str, ...]
    source: str

    @property
    def needed(self) -> tuple[str, ...]:
        """Columns of a payment without which the rule cannot be asked, in a fixed order."""
        own = [*self.by, self.of, *self.needs]
        return tuple(dict.fromkeys(name for name in own if name))

    @property
    def columns(self) -> frozenset[str]:
        """Every column of a payment that decides."""
        parts = [self.where, self.marks, self.when, *(one.when for one in self.exempt)]
        read = {name for part in parts if part is not None for name in part.columns}
        read |= {name for one in self.let.values() for name in one.columns}
        read |= {own for one in self.look_ups for _, own in one.on}
        own = {name for name in read if "." not in name and name not in self.let}
        dated = {DAY} if self.shape in (Shape.WINDOW, Shape.RUNNING, Shape.CHANGE) else set()
        return frozenset(own | set(self.needed) | dated)

    @property
    def tables(self) -> frozenset[str]:
        """Other tables it looks things up in."""
        return frozenset(one.table for one in self.look_ups)

    @property
    def uses_calendar(self) -> bool:
        """Whether it asks for working days."""
        parts = [self.where, self.marks, self.when, *(one.when for one in self.exempt)]
        return any(node.op == "workday" for part in parts if part is not None for node in walk(part.node))

    def parameter(self, code: str) -> Parameter | None:
        """The parameter of this code."""
        return next((one for one in self.parameters if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Retire:
    """When a rule is proposed to go: at least so many suspicions judged, and a smaller share of them violations."""

    judged: int
    precision: Ratio


@dataclass(frozen=True, slots=True)
class PaymentRules:
    """A loaded pack. `version` changes with every change of its text; `units` and the years say for whom it holds (no units: all)."""

    id: str
    title: str
    version: str
    units: tuple[str, ...]
    first_year: int
    last_year: int
    rules: tuple[PaymentRule, ...]
    retire: Retire | None = None

    def only(self, codes: frozenset[str]) -> PaymentRules:
        """The same pack with these rules only."""
        return replace(self, rules=tuple(rule for rule in self.rules if rule.code in codes))


def days_of(fiscal_year: int) -> range:
    """The day numbers of a fiscal year."""
    return range(day_number(date(fiscal_year, 1, 1)), day_number(date(fiscal_year, 12, 31)) + 1)


def repeated(rules: tuple[PaymentRule, ...]) -> tuple[str, ...]:
    """Codes that stand twice."""
    return tuple(sorted({one.code for one, two in combinations(rules, 2) if one.code == two.code}))


def values_of(rule: PaymentRule) -> dict[str, Type]:
    """The names a rule's sentence may use besides columns of the payment and of look-ups, with their types."""
    named = {code: aggregate.type for code, aggregate in rule.let.items()}
    named |= {one.code: Type.INT for one in rule.parameters if isinstance(one.value, int)}
    return named | ({"values": Type.INT, "first": Type.DATE} if rule.shape is Shape.CHANGE else {})
