"""Records that follow a case: what it says now stands in the ledger, in the transaction of the move that made it so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.batches import Delivery, Refused, accept, compare, current
from jixiao.server.ledger.rows import values_of
from jixiao.server.process.cases import Case, Move

Values = Mapping[str, Value]


def follow(
    case: Case,
    records: Mapping[str, Sequence[Values]],
    *,
    by: User,
    unit: Unit | None = None,
    withdrawn: Mapping[str, Sequence[int]] | None = None,
) -> None:
    """Writes these records of the case's unit (or of `unit`) and year, by type; nothing where all of them stand there already.

    `withdrawn` are current rows, by type, that end. ValidationError (Chinese) when the ledger refuses.
    """
    owner = unit or case.unit
    place: dict[str, Value] = {"unit": owner.code, "fiscal_year": case.fiscal_year}
    source = Source(person=str(by), form=case.get_subject_display())
    rows = [
        Row(BY_NAME[name], {**place, **{one.name: line.get(one.name) for one in BY_NAME[name].fields}}, source)
        for name, lines in records.items()
        for line in lines
    ]
    delivery = Delivery(
        unit=owner, fiscal_year=case.fiscal_year, kind="case", title=case.title, rows=rows, present=tuple(records),
        by=by, person=str(by), reason=f"流程：{case.title}",
        withdrawn=withdrawn or {},
    )  # fmt: skip
    if not any(found.new or found.changed or found.ended for found in compare(delivery).values()):
        return
    try:
        accept(delivery)
    except Refused as refused:
        raise ValidationError(str(refused)) from refused


def last_move(moves: Sequence[Move], code: str) -> Move | None:
    """The newest move of this kind."""
    return next((one for one in reversed(moves) if one.code == code), None)


def day_at(at: datetime) -> int:
    """The day number of a moment, as the people here call the day."""
    return day_number(timezone.localtime(at).date())


def standing(case: Case, name: str, *, of: Unit | None = None, **key: Any) -> dict[str, Value]:
    """The record of this key as the ledger of the case's unit (or of the unit `of`) has it; nothing where there is none."""
    owner = of or case.unit
    found: Any = current(name, unit=owner, fiscal_year=case.fiscal_year).filter(unit=owner, **key)
    row = found.values().first()
    return {} if row is None else dict(values_of(BY_NAME[name], row))
