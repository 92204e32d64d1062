"""Payment rules counted the slow and obvious way, payment by payment: what every engine is held to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jixiao.expressions.aggregates import Aggregate
from jixiao.expressions.interpreter import Calendar
from jixiao.expressions.types import Value
from jixiao.standards.payment_rules import CALENDAR, DAY, PaymentRule, Shape, days_of
from jixiao.standards.rule_clauses import LookUp

from .model import Scope
from .payment_answers import Answer, Coverage, Line, group_columns, key_columns, payment_columns

Tables = Mapping[str, Sequence[Line]]
Key = tuple[Value, ...]


def answer(rule: PaymentRule, *, tables: Tables, scope: Scope, calendar: Calendar) -> Answer:
    """What the rule says of the payments of a scope; `tables` are record types and their records, `payment` among them.

    A table that is not there, or a needed column that no payment has, means that the rule is not asked.
    """
    return _Asked(rule, tables, scope, calendar).answer()


class _Asked:
    def __init__(self, rule: PaymentRule, tables: Tables, scope: Scope, calendar: Calendar) -> None:
        self._rule, self._tables, self._scope, self._calendar = rule, tables, scope, calendar
        self._looked_up = {one.alias: self._totals(one) for one in rule.look_ups if one.table in tables}

    def answer(self) -> Answer:
        rule = self._rule
        every = self._within_scope(self._tables["payment"])
        missing = [table for table in sorted(rule.tables) if table not in self._tables]
        if rule.uses_calendar and not all(day in self._calendar for day in days_of(self._scope.fiscal_year)):
            missing.append(CALENDAR)
        missing += [name for name in (*rule.needed, *rule.present) if all(line[name] is None for line in every)]
        if missing:
            return Answer(rule, (), (), Coverage(len(every), 0, 0, tuple(missing)))
        known = [line for line in every if all(line[name] is not None for name in rule.needed)]
        asked = [line for line in known if rule.where is None or self._holds(rule.where, line)]
        left = [line for line in asked if not any(self._holds(one.when, line) for one in rule.exempt)]
        coverage = Coverage(len(every), len(known), len(asked) - len(left))
        if rule.shape is Shape.ROW:
            return Answer(rule, self._rows(left), (), coverage)
        payments: list[Line] = []
        groups: list[Line] = []
        for lines in self._grouped(left, key_columns(rule)).values():
            pointed, values = _SHAPES[rule.shape](self, lines)
            if pointed:
                payments += [_chosen(line, payment_columns(rule)) for line in pointed]
                groups.append(_chosen(values, group_columns(rule)))
        return Answer(rule, payments, groups, coverage)

    def _rows(self, lines: Sequence[Line]) -> list[Line]:
        seen = [{**line, **self._looked(line)} for line in lines]
        held = [line for line in seen if self._rule.when is None or self._holds(self._rule.when, line)]
        return [_chosen(line, payment_columns(self._rule)) for line in held]

    def group(self, lines: Sequence[Line]) -> tuple[list[Line], Line]:
        values = self._values(lines)
        return (self._marked(lines) if self._fulfilled(values) else []), values

    def window(self, lines: Sequence[Line]) -> tuple[list[Line], Line]:
        reach = self._rule.within - 1
        ends = {
            end[DAY]
            for end in lines
            if self._fulfilled(self._values([line for line in lines if 0 <= _day(end) - _day(line) <= reach]))
        }
        pointed = [line for line in lines if any(0 <= int(end or 0) - _day(line) <= reach for end in ends)]
        return pointed, self._values(pointed or lines)

    def running(self, lines: Sequence[Line]) -> tuple[list[Line], Line]:
        days = {
            day
            for day in {_day(line) for line in lines}
            if self._fulfilled({**self._values([line for line in lines if _day(line) <= day]), DAY: day})
        }
        return self._marked([line for line in lines if _day(line) in days]), self._values(lines)

    def change(self, lines: Sequence[Line]) -> tuple[list[Line], Line]:
        of = self._rule.of
        first = {
            value: min(_day(line) for line in lines if line[of] == value) for value in {line[of] for line in lines}
        }
        start = min(first.values())
        pointed = [line for line in lines if first[line[of]] == _day(line) > start]
        return pointed, {**lines[0], "values": len(first), "first": max(first.values())}

    def _values(self, lines: Sequence[Line]) -> Line:
        computed = {code: one.evaluate(lines, calendar=self._calendar) for code, one in self._rule.let.items()}
        keys = {name: lines[0][name] for name in key_columns(self._rule)}
        return {**keys, **computed, **self._looked(keys)}

    def _fulfilled(self, values: Line) -> bool:
        return self._rule.when is not None and self._holds(self._rule.when, values)

    def _marked(self, lines: Iterable[Line]) -> list[Line]:
        marks = self._rule.marks
        return [line for line in lines if marks is None or self._holds(marks, line)]

    def _holds(self, condition: object, line: Line) -> bool:
        return condition.evaluate(line, calendar=self._calendar) is True  # type: ignore[attr-defined]

    def _within_scope(self, lines: Sequence[Line]) -> list[Line]:
        units, year = set(self._scope.units), self._scope.fiscal_year
        return [line for line in lines if line["unit"] in units and line["fiscal_year"] == year]

    def _totals(self, one: LookUp[Aggregate]) -> dict[Key, Line]:
        there = [
            line
            for line in self._within_scope(self._tables[one.table])
            if one.where is None or self._holds(one.where, line)
        ]
        groups = self._grouped(there, ("unit", "fiscal_year", *(other for other, _ in one.on)))
        groups = {key: counted for key, lines in groups.items() if (counted := one.counted(lines))}
        if not one.let:
            return {key: lines[0] for key, lines in groups.items()}
        return {key: {code: found.evaluate(lines) for code, found in one.let.items()} for key, lines in groups.items()}

    def _looked(self, line: Line) -> dict[str, Value]:
        """What the look-ups know of a payment or group, under `alias.name`; NULL where there is nothing."""
        found: dict[str, Value] = {}
        for one in self._rule.look_ups:
            totals = self._looked_up[one.alias]
            key = (line["unit"], line["fiscal_year"], *(line[own] for _, own in one.on))
            there = {} if None in key else totals.get(key, {})  # what is not known is not the same as anything
            found |= {f"{one.alias}.{name}": value for name, value in there.items()}
        read = self._rule.when.columns if self._rule.when is not None else ()
        wanted = {*read, *payment_columns(self._rule), *group_columns(self._rule)}
        return {name: found.get(name) for name in wanted if "." in name}

    @staticmethod
    def _grouped(lines: Iterable[Line], by: Sequence[str]) -> dict[Key, list[Line]]:
        groups: dict[Key, list[Line]] = defaultdict(list)
        for line in lines:
            groups[tuple(line[name] for name in by)].append(line)
        return groups


_SHAPES = {
    Shape.GROUP: _Asked.group,
    Shape.WINDOW: _Asked.window,
    Shape.RUNNING: _Asked.running,
    Shape.CHANGE: _Asked.change,
}


def _day(line: Line) -> int:
    return int(line[DAY] or 0)


def _chosen(line: Line, names: Sequence[str]) -> dict[str, Value]:
    return {name: line[name] for name in names}
