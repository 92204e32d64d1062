"""What the self-evaluation form computes with: an evaluation's snapshot counted once, and what the ledger says now that people stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import open_snapshot
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import subtree
from jixiao.server.ledger.rows import values_of
from jixiao.server.ledger.tables import TABLES
from jixiao.workbench.frozen import Plan, workings_of
from jixiao.workbench.settings import from_environment
from jixiao.workbench.workings import Workings

from .models import Evaluation

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement in the ledger: the number of its row, which is the version seen, and its values."""

    row: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Statements:
    """The current answers by (item, point) and results by (indicator, "")."""

    answers: Mapping[Place, Stated] = field(default_factory=dict)
    results: Mapping[Place, Stated] = field(default_factory=dict)


def workings(evaluation: Evaluation) -> Workings | None:
    """The counted snapshot of an evaluation, kept for the next key stroke; None when snapshot or standard are gone."""
    return _counted(evaluation.snapshot, evaluation.standard, evaluation.project_standard, evaluation.standard_version)


def statements(unit: Unit, fiscal_year: int) -> Statements:
    """What the ledger holds now."""
    answers = _current("answer", unit, fiscal_year)
    results = _current("result", unit, fiscal_year)
    return Statements(
        {(str(one.values["item"]), str(one.values["point"])): one for one in answers},
        {(str(one.values["indicator"]), ""): one for one in results},
    )


def rows_seen(name: str, numbers: list[int], *, unit: Unit, fiscal_year: int) -> dict[int, Stated]:
    """Rows of the unit by number, also those that have been superseded since somebody read them."""
    return {one.row: one for one in _read(name, unit, fiscal_year, row_id__in=numbers)}


def _current(name: str, unit: Unit, fiscal_year: int) -> list[Stated]:
    return _read(name, unit, fiscal_year, ended__isnull=True)


def _read(name: str, unit: Unit, fiscal_year: int, **which: Any) -> list[Stated]:
    table: Any = TABLES[name]
    query = table.objects.filter(unit__in=subtree(unit).values("code"), fiscal_year=fiscal_year, **which)
    record = BY_NAME[name]
    columns = ["row_id", "unit_id", "fiscal_year", *(one.name for one in record.fields)]
    return [Stated(line["row_id"], values_of(record, line)) for line in query.values(*columns)]


@lru_cache(maxsize=8)
def _counted(snapshot: str, standard: str, project_standard: str, version: str) -> Workings | None:
    settings = from_environment()
    folder = settings.snapshots / snapshot
    if not snapshot or not folder.is_dir():
        return None
    found = workings_of(open_snapshot(folder), plan=Plan(standard, project_standard), settings=settings)
    # Points under another version than the evaluation's would not be its points.
    return found if found is not None and found.standards.department.version == version else None
