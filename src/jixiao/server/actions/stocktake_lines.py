"""A sealed round as lines of the ledger: its cards and things without a card; earlier lines of the year about them give way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.monitoring.assets.stocktaking import UNSEEN, Counted, Line
from jixiao.server.accounts.models import User
from jixiao.server.assets.rounds import CountRound
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.rows import values_of

NAME = "stocktake_line"
FORM = "资产盘点"


@dataclass(frozen=True, slots=True)
class Sealing:
    """What all lines of a round have in common."""

    round: CountRound
    approved_on: date
    person: str


def write_lines(found: CountRound, outcome: Counted, *, approved_on: date, by: User) -> Batch:
    """The batch with a line for each card and thing; lines of earlier rounds about cards looked for again are marked as superseded."""
    sealing = Sealing(found, approved_on, str(by))
    standing = [values for values in _standing(found) if not values["superseded"]]
    # What nobody looked for now and somebody counted earlier in the year stays as it was counted.
    earlier = {str(values["asset"]) for values in standing}
    lines = [line for line in outcome.lines if line.result != UNSEEN or line.code not in earlier]
    rows = [_row(_values(line, sealing), sealing) for line in lines]
    told = {(str(row.values["asset"]), row.values["counted_on"]) for row in rows}
    codes = {code for code, _ in told}
    rows += [
        _row({**values, "superseded": 1}, sealing)
        for values in standing
        if values["asset"] in codes and (str(values["asset"]), values["counted_on"]) not in told
    ]
    return accept(
        Delivery(
            unit=found.unit,
            fiscal_year=found.fiscal_year,
            kind="form",
            title=f"资产盘点：{found.title}",
            rows=rows,
            present=(NAME,),
            by=by,
            person=str(by),
            reason=f"审批盘点“{found.title}”",
        )
    )


def _values(line: Line, sealing: Sealing) -> dict[str, Value]:
    look = line.sighting
    day = timezone.localtime(look.at).date() if look else sealing.round.last_day
    differs = line.differences if not line.matches else ()
    return {
        "asset": line.code,
        "counted_on": day_number(day),
        "matches": int(line.matches),
        # What a thing without a card is called stands nowhere else.
        "difference": "；".join(((line.name,) if line.card is None else ()) + differs) or None,
        "cost": line.card.cost if line.card else None,
        "round": sealing.round.title,
        "result": line.result,
        "found_place": look.place or None if look else None,
        "found_holder": look.holder or None if look else None,
        "found_status": look.status or None if look else None,
        "scanned": int(look.scanned) if look else 0,
        "counted_by": look.person.partition("（")[0] if look else None,
        "reason": line.explanation.reason or None,
        "handling": line.explanation.handling or None,
        "approved_on": day_number(sealing.approved_on),
        "superseded": 0,
    }


def _standing(found: CountRound) -> list[dict[str, Value]]:
    lines: Any = current(NAME, unit=found.unit, fiscal_year=found.fiscal_year)
    return [values_of(BY_NAME[NAME], one) for one in lines.filter(unit=found.unit).values()]


def _row(values: dict[str, Value], sealing: Sealing) -> Row:
    own = {field.name: values.get(field.name) for field in BY_NAME[NAME].fields}
    whole = {"unit": values.get("unit") or sealing.round.unit.code, "fiscal_year": sealing.round.fiscal_year, **own}
    return Row(BY_NAME[NAME], whole, Source(person=sealing.person, form=FORM))
