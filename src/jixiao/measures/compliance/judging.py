"""Obligations asked of records: the one place where a deadline is computed and an answer given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jixiao.expressions.interpreter import Calendar
from jixiao.expressions.types import Type, Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import FiscalYear, day_number, day_of
from jixiao.kernel.source import Source
from jixiao.standards.calendars import rolled_forward, term_end
from jixiao.standards.compliance import Computed, Obligation, Term
from jixiao.standards.compliance_answers import Answer, Judged, Judgement, Reason
from jixiao.standards.rule_clauses import LookUp

from ..model import Scope
from ..reference import Record, Tables
from .givens import Cell, called, givens_of, labels_of

Key = tuple[Value, ...]
SHOWN = 20
"""How many rows a judgement of a group names."""


@dataclass(frozen=True, slots=True)
class World:
    """What obligations are asked of: records by type within a scope, working days, and the day by which they are looked at.

    A day on record that lies after `as_of` has not come yet and counts as not on record; None: everything on record counts, and a term
    that has not run out is not told from one that has. `cell` says where a field of a record stands.
    """

    tables: Tables
    scope: Scope
    calendar: Calendar
    as_of: date | None
    cell: Cell


def judge(obligations: Iterable[Obligation], *, world: World) -> tuple[Judged, ...]:
    """The answers to obligations, in their order; a record type that was never handed in is 无法判定, an empty one 不适用."""
    return tuple(Judged(one, tuple(_Asked(one, world).judgements())) for one in obligations)


@dataclass(frozen=True, slots=True)
class _Case:
    """One record or group: its values by name (days that have not come yet left out, and named in `future`), its cells and rows."""

    key: str
    name: str
    values: Mapping[str, Value]
    future: frozenset[str]
    cells: Mapping[str, Source | None]
    sources: tuple[Source, ...]
    rows: int


class _Asked:
    def __init__(self, obligation: Obligation, world: World) -> None:
        self._one, self._world = obligation, world
        self._limit = day_number(world.as_of) if world.as_of else None
        self._days_of: dict[str, tuple[str, ...]] = {}
        self._looked_up = {one.alias: self._index(one) for one in obligation.look_ups if one.table in world.tables}

    def judgements(self) -> Iterable[Judgement]:
        one = self._one
        if one.table not in self._world.tables:
            label = BY_NAME[one.table].label
            return [Judgement("", label, Answer.OPEN, Reason.NO_TABLE, missing=(label,))]
        records = self._within(self._world.tables[one.table])
        cases = self._groups(records) if one.by is not None else [self._case(record) for record in records]
        return [self._judge(case) for case in cases]

    def _judge(self, case: _Case) -> Judgement:
        one = self._one
        when = self._dated(case)
        values = {**case.values, **{each.code: each.on(when) for each in one.parameters}}
        case = replace(case, values=values)
        applies = True if one.where is None else self._truth(one.where, values)
        if applies is False:
            return self._told(case, Answer.NOT_APPLICABLE, Reason.OTHERWISE, detail=one.otherwise)
        if not one.valid_from <= when <= (one.valid_to or date.max):
            return self._told(case, Answer.NOT_APPLICABLE, Reason.OUTSIDE)
        ground = next((each.ground for each in one.exempt if self._truth(each.when, values)), "")
        if ground:
            return self._told(case, Answer.EXEMPT, Reason.GROUND, detail=ground)
        if applies is None and one.where is not None:
            return self._missing(case, sorted(one.where.columns))
        return self._kept(case, one.term) if one.term is not None else self._checked(case)

    def _dated(self, case: _Case) -> date:
        """The day that decides which version of the law applies."""
        one = self._one
        for name in (one.dated_by, one.term.start if one.term else ""):
            day = case.values.get(name)
            if isinstance(day, int):
                return day_of(day)
        return FiscalYear(int(case.values["fiscal_year"] or 0)).last_day

    def _checked(self, case: _Case) -> Judgement:
        assert self._one.check is not None
        holds = self._truth(self._one.check, case.values)
        if holds is None:
            return self._missing(case, self._one.asked)
        return self._told(case, *((Answer.MET, Reason.HOLDS) if holds else (Answer.BROKEN, Reason.FAILS)))

    def _kept(self, case: _Case, term: Term) -> Judgement:
        start, done = case.values.get(term.start), case.values.get(term.done)
        if not isinstance(start, int):
            return self._missing(case, (term.start,))
        end = term_end(
            day_of(start),
            days=term.days,
            working_days=term.working_days,
            before=term.before,
            ordinals=self._world.calendar,
        )
        rolled = rolled_forward(end, self._world.calendar) if end and not term.before else end
        last = rolled if term.roll_forward else end
        if last is None:
            return self._told(case, Answer.OPEN, Reason.CALENDAR)
        told = self._told(case, Answer.MET, Reason.IN_TIME, deadline=day_number(last))
        if not isinstance(done, int):
            return self._waiting(told, done=term.done, future=term.done in case.future)
        told = replace(told, over=done - day_number(last), taken=self._taken(start, done, term))
        if done < start and not term.before and not term.early:
            return replace(told, answer=Answer.BROKEN, reason=Reason.TOO_EARLY)
        if done <= day_number(last):
            return told
        if rolled is not None and done <= day_number(rolled):
            return replace(told, answer=Answer.OPEN, reason=Reason.DAY_OFF, rolled=day_number(rolled))
        return replace(told, answer=Answer.BROKEN, reason=Reason.LATE)

    def _taken(self, start: int, done: int, term: Term) -> int | None:
        days = start - done if term.before else done - start
        if term.working_days is None:
            return days
        calendar = self._world.calendar
        if start not in calendar or done not in calendar:
            return None
        return calendar[start] - calendar[done] if term.before else calendar[done] - calendar[start]

    def _waiting(self, told: Judgement, *, done: str, future: bool) -> Judgement:
        """Not done, as far as is on record: the term still runs, has run out, or nobody asked on which day."""
        assert told.deadline is not None
        missing = labels_of((done,), obligation=self._one)
        if self._limit is None:
            return replace(told, answer=Answer.OPEN, reason=Reason.MISSING, missing=missing)
        left = told.deadline - self._limit
        if left >= 0:
            return replace(told, answer=Answer.OPEN, reason=Reason.PENDING, missing=missing, left=left)
        reason = Reason.NOT_YET if future else Reason.OVERDUE
        return replace(told, answer=Answer.OPEN, reason=reason, missing=missing, left=left)

    def _missing(self, case: _Case, names: Sequence[str]) -> Judgement:
        unknown = [name for name in names if case.values.get(name) is None]
        reason = Reason.NOT_YET if any(name in case.future for name in unknown) else Reason.MISSING
        return self._told(case, Answer.OPEN, reason, missing=labels_of(unknown, obligation=self._one))

    def _told(
        self,
        case: _Case,
        answer: Answer,
        reason: Reason,
        *,
        missing: tuple[str, ...] = (),
        detail: str = "",
        deadline: int | None = None,
    ) -> Judgement:
        asked = () if answer in (Answer.NOT_APPLICABLE, Answer.EXEMPT) else self._one.asked
        return Judgement(
            key=case.key,
            name=case.name,
            answer=answer,
            reason=reason,
            given=givens_of(asked, obligation=self._one, values=case.values, cells=case.cells),
            missing=missing,
            detail=detail,
            deadline=deadline,
            sources=case.sources,
            rows=case.rows,
            proof=str(case.values.get(self._one.proof) or "") if self._one.proof else "",
        )

    def _case(self, record: Record) -> _Case:
        """One record with what the look-ups know of it."""
        seen, future = self._seen(self._one.table, record)
        cells = {name: self._world.cell(record, name) for name in self._one.asked if name in record}
        looked, later, found = self._looked(seen)
        row = self._world.cell(record, "")
        name = called(record, self._one)
        key = "|".join(str(record.get(part) or "") for part in ("unit", *BY_NAME[self._one.table].key))
        return _Case(key, name, {**seen, **looked}, future | later, {**cells, **found}, (row,) if row else (), 1)

    def _groups(self, records: Sequence[Record]) -> Iterable[_Case]:
        """Records by unit and the columns of the group; all of a unit when there are none, also when it has no record."""
        assert self._one.by is not None
        names = ("unit", "fiscal_year", *self._one.by)
        groups: dict[Key, list[Record]] = defaultdict(list)
        for record in records:
            groups[tuple(record[name] for name in names)].append(record)
        if not self._one.by and not groups:
            groups[self._world.scope.units[0], self._world.scope.fiscal_year] = []
        for key, found in groups.items():
            own = dict(zip(names, key, strict=True))
            seen = [self._seen(self._one.table, record)[0] for record in found]
            numbers = {code: _number(one, seen) for code, one in self._one.let.items()}
            looked, later, cells = self._looked(own)
            places = [self._world.cell(record, "") for record in found[:SHOWN]]
            yield _Case(
                key="|".join(str(part or "") for part in key),
                name=called(own, self._one) or BY_NAME[self._one.table].label,
                values={**own, **numbers, **looked},
                future=later,
                cells=cells,
                sources=tuple(place for place in places if place),
                rows=len(found),
            )

    def _seen(self, table: str, record: Record) -> tuple[Record, frozenset[str]]:
        """The record as it stood on the day asked about, and which of its days had not come yet."""
        later = [name for name in self._days(table) if self._has_not_come(record.get(name))]
        return ({**record, **dict.fromkeys(later)}, frozenset(later)) if later else (record, frozenset())

    def _days(self, table: str) -> tuple[str, ...]:
        # Asked for every record of tables with thousands.
        if table not in self._days_of:
            self._days_of[table] = tuple(name for name, kind in BY_NAME[table].columns.items() if kind is Type.DATE)
        return self._days_of[table]

    def _has_not_come(self, day: Value) -> bool:
        return self._limit is not None and isinstance(day, int) and day > self._limit

    def _looked(self, own: Record) -> tuple[dict[str, Value], frozenset[str], dict[str, Source | None]]:
        values: dict[str, Value] = {}
        later: set[str] = set()
        cells: dict[str, Source | None] = {}
        for one in self._one.look_ups:
            there = self._looked_up.get(one.alias)
            found = [] if there is None else there.get((own["unit"], *(own[name] for _, name in one.on)), [])
            if one.let:
                numbers = {code: None if there is None else _number(each, found) for code, each in one.let.items()}
                values |= {f"{one.alias}.{code}": value for code, value in numbers.items()}
                continue
            values |= {f"{one.alias}.{name}": None for name in BY_NAME[one.table].columns}
            for record in found[:1]:
                seen, future = self._seen(one.table, record)
                values |= {f"{one.alias}.{name}": value for name, value in seen.items()}
                later |= {f"{one.alias}.{name}" for name in future}
                cells |= {f"{one.alias}.{name}": self._world.cell(record, name) for name in BY_NAME[one.table].columns}
        return values, frozenset(later), cells

    def _index(self, one: LookUp[Computed]) -> dict[Key, list[Record]]:
        index: dict[Key, list[Record]] = defaultdict(list)
        for record in self._within(self._world.tables[one.table]):
            seen = self._seen(one.table, record)[0] if one.let else record
            if one.where is None or self._truth(one.where, seen):
                index[record["unit"], *(record[name] for name, _ in one.on)].append(seen)
        return {key: one.counted(records) for key, records in index.items()}

    def _within(self, records: Sequence[Record]) -> list[Record]:
        scope = self._world.scope
        return [one for one in records if one["unit"] in scope.units and one["fiscal_year"] == scope.fiscal_year]

    def _truth(self, condition: object, values: Mapping[str, Value]) -> bool | None:
        found = condition.evaluate(values, calendar=self._world.calendar)  # type: ignore[attr-defined]
        return found if isinstance(found, bool) else None


def _number(one: Computed, records: Sequence[Record]) -> int | None:
    return one.aggregate.evaluate(records)
