"""Assets handed from person to person: the sheet (交接单) with both signatures, the cards that follow (国务院令第738号 第十五条)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.records.assets import HANDOVERS
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.monitoring.assets.cards import WRITTEN_OFF
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, Refused, accept, current

from .permission import demand
from .signing import keep_signature
from .supplying import records_of

GIVERS = (Role.OFFICE, Role.DIVISION_HEAD, Role.HANDLER)
NAME = "asset_handover"


@dataclass(frozen=True, slots=True)
class Handover:
    """What is handed over: the numbers of the assets, from whom, to whom, where they stand then, why and when."""

    codes: Sequence[str]
    from_person: str
    to_person: str
    to_division: str
    to_place: str
    cause: str
    handed_on: date


def hand_over(
    *, unit: Unit, fiscal_year: int, handover: Handover, signatures: tuple[str, str], by: User, actor: Actor
) -> str:
    """The number of the sheet. Both have signed, the rows stand in the ledger and the cards name their new holder, or nothing is done.

    ValidationError (Chinese) for assets that are not the giver's, and without the names or signatures.
    """
    demand(by, *GIVERS, unit=unit)
    told = _faults(handover)
    if told:
        raise ValidationError(told)
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        cards = {str(one["code"]): one for one in records_of("asset", unit, fiscal_year)}
        if wrong := [code for code in handover.codes if not _may_go(cards.get(code), handover)]:
            holder = handover.from_person or "（没有使用人）"
            raise ValidationError(f"这些资产现在不在“{holder}”名下：{'、'.join(wrong[:10])}。请刷新后再选。")
        number = _next_number(unit, fiscal_year)
        people = (handover.from_person or "移交人", handover.to_person)
        for person, drawn, side in zip(people, signatures, ("from", "to"), strict=True):
            keep_signature(drawn, unit=unit, subject=f"signature:{number}:{side}", person=person, by=by, actor=actor)
        batch = _written(unit, fiscal_year, number, handover, cards, by=by)
        summary = f"资产交接 {number}：{people[0]}移交{people[1]} {len(handover.codes)} 件"
        detail = {"unit": unit.code, "codes": list(handover.codes)[:100]}
        record(Act("asset.hand_over", f"batch:{batch.pk}", summary, detail), by=actor)
    return number


def leavers_of(unit: Unit, fiscal_year: int) -> dict[str, int]:
    """People who have left and still hold assets, with how many; names as the cards write them."""
    left = {str(one["name"]) for one in records_of("person", unit, fiscal_year) if one.get("left_on") is not None}
    return {name: count for name, count in holders_of(unit, fiscal_year).items() if name in left}


def holders_of(unit: Unit, fiscal_year: int) -> dict[str, int]:
    """Who holds how many assets; "" are assets in use that nobody holds."""
    found: dict[str, int] = {}
    for card in records_of("asset", unit, fiscal_year):
        if card["status"] != WRITTEN_OFF and (card.get("holder") or card["status"] == "in_use"):
            holder = str(card.get("holder") or "")
            found[holder] = found.get(holder, 0) + 1
    return found


def _faults(handover: Handover) -> list[str]:
    told = []
    if not handover.codes:
        told.append("请至少选一件资产。")
    if not handover.to_person.strip():
        told.append("请写明接收人。")
    if handover.to_person.strip() == handover.from_person.strip():
        told.append("移交人和接收人是同一个人。")
    if handover.cause not in dict(HANDOVERS):
        told.append("请选择交接事由。")
    if handover.handed_on > timezone.localdate():
        told.append("交接日期不能在今天之后。")
    return told


def _may_go(card: Mapping[str, Any] | None, handover: Handover) -> bool:
    return card is not None and card["status"] != WRITTEN_OFF and str(card.get("holder") or "") == handover.from_person


def _next_number(unit: Unit, fiscal_year: int) -> str:
    table: Any = current(NAME, unit=unit, fiscal_year=fiscal_year).filter(unit=unit)
    head = f"JJ{fiscal_year}-"
    taken = [
        int(text) for one in table.values_list("number", flat=True) if (text := str(one).removeprefix(head)).isdecimal()
    ]
    return f"{head}{max(taken, default=0) + 1:03d}"


def _written(
    unit: Unit, fiscal_year: int, number: str, handover: Handover, cards: Mapping[str, Mapping[str, Value]], *, by: User
) -> Any:
    given: dict[str, Value] = {
        "number": number, "from_person": handover.from_person or None, "to_person": handover.to_person.strip(),
        "to_division": handover.to_division or None, "to_place": handover.to_place or None,
        "handed_on": day_number(handover.handed_on), "cause": handover.cause, "signed": 1,
    }  # fmt: skip
    changed = {
        "holder": handover.to_person.strip(),
        **({"division": handover.to_division} if handover.to_division else {}),
        **({"place": handover.to_place} if handover.to_place else {}),
    }
    rows = [_row(NAME, {**given, "asset": code}, unit, fiscal_year, by) for code in handover.codes]
    rows += [_row("asset", {**cards[code], **changed}, unit, fiscal_year, by) for code in handover.codes]
    try:
        return accept(
            Delivery(
                unit=unit, fiscal_year=fiscal_year, kind="form", title=f"资产交接 {number}", rows=rows,
                present=(NAME, "asset"), by=by, person=str(by), reason=f"资产交接 {number}",
            )
        )  # fmt: skip
    except Refused as refused:
        raise ValidationError(str(refused)) from refused


def _row(name: str, values: Mapping[str, Value], unit: Unit, fiscal_year: int, by: User) -> Row:
    known = BY_NAME[name]
    own = {field.name: values.get(field.name) for field in known.fields}
    return Row(known, {"unit": unit.code, "fiscal_year": fiscal_year, **own}, Source(person=str(by), form=known.label))
