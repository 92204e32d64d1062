"""Use case: all figures of a snapshot – counted by the engine, named by the catalogue, each with the cells behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jixiao.engines.duckdb_engine import Counted, DuckEngine
from jixiao.facts.registers import REGISTERS
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.figure import Figure
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.compliance.tallies import tally_figures
from jixiao.measures.figures import NOTHING, Backing, assumed, counted_columns, derived_groups, figure_of, taken_from
from jixiao.measures.model import AnyMeasure, Formula, Measure, Rate, Scope, Tally
from jixiao.standards.compliance_answers import Judged

SHOWN = 20
"""How many cells a trace names; `explain` asks the engine for all of them."""


def scope_of(snapshot: Snapshot) -> Scope:
    """The whole subtree of the snapshot's unit: the unit itself, every unit that has a profile in it, and who reports into its registers.

    Streets, judicial offices and mediation organisations have no budget, so no profile: their records make them known.
    """
    codes = {snapshot.unit} | {str(record["code"]) for record in snapshot.records("unit_profile")}
    codes = codes.union(*(snapshot.units(name) for name in snapshot.tables if name in REGISTERS))
    return Scope(units=tuple(sorted(codes)), fiscal_year=snapshot.fiscal_year)


def figures_of(
    snapshot: Snapshot,
    *,
    engine: DuckEngine,
    scope: Scope,
    assumptions: Mapping[str, int],
    judged: Sequence[Judged],
) -> dict[str, Figure]:
    """Every counted figure by code, answers to obligations (`judged`) among them, then formulas and rates over them.

    `assumptions` (what-if) replace counted values first.
    """
    known = _counted(snapshot, _asked(snapshot), engine=engine, scope=scope, assumptions=assumptions)
    tallies = [one for one in BY_CODE.values() if isinstance(one, Tally)]
    for code, figure in tally_figures(tallies, judged=judged, known=known).items():
        known[code] = assumed(figure, assumptions[code]) if code in assumptions else figure
    known = _derived(BY_CODE.values(), known=known)
    return known | _duties(snapshot, known=known)


def counted(
    snapshot: Snapshot, measures: Sequence[AnyMeasure], *, engine: DuckEngine, scope: Scope
) -> dict[str, Figure]:
    """The figures of these measures alone: what is counted, then formulas and rates over it."""
    asked = [measure for measure in measures if isinstance(measure, Measure)]
    return _derived(measures, known=_counted(snapshot, asked, engine=engine, scope=scope, assumptions={}))


def _counted(
    snapshot: Snapshot,
    measures: Sequence[Measure],
    *,
    engine: DuckEngine,
    scope: Scope,
    assumptions: Mapping[str, int],
) -> dict[str, Figure]:
    values = engine.count(measures, scope=scope)
    behind = engine.behind([measure for measure in measures if measure.traced], scope=scope, limit=SHOWN)
    known: dict[str, Figure] = {}
    for measure in measures:
        for group, value in values[measure.code].items():
            backing = backing_of(snapshot, measure, counted=behind.get(measure.code, {}).get(group))
            figure = figure_of(measure, group=group, value=value, backing=backing)
            known[figure.code] = assumed(figure, assumptions[figure.code]) if figure.code in assumptions else figure
    return known


def _derived(measures: Iterable[AnyMeasure], *, known: dict[str, Figure]) -> dict[str, Figure]:
    for other in measures:
        if isinstance(other, (Formula, Rate)):
            known |= derived_groups(other, known=known)
    return known


def _duties(snapshot: Snapshot, *, known: Mapping[str, Figure]) -> dict[str, Figure]:
    """Duty figures that name a measure: counted from the records, not typed."""
    named = {
        str(record["code"]): str(record["measure"])
        for record in snapshot.records("duty_result")
        if record.get("measure")
    }
    return {
        f"duty.{code}": taken_from(known[f"duty.{code}"], known[measure])
        for code, measure in named.items()
        if f"duty.{code}" in known and measure in known
    }


def _asked(snapshot: Snapshot) -> list[Measure]:
    """The measures of built-in record types, and of the registers that were handed in: there are many, and a unit keeps a few of them."""
    return [
        measure
        for measure in BY_CODE.values()
        if isinstance(measure, Measure) and (measure.table not in REGISTERS or measure.table in snapshot.tables)
    ]


def backing_of(snapshot: Snapshot, measure: Measure, *, counted: Counted | None) -> Backing:
    """The addresses of the cells behind one number: of the summed column, else of the row."""
    if counted is None:
        return NOTHING
    column = next(iter(counted_columns(measure)), "")
    sources = [snapshot.source(record, field=column) for record in counted.records]
    return Backing(counted.records, sources, counted.total)
