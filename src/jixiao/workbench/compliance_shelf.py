"""Use case: the obligations on the shelf, asked of the records of a snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from jixiao.expressions.types import Value
from jixiao.facts.snapshot import ORIGIN, Snapshot
from jixiao.kernel.finding import Finding
from jixiao.kernel.source import Source
from jixiao.measures.compliance.givens import TABLES
from jixiao.measures.compliance.judging import World, judge
from jixiao.measures.model import Scope
from jixiao.standards.calendars import load_calendar
from jixiao.standards.compliance import KIND, ComplianceRules, in_force
from jixiao.standards.compliance_answers import Judged
from jixiao.standards.compliance_reader import load_compliance
from jixiao.standards.library import packs

from .settings import Settings


def shelf_of(settings: Settings) -> tuple[tuple[ComplianceRules, ...], tuple[Finding, ...]]:
    """The packs of obligations that can be read, and what is wrong with the others."""
    read = [_pack(one.path, one.path.stat().st_mtime_ns) for one in packs(settings.standards) if one.kind == KIND]
    return tuple(pack for pack, _ in read if pack), tuple(finding for _, told in read for finding in told)


def judged_in(snapshot: Snapshot, *, scope: Scope, as_of: date | None, settings: Settings) -> tuple[Judged, ...]:
    """The answers of a snapshot's records to the obligations in force for its unit and year, by the day `as_of`."""
    obligations = in_force(shelf_of(settings)[0], units=scope.units, fiscal_year=scope.fiscal_year)
    wanted = {table for one in obligations for table in one.tables}
    world = World(
        tables={name: snapshot.records(name) for name in snapshot.tables if name in wanted},
        scope=scope,
        calendar=load_calendar(settings.standards),
        as_of=as_of,
        cell=lambda record, field: _cell(snapshot, record, field),
    )
    return judge(obligations, world=world)


def _cell(snapshot: Snapshot, record: Mapping[str, Value], field: str) -> Source | None:
    return snapshot.source(record, field=field) if record.get(ORIGIN) is not None else None


@lru_cache(maxsize=64)
def _pack(path: Path, changed: int) -> tuple[ComplianceRules | None, tuple[Finding, ...]]:
    return load_compliance(path, tables=TABLES)
