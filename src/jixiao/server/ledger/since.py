"""What the ledger of a unit's year went through since a state of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import Unit

from .batches import subtree
from .models import Batch
from .tables import TABLES


def only_changed(unit: Unit, fiscal_year: int, *, since: str, name: str, fields: Collection[str]) -> bool:
    """Whether nothing but these fields of records of this type changed in the subtree's year since a state (`state_of`)."""
    newest, undone = (int(part) for part in since.split("-"))
    batches = Batch.objects.filter(unit__in=subtree(unit), fiscal_year=fiscal_year)
    # What was taken back since leaves no batch of its own.
    if batches.filter(undone_at__isnull=False).count() != undone:
        return False
    later = list(batches.filter(pk__gt=newest))
    return _of_one_type(later, name) and all(_within(batch, name, fields) for batch in later)


def _of_one_type(batches: Iterable[Batch], name: str) -> bool:
    changed = {
        of_type
        for batch in batches
        for of_type, count in batch.counts.items()
        if count["new"] or count["changed"] or count["ended"]
    }
    return changed <= {name}


def _within(batch: Batch, name: str, fields: Collection[str]) -> bool:
    """Whether each record that the batch brought has one that it ended, and both agree in all other fields."""
    table: Any = TABLES[name]
    others = ("unit_id", "record_key", *(one.name for one in BY_NAME[name].fields if one.name not in fields))
    before, after = (
        sorted(table.objects.filter(**{end: batch}).values_list(*others), key=lambda row: (row[0], row[1]))
        for end in ("ended", "born")
    )
    return bool(before == after)
