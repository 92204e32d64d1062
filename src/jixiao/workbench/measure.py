"""Use case: measures counted where the records are – a package, Parquet of any size, a database – by whichever engine."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jixiao.engines.measure_sql import count_on, scopes_on
from jixiao.facts.package import SETTINGS as PACKAGE
from jixiao.facts.registers import REGISTERS
from jixiao.kernel.figure import Figure
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.measures.catalog import BY_CODE
from jixiao.measures.figures import figures_from, with_parts
from jixiao.measures.model import AnyMeasure, Measure, Scope
from jixiao.reporting.files import MEASURES_JSON
from jixiao.reporting.measures_text import measures_json, measures_lines

from .engine_choice import FITTING, Engine, Place, Session, counted_over
from .intake import take_in
from .loose_tables import packaged
from .outcome import Outcome
from .registers import install_registers
from .settings import Settings

NO_MEASURE = register(
    FindingCode(
        "JX-MON-034",
        Severity.ERROR,
        "没有叫“{found}”的度量",
        "核对编码；全部编码见 docs/glossary.md，或者不带 --only 运行一次",
        "写错的编码如果悄悄略过，会以为这个数没有。",
    )
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which measures of whom: every unit, year and measure unless named."""

    unit: str = ""
    fiscal_year: int | None = None
    only: tuple[str, ...] = ()
    engine: Engine = FITTING


def measure(place: Place, *, wanted: Wanted, out: Path | None, settings: Settings) -> Outcome:
    """The numbers of every year that there are records of; those whose table was not handed in are 无法判定."""
    findings = install_registers(settings)
    unknown = [code for code in wanted.only if code not in BY_CODE]
    findings += tuple(NO_MEASURE.at(found=code) for code in unknown)
    if has_errors(findings):
        return Outcome((), (), findings, {})
    if isinstance(place, Path):
        with packaged(place, unit=wanted.unit, fiscal_year=wanted.fiscal_year) as (folder, wrong):
            if wrong:
                return Outcome((), (), wrong, {})
            if (folder / PACKAGE).is_file():
                crossed = folder == place
                taken = take_in(folder, fiscal_year=wanted.fiscal_year, settings=settings, crossed=crossed)
                if taken.snapshot is None:
                    return Outcome((), (), taken.findings, {})
                # What else the import found is told by `evaluate`.
                place = taken.snapshot.folder
    asked = with_parts(wanted.only or BY_CODE, catalogue=BY_CODE)
    years, told = _counted(place, asked, wanted=wanted, settings=settings)
    findings += told
    if years is None:
        return Outcome((), (), findings, {})
    facts = measures_json(years, engine=wanted.engine.over(place))
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / MEASURES_JSON,)
        files[0].write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
    return Outcome(measures_lines(years), files, findings, facts)


def _counted(
    place: Place, asked: tuple[AnyMeasure, ...], *, wanted: Wanted, settings: Settings
) -> tuple[dict[int, dict[str, Figure]] | None, tuple[Finding, ...]]:
    measures = [one for one in asked if isinstance(one, Measure)]

    def ask(session: Session) -> dict[int, dict[str, Figure]]:
        there = [one for one in measures if one.table not in REGISTERS or one.table in session.tables]
        kept = {one.code for one in there}
        told = [one for one in asked if not isinstance(one, Measure) or one.code in kept]
        scopes = _scopes(scopes_on(session), wanted)
        return {
            scope.fiscal_year: _chosen(figures_from(told, count_on(session, there, scope=scope)), wanted)
            for scope in scopes
        }

    tables = {table for one in measures for table in one.tables}
    with tempfile.TemporaryDirectory(prefix="jixiao-measure-") as folder:
        return counted_over(
            place,
            ask,
            engine=wanted.engine,
            wanted=tables,
            unit=wanted.unit,
            fiscal_year=wanted.fiscal_year,
            folder=Path(folder),
            settings=settings,
        )


def _scopes(every: Iterable[Scope], wanted: Wanted) -> list[Scope]:
    return [
        Scope((wanted.unit,), scope.fiscal_year) if wanted.unit else scope
        for scope in every
        if wanted.fiscal_year in (None, scope.fiscal_year)
    ]


def _chosen(figures: dict[str, Figure], wanted: Wanted) -> dict[str, Figure]:
    """Those asked for, with their groups; what they are made of was only counted for them."""
    named = tuple(f"{code}." for code in wanted.only)
    return {
        code: figure
        for code, figure in figures.items()
        if not wanted.only or code in wanted.only or code.startswith(named)
    }
