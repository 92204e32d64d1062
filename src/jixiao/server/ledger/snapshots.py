"""The ledger of a unit's subtree and year as a frozen snapshot, the same that a folder with the same files becomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.models import Q

from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.snapshot import Snapshot, freeze, open_snapshot
from jixiao.server.accounts.models import Unit

from .batches import state_of, subtree
from .models import Batch, Frozen
from .rows import rows_of
from .tables import TABLES


def snapshot_of(unit: Unit, fiscal_year: int, *, folder: Path, as_of: int | None = None) -> Snapshot:
    """The rows of the unit's subtree and year, frozen under `folder`; with `as_of` as they stood after that batch.

    A state that was frozen before is opened again.
    """
    state = state_of(unit, fiscal_year) if as_of is None else ""
    known = Frozen.objects.filter(unit=unit, fiscal_year=fiscal_year, state=state).first() if state else None
    if known is not None and (folder / known.key).exists():
        return open_snapshot(folder / known.key)
    rows = ledger_rows(unit, fiscal_year, as_of=as_of)
    snapshot = freeze(
        rows,
        present=present_types(unit, fiscal_year, as_of=as_of) | {row.type.name for row in rows},
        unit=unit.code,
        unit_name=unit.name,
        fiscal_year=fiscal_year,
        folder=folder,
    )
    if state:
        Frozen.objects.update_or_create(unit=unit, fiscal_year=fiscal_year, state=state, defaults={"key": snapshot.key})
    return snapshot


def ledger_rows(unit: Unit, fiscal_year: int, *, as_of: int | None = None) -> list[Row]:
    """The rows that count, of all types, in the core's shape."""
    standing = Q(ended__isnull=True)
    if as_of is not None:
        standing = Q(born__lte=as_of) & (standing | Q(ended__gt=as_of))
    units = list(subtree(unit).values_list("code", flat=True))
    rows: list[Row] = []
    for name in BY_NAME:
        table: Any = TABLES[name]
        rows += rows_of(name, table.objects.filter(standing, unit__in=units, fiscal_year=fiscal_year))
    return rows


def present_types(unit: Unit, fiscal_year: int, *, as_of: int | None = None) -> set[str]:
    """The record types that were handed in, with or without rows."""
    batches = Batch.objects.filter(unit__in=subtree(unit), fiscal_year=fiscal_year, undone_at__isnull=True)
    if as_of is not None:
        batches = batches.filter(pk__lte=as_of)
    return {str(name) for present in batches.values_list("present", flat=True) for name in present}
