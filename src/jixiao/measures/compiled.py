"""A measure's texts parsed against the columns of its table, ready for any engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jixiao.expressions.aggregates import Aggregate, parse_aggregate
from jixiao.expressions.expression import Expression, parse
from jixiao.expressions.types import Type
from jixiao.facts.records import BY_NAME

from .model import Measure


@dataclass(frozen=True, slots=True)
class Compiled:
    """The aggregate and the condition of a measure, typed; `condition` is None when all records count."""

    measure: Measure
    aggregate: Aggregate
    condition: Expression | None

    @property
    def counted_columns(self) -> tuple[str, ...]:
        """The columns the aggregate reads: the cells a figure leads back to."""
        argument = self.aggregate.argument
        return tuple(sorted(argument.columns)) if argument else ()


@cache
def compile_measure(measure: Measure) -> Compiled:
    """The measure with its expressions parsed; a text the rule language refuses is a bug in the catalogue."""
    columns: dict[str, Type] = dict(BY_NAME[measure.table].columns)
    for join in measure.joins:
        columns |= {f"{join.alias}.{name}": type_ for name, type_ in BY_NAME[join.table].columns.items()}
    condition = parse(measure.where, columns=columns, expect=Type.BOOL) if measure.where else None
    return Compiled(measure, parse_aggregate(measure.aggregate, columns=columns), condition)
