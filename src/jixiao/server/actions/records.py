"""Single records: entered, corrected and withdrawn at a form. Every save is a batch of its own, so that its history stays readable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, Refused, accept, current
from jixiao.server.ledger.models import Batch, Record
from jixiao.server.ledger.rows import record_key

from .permission import demand_to_enter


@dataclass(frozen=True, slots=True)
class Change:
    """One record as it shall be: its type, all of its own values, and the row it was read from (None: a new one).

    A row is never changed, so that its number is the version that was seen.
    """

    type: str
    values: Mapping[str, Value]
    seen: int | None = None


class Conflict(Exception):
    """Others have changed records since they were read: pairs of the change and the row that is current now (None: withdrawn)."""

    def __init__(self, pairs: Sequence[tuple[Change, Record | None]]) -> None:
        """`pairs` are shown side by side."""
        super().__init__("这条记录在您编辑期间已被别人修改。")
        self.pairs = tuple(pairs)


def save_records(
    *, unit: Unit, fiscal_year: int, changes: Sequence[Change], reason: str = "", by: User, actor: Actor
) -> Batch:
    """The records as a batch, all or none.

    NotPermitted without a writing role in the unit; Conflict when a record was changed meanwhile; ValidationError (Chinese) when a new
    record's key exists already or the year is closed and no reason is given.
    """
    for name in {change.type for change in changes}:
        demand_to_enter(by, name, unit=unit)
    with transaction.atomic():
        replaced = _replaced(unit, fiscal_year, changes)
        rows = [_row(change, unit=unit, fiscal_year=fiscal_year, by=by) for change in changes]
        types = sorted({change.type for change in changes})
        labels = "、".join(BY_NAME[name].label for name in types)
        delivery = Delivery(
            unit=unit,
            fiscal_year=fiscal_year,
            kind="form",
            title=labels,
            rows=rows,
            present=types,
            by=by,
            person=str(by),
            reason=reason,
            withdrawn=replaced,
        )
        batch = _accepted(delivery)
        told = f"填报{labels} {len(rows)} 条"
        record(Act("record.save", f"batch:{batch.pk}", told, {"unit": unit.code, "counts": batch.counts}), by=actor)
    return batch


def withdraw_records(
    *, unit: Unit, fiscal_year: int, name: str, rows: Sequence[int], reason: str, by: User, actor: Actor
) -> Batch:
    """The current rows of a type, by number, ended without a successor; a reason is demanded. Conflict when one is no longer current."""
    demand_to_enter(by, name, unit=unit)
    if not reason.strip():
        raise ValidationError("作废记录须写明原因。")
    with transaction.atomic():
        found = set(current(name, unit=unit, fiscal_year=fiscal_year).filter(pk__in=rows).values_list("pk", flat=True))
        if gone := set(rows) - found:
            raise Conflict([(Change(name, {}, number), None) for number in sorted(gone)])
        label = BY_NAME[name].label
        delivery = Delivery(
            unit=unit,
            fiscal_year=fiscal_year,
            kind="form",
            title=f"作废{label}",
            rows=(),
            present=(name,),
            by=by,
            person=str(by),
            reason=reason,
            withdrawn={name: sorted(found)},
        )
        batch = _accepted(delivery)
        told = f"作废{label} {len(found)} 条：{reason}"
        record(Act("record.withdraw", f"batch:{batch.pk}", told, {"unit": unit.code, "rows": sorted(found)}), by=actor)
    return batch


def _replaced(unit: Unit, fiscal_year: int, changes: Sequence[Change]) -> dict[str, list[int]]:
    """The rows that end because their record got another key; Conflict and ValidationError as `save_records` says."""
    conflicts: list[tuple[Change, Record | None]] = []
    renamed: dict[str, list[int]] = {}
    for change in changes:
        standing: Any = current(change.type, unit=unit, fiscal_year=fiscal_year)
        key = record_key(BY_NAME[change.type], _complete(change, unit=unit, fiscal_year=fiscal_year))
        same_key = standing.filter(record_key=key).first()
        if change.seen is None:
            if same_key is not None:
                raise ValidationError(
                    f"{BY_NAME[change.type].label}中已有编号相同的记录，请核对编号，或者改为修改那一条。"
                )
            continue
        seen = standing.filter(pk=change.seen).first()
        if seen is None:
            conflicts.append((change, same_key))
        elif seen.record_key != key:
            if same_key is not None:
                raise ValidationError(f"{BY_NAME[change.type].label}中已有另一条记录用了这个编号。")
            renamed.setdefault(change.type, []).append(seen.pk)
    if conflicts:
        raise Conflict(conflicts)
    return renamed


def _complete(change: Change, *, unit: Unit, fiscal_year: int) -> dict[str, Value]:
    own = {field.name: change.values.get(field.name) for field in BY_NAME[change.type].fields}
    return {"unit": change.values.get("unit") or unit.code, "fiscal_year": fiscal_year, **own}


def _row(change: Change, *, unit: Unit, fiscal_year: int, by: User) -> Row:
    source = Source(person=str(by), form=BY_NAME[change.type].label)
    return Row(BY_NAME[change.type], _complete(change, unit=unit, fiscal_year=fiscal_year), source)


def _accepted(delivery: Delivery) -> Batch:
    try:
        return accept(delivery)
    except Refused as refused:
        raise ValidationError(str(refused)) from refused
