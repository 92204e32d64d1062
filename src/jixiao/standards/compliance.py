"""Obligations (合规义务) as data: what has to be done to which records, by when or within which amounts, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jixiao.expressions.aggregates import Aggregate
from jixiao.expressions.expression import Expression
from jixiao.expressions.types import Type
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Severity

from .rule_clauses import Exemption, LookUp

KIND = "compliance"
AREAS: dict[str, str] = {
    "budget": "预算与结转",
    "procurement": "政府采购",
    "disclosure": "信息公开",
    "asset": "资产管理",
    "performance": "绩效管理",
    "flag": "采购疑点",
}
"""Sets of obligations that are shown together, in the order of the report's paragraphs; `flag` are suspicions, which are no breach."""
FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Computed:
    """A number over several records, with the name and unit under which people read it (元: held in fen, 日期: a day)."""

    label: str
    unit: str
    aggregate: Aggregate


@dataclass(frozen=True, slots=True)
class Dated:
    """A value from a day to a day (None: until further notice), and the document that set it."""

    value: int
    start: date
    end: date | None
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the law that changes with time: shares, limits. On a day without one it is NULL."""

    code: str
    label: str
    unit: str
    values: tuple[Dated, ...]

    def on(self, day: date) -> int | None:
        """The value in force on a day."""
        fitting = (one.value for one in self.values if one.start <= day and (one.end is None or day <= one.end))
        return next(fitting, None)


@dataclass(frozen=True, slots=True)
class Term:
    """A time limit: `done` within so many days or working days after `start`, or with `before` at least so many in front of it.

    `early` allows `done` to lie before `start`. `roll_forward` moves a last day on which nobody works to the next working day (顺延);
    without it, what was done by then is neither in time nor late but 无法判定, with the hint that it depends on 顺延.
    """

    start: str
    done: str
    days: int | None
    working_days: int | None
    before: bool
    roll_forward: bool
    early: bool


@dataclass(frozen=True, slots=True)
class Obligation:
    """One obligation. `version` is the hash of its text as read, so that answers of two versions can be told apart.

    Asked of each record of `table`, called by its columns `named`; with `by` (possibly empty: all records of the unit) of groups, over
    which `let` is computed. Not applicable where `where` does not hold, or where the day in `dated_by` (else the last day of the fiscal
    year) lies outside `valid_from` to `valid_to`. Fulfilled when `term` is kept, or when `check` holds. `liability` says what follows.
    `proof` is the column with the hash of the evidence that an answer cites ("": none).
    """

    code: str
    title: str
    area: str
    severity: Severity
    jurisdiction: str
    citation: Citation | None
    evidence: Evidence | None
    liability: Citation | None
    valid_from: date
    valid_to: date | None
    dated_by: str
    parameters: tuple[Parameter, ...]
    table: str
    named: tuple[str, ...]
    look_ups: tuple[LookUp[Computed], ...]
    where: Expression | None
    otherwise: str
    exempt: tuple[Exemption, ...]
    by: tuple[str, ...] | None
    let: Mapping[str, Computed]
    term: Term | None
    check: Expression | None
    pack: str
    version: str
    proof: str = ""

    @property
    def tables(self) -> frozenset[str]:
        """The record types it reads."""
        return frozenset((self.table, *(one.table for one in self.look_ups)))

    @property
    def asked(self) -> tuple[str, ...]:
        """The names whose values decide whether it is kept, in reading order; parameters among them."""
        if self.term is not None:
            return (self.term.start, self.term.done)
        text = self.check.text if self.check is not None else ""
        return tuple(sorted(self.check.columns, key=text.index)) if self.check is not None else ()


@dataclass(frozen=True, slots=True)
class ComplianceRules:
    """A loaded pack. `units` and the years say for whom it holds (no units: all)."""

    id: str
    title: str
    units: tuple[str, ...]
    first_year: int
    last_year: int
    obligations: tuple[Obligation, ...]


def in_force(shelf: Iterable[ComplianceRules], *, units: tuple[str, ...], fiscal_year: int) -> tuple[Obligation, ...]:
    """The obligations for any of these units in a year, by code; those of a pack made for the unit replace those for all."""
    fitting = [
        pack
        for pack in sorted(shelf, key=lambda one: (bool(one.units), one.id))
        if pack.first_year <= fiscal_year <= pack.last_year and (not pack.units or set(pack.units) & set(units))
    ]
    found = {one.code: one for pack in fitting for one in pack.obligations}
    order = list(AREAS)
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.area), one.code)))


def names_of(obligation: Obligation, *, tables: Mapping[str, Mapping[str, Type]]) -> dict[str, Type]:
    """Every name the conditions of an obligation may use, with its type."""
    own = dict(tables.get(obligation.table, {}))
    if obligation.by is not None:
        own = {name: own[name] for name in (*obligation.by, "unit", "fiscal_year") if name in own}
    own |= {code: one.aggregate.type for code, one in obligation.let.items()}
    for look_up in obligation.look_ups:
        there = {code: one.aggregate.type for code, one in look_up.let.items()} or dict(tables.get(look_up.table, {}))
        own |= {f"{look_up.alias}.{name}": kind for name, kind in there.items()}
    return own | {one.code: Type.INT for one in obligation.parameters}
