"""What one system says in a field, into the register: at once, or by the rule of two once somebody else has countersigned."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jixiao.facts.platform_cases import number_of
from jixiao.facts.rows import Row
from jixiao.server.accounts.models import User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.models import Batch, Record
from jixiao.server.matching.models import FieldTaking

from .entering import said_otherwise, take_over
from .linking import DECIDERS, SIGNERS, two_people
from .permission import demand, demand_to_enter


def waiting_for(row: Record, register: str) -> QuerySet[FieldTaking]:
    """What waits for a countersignature in a record."""
    return FieldTaking.objects.filter(
        unit=row.unit, register=register, record_key=row.record_key, signed_at__isnull=True, undone_at__isnull=True
    ).select_related("by")


def take(*, row: Record, standing: Row, case: Row, field: str, by: User, actor: Actor) -> Batch | None:
    """The field as the case has it, in the register; None where somebody else has to countersign first.

    NotPermitted, Conflict and ValidationError as in `take_over`; ValidationError for what has been asked for already.
    """
    if not two_people():
        return take_over(row=row, standing=standing, case=case, field=field, by=by, note="", actor=actor)
    found, before, after = said_otherwise(standing, case, field)
    register, number = case.type.name, number_of(case)
    demand_to_enter(by, register, unit=row.unit)
    with transaction.atomic():
        waiting = waiting_for(row, register).select_for_update(of=("self",)).filter(field=field).first()
        if waiting is not None:
            if (waiting.number, waiting.after) == (number, after):
                raise ValidationError(f"{waiting.by}已经提出，等另一人复核。")
            _undo(waiting, by)
        made = FieldTaking.objects.create(
            unit=row.unit, register=register, record_key=row.record_key, field=field, number=number, after=after, by=by
        )
        told = f"提出“{found.label}”由“{before}”改为{number}的“{after}”，等另一人复核"
        record(Act("record.take", f"taking:{made.pk}", told, {"unit": row.unit.code}), by=actor)
    return None


def sign_taking(*, taking: FieldTaking, row: Record, standing: Row, case: Row, by: User, actor: Actor) -> Batch:
    """Countersigns and carries it out, in the name of whoever asked: by a head, the office or a leader, never by that person."""
    demand(by, *SIGNERS, unit=taking.unit)
    if taking.by_id == by.pk:
        raise ValidationError("提出人不能复核自己提出的，请由另一人复核。")
    if said_otherwise(standing, case, taking.field)[2] != taking.after:
        raise ValidationError("提出以后，这份导出表里的内容变了，请撤回后重新提出。")
    with transaction.atomic():
        note = f"；{taking.by}提出，{by}复核"
        batch = take_over(
            row=row, standing=standing, case=case, field=taking.field, by=taking.by, note=note, actor=actor
        )
        taking.signed_by, taking.signed_at = by, timezone.now()
        taking.save()
        record(Act("record.take", f"taking:{taking.pk}", f"复核 {taking}", {"unit": taking.unit.code}), by=actor)
    return batch


def undo_taking(*, taking: FieldTaking, by: User, actor: Actor) -> None:
    """Takes back what waits for a countersignature."""
    demand(by, *DECIDERS, *SIGNERS, unit=taking.unit)
    with transaction.atomic():
        _undo(taking, by)
        record(Act("record.take", f"taking:{taking.pk}", f"撤回 {taking}", {"unit": taking.unit.code}), by=actor)


def _undo(taking: FieldTaking, by: User) -> None:
    taking.undone_by, taking.undone_at = by, timezone.now()
    taking.save()
