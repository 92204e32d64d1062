"""The slow, obvious way to count a measure. Where an engine disagrees with it, the engine is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME

from .compiled import compile_measure
from .model import Measure, Scope

Record = Mapping[str, Value]
Tables = Mapping[str, Sequence[Record]]


def matching(measure: Measure, *, tables: Tables, scope: Scope, calendar: Mapping[int, int]) -> list[Record]:
    """The records a measure counts, joined records flattened into `alias.column`; empty when the table is absent."""
    condition = compile_measure(measure).condition
    in_scope = [
        r for r in tables.get(measure.table, ()) if r["unit"] in scope.units and r["fiscal_year"] == scope.fiscal_year
    ]
    records = _joined(measure, in_scope, tables=tables, scope=scope)
    return [r for r in records if condition is None or condition.evaluate(r, calendar=calendar) is True]


def count(measure: Measure, *, tables: Tables, scope: Scope, calendar: Mapping[int, int]) -> dict[str, int | None]:
    """The measure by group (the key is "" when it has none); an absent table gives no number: {"": None}."""
    if not measure.tables <= set(tables):
        return {} if measure.group else {"": None}
    aggregate = compile_measure(measure).aggregate
    records = matching(measure, tables=tables, scope=scope, calendar=calendar)
    if not measure.group:
        return {"": aggregate.evaluate(records, calendar=calendar)}
    groups: dict[str, list[Record]] = {}
    for record in records:
        name = record[measure.group]
        if name is not None:
            groups.setdefault(str(name), []).append(record)
    return {name: aggregate.evaluate(rows, calendar=calendar) for name, rows in sorted(groups.items())}


def _joined(measure: Measure, records: Sequence[Record], *, tables: Tables, scope: Scope) -> Iterable[Record]:
    for join in measure.joins:
        others = {
            (other["unit"], other[join.other]): other
            for other in tables.get(join.table, ())
            if other["fiscal_year"] == scope.fiscal_year
        }
        absent: Record = dict.fromkeys(BY_NAME[join.table].columns)
        records = [
            {
                **record,
                **{f"{join.alias}.{k}": v for k, v in others.get((record["unit"], record[join.own]), absent).items()},
            }
            for record in records
        ]
    return records
