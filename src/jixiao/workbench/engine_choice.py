"""Which engine counts over which data: a session of DuckDB or Spark over Parquet, of PostgreSQL over its own tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_postgres import NotAnswered, PostgresSession
from jixiao.engines.payment_source import Source
from jixiao.engines.payment_spark import SparkSession, spark_problem
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.standards.calendars import load_calendar
from jixiao.standards.payment_rules import TABLE

from .settings import Settings

WRONG_PLACE = register(
    FindingCode(
        "JX-MON-033",
        Severity.ERROR,
        "--engine {found} 不能查这样的数据",
        "postgresql 查数据库（postgresql://用户@主机/库），duckdb 和 spark 查数据包或 Parquet；不写 --engine 时按数据选",
        "规则在数据所在的地方查，结果各引擎相同。",
    )
)
ENGINES = DUCKDB, POSTGRESQL, SPARK = "duckdb", "postgresql", "spark"
ADDRESSES = ("postgresql://", "postgres://")
Session = DuckSession | SparkSession | PostgresSession
Told = TypeVar("Told")
Place = Path | str
"""A package or Parquet, or the address of a database."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What counts (empty: what fits the data), and what only one of them asks for.

    `master` is Spark's, `memory` what DuckDB may use; `schema` is PostgreSQL's, with names of tables and views for single record types.
    """

    name: str = ""
    master: str = "local[*]"
    memory: str = "4GB"
    schema: str = "public"
    tables: tuple[tuple[str, str], ...] = ()

    def over(self, place: Place) -> str:
        """The engine for a place."""
        return self.name or (POSTGRESQL if isinstance(place, str) else DUCKDB)


FITTING = Engine()
"""What fits the data."""


def place_of(text: str) -> Place:
    """What a person names: an address as it is, anything else as a path."""
    return text if text.startswith(ADDRESSES) else Path(text)


def counted_over(
    place: Place,
    ask: Callable[[Session], Told],
    *,
    engine: Engine,
    wanted: Collection[str],
    unit: str,
    fiscal_year: int | None,
    folder: Path,
    settings: Settings,
) -> tuple[Told | None, tuple[Finding, ...]]:
    """What `ask` says over a session that has read the record types `wanted`; None with the findings that say why not.

    Payments have to be there if they are wanted. `unit` and `fiscal_year` stand where no column names them, the latter for look-ups
    only; `folder` takes what does not fit into memory.
    """
    name = engine.over(place)
    if (name == POSTGRESQL) != isinstance(place, str):
        return None, (WRONG_PLACE.at(place=str(place) if isinstance(place, Path) else "", found=name),)
    calendar = load_calendar(settings.standards)
    try:
        if isinstance(place, str):
            with closing(PostgresSession(place, calendar=calendar)) as database:
                found, findings = database.sources(
                    schema=engine.schema, tables=dict(engine.tables), wanted=wanted, unit=unit, fiscal_year=fiscal_year
                )
                return _asked(database, found, findings, ask)
        if name == SPARK and (problem := spark_problem()):
            return None, (problem,)
        found, findings = sources(place, unit=unit, fiscal_year=fiscal_year, payments=TABLE in wanted, wanted=wanted)
        if has_errors(findings):
            return None, findings
        with closing(_over_files(name, engine=engine, calendar=calendar, folder=folder)) as session:
            return _asked(session, found, findings, ask)
    except NotAnswered as error:
        return None, (error.finding,)


def _over_files(name: str, *, engine: Engine, calendar: Mapping[int, int], folder: Path) -> DuckSession | SparkSession:
    if name == SPARK:
        return SparkSession(master=engine.master, calendar=calendar)
    return DuckSession(calendar=calendar, memory=engine.memory, folder=folder)


def _asked(
    session: Session, found: Sequence[Source], findings: tuple[Finding, ...], ask: Callable[[Session], Told]
) -> tuple[Told | None, tuple[Finding, ...]]:
    if not has_errors(findings):
        findings += session.read(found)
    return (None if has_errors(findings) else ask(session)), findings
