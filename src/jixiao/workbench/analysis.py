"""Use case: an analysis of spending (执行分析) of a department by a day, from its snapshot and last year's where there is one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from jixiao.engines.duckdb_engine import DuckEngine
from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.measures.figures import NOTHING, figure_of
from jixiao.measures.model import Measure
from jixiao.monitoring.analysis.asked import asked, by_payee, unnamed
from jixiao.monitoring.analysis.building import build
from jixiao.monitoring.analysis.given import Given
from jixiao.monitoring.analysis.model import Analysis
from jixiao.monitoring.analysis.outliers import Row, outliers_of
from jixiao.monitoring.analysis.spans import year_before
from jixiao.standards.calendars import load_calendar
from jixiao.standards.spending_analysis import KIND, SpendingAnalysis, load_spending_analysis

from .fitting_pack import fitting_pack
from .measuring import SHOWN, backing_of, scope_of
from .pace import last_day, pace_of
from .settings import Settings

PAYMENT = "payment"


def analysis_of(
    folder: Path, as_of: date | None = None, *, before: Path | None = None, settings: Settings
) -> tuple[Analysis | None, tuple[Finding, ...]]:
    """A snapshot by the day `as_of` (without one by that of its last payment), beside last year's snapshot `before`.

    None, with findings, without a pack that can be read; None when the snapshot has no table of payments.
    """
    snapshot = open_snapshot(folder)
    pack, findings = pack_of(settings.standards, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    if pack is None or PAYMENT not in snapshot.tables:
        return None, findings
    rows = snapshot.records(PAYMENT)
    day = as_of or last_day(rows, snapshot.fiscal_year)
    past = open_snapshot(before) if before is not None else None
    past = past if past is not None and PAYMENT in past.tables else None
    older = past.records(PAYMENT) if past is not None else []
    figures, balances, payees = _counted(snapshot, day, pack, settings=settings)
    if past is not None:
        figures |= counted_figures(past, asked(year_before(day), pack, last_year=True), settings=settings)
    until = day_number(day)
    paced, _ = pace_of(folder, day, settings=settings)
    given = Given(
        unit=snapshot.unit,
        unit_name=snapshot.unit_name,
        fiscal_year=snapshot.fiscal_year,
        as_of=day,
        snapshot=snapshot.key,
        key=_key(snapshot, past, day, pack),
        pack=pack,
        figures=figures,
        day_before=year_before(day) if past is not None else None,
        projects={str(row["code"]): (str(row["name"]), str(row["division"] or "")) for row in snapshot.records("project")},
        functions=_functions(snapshot.records("budget_line")),
        payees=payees,
        balances=balances,
        judged=outliers_of((row for row in rows if int(row["paid_on"] or 0) <= until), history=older, rule=pack.outliers),
        paced=paced.rows if paced is not None else (),
        source=lambda row: _source(snapshot, row),
    )  # fmt: skip
    return build(given), findings


def pack_of(root: Path, *, unit: str, fiscal_year: int) -> tuple[SpendingAnalysis | None, tuple[Finding, ...]]:
    """The pack in force for a unit and year, its own before the one for all; None, with findings, when one cannot be read."""
    return fitting_pack(root, kind=KIND, load=load_spending_analysis, unit=unit, fiscal_year=fiscal_year)


def _counted(
    snapshot: Snapshot, day: date, pack: SpendingAnalysis, *, settings: Settings
) -> tuple[dict[str, Figure], tuple[int, ...], tuple[tuple[str, Figure], ...]]:
    """This year's figures by code; the balances of all payees; the first payees with their figures."""
    measures = (*asked(day, pack, last_year=False), unnamed(day, pack))
    figures = counted_figures(snapshot, measures, settings=settings)
    measure, scope = by_payee(day, pack), scope_of(snapshot)
    with DuckEngine(snapshot, calendar=load_calendar(settings.standards)) as engine:
        balances = engine.count([measure], scope=scope)[measure.code]
        ranked = sorted(((value or 0, name) for name, value in balances.items()), key=lambda one: (-one[0], one[1]))
        first = [(name, value) for value, name in ranked if value > 0][: pack.payees.first]
        payees = []
        for name, value in first:
            behind = engine.rows(measure, scope=scope, group=name, limit=SHOWN).get(name)
            own = figure_of(measure, group=name, value=value, backing=backing_of(snapshot, measure, counted=behind))
            payees.append((name, _led_back(own, measure, name, snapshot)))
    return figures, tuple(value or 0 for value in balances.values()), tuple(payees)


def counted_figures(snapshot: Snapshot, measures: Iterable[Measure], *, settings: Settings) -> dict[str, Figure]:
    """Every counted number as a figure whose trace says how its rows are found again."""
    listed, scope = tuple(measures), scope_of(snapshot)
    with DuckEngine(snapshot, calendar=load_calendar(settings.standards)) as engine:
        values = engine.count(listed, scope=scope)
        behind = engine.behind(listed, scope=scope, limit=SHOWN)
    found = {}
    for measure in listed:
        for group, value in values[measure.code].items():
            counted = behind[measure.code].get(group)
            backing = backing_of(snapshot, measure, counted=counted) if counted is not None else NOTHING
            figure = _led_back(figure_of(measure, group=group, value=value, backing=backing), measure, group, snapshot)
            found[figure.code] = figure
    return found


def _led_back(figure: Figure, measure: Measure, group: str, snapshot: Snapshot) -> Figure:
    # Nothing of an analysis stands in the catalogue: what was asked, and of which snapshot, goes with the figure.
    if figure.trace is None:
        return figure
    detail: dict[str, int | str | None] = {**figure.trace.detail, "snapshot": snapshot.key}
    if measure.group:
        detail |= {"group": measure.group, "of": group}
    return replace(figure, trace=replace(figure.trace, detail=detail))


def _functions(lines: Iterable[Mapping[str, object]]) -> dict[str, frozenset[str]]:
    """The functions of each project's budget lines, and under ":kind" those of the lines without a project."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        member = str(line["project"]) if line.get("project") else f":{line['kind']}"
        own = frozenset([str(line["function"])] if line.get("function") else [])
        found[member] = found.get(member, frozenset()) | own
    return found


def _source(snapshot: Snapshot, row: Row) -> Source:
    return snapshot.source(row, field="amount")


def _key(snapshot: Snapshot, past: Snapshot | None, day: date, pack: SpendingAnalysis) -> str:
    """Names the analysis in the documents made of it: the same data, day and pack give the same key."""
    told = "|".join((snapshot.key, past.key if past else "", day.isoformat(), repr(pack)))
    return f"e-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
