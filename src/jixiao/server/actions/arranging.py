"""Arrangements proposed from the ledger, each kept with its seed and workbook; a person adopts it or does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.checking.duties.file_draw import Drawn
from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import has_errors
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import current, state_of
from jixiao.server.ledger.rows import values_of
from jixiao.server.results.arrangements import adopted, arrangements_folder, workbook_of
from jixiao.server.results.models import Arrangement
from jixiao.workbench.arranging import NEEDED, arranged
from jixiao.workbench.settings import from_environment

from .linking import DECIDERS
from .permission import demand

LIMITS = {
    "quarter": (1, 4, "季度"),
    "total": (1, 100_000, "抽取总数"),
    "seed": (0, 2**31 - 1, "种子"),
    "most": (1, 1_000, "每队人数"),
    "same_offence": (1, 100, "同类罪名的百分比"),
    "days": (1, 365, "天数"),
}
INPUTS = {
    "files": ("quarter", "total", "seed"),
    "teams": ("most", "same_offence"),
    "courses": (),
    "reminders": ("days",),
}


@dataclass(frozen=True, slots=True)
class LedgerRecords:
    """The current records of a unit and those below it."""

    unit: Unit
    fiscal_year: int

    def records(self, name: str) -> list[dict[str, Value]]:
        """The records of a type, by their keys: the same ledger gives the same order."""
        rows = current(name, unit=self.unit, fiscal_year=self.fiscal_year).order_by("unit_id", "record_key")
        return [values_of(BY_NAME[name], row) for row in rows.values()]


def propose(
    *, unit: Unit, fiscal_year: int, kind: str, inputs: Mapping[str, str], by: User, actor: Actor
) -> Arrangement:
    """A proposal with its workbook. ValidationError for inputs out of range, without records, or where it cannot be arranged."""
    demand(by, *DECIDERS, unit=unit)
    if kind not in INPUTS:
        raise ValidationError("没有这种安排。")
    numbers = {name: _number(name, inputs.get(name, "")) for name in INPUTS[kind]}
    source = LedgerRecords(unit, fiscal_year)
    for name in NEEDED[kind]:
        if not current(name, unit=unit, fiscal_year=fiscal_year).exists():
            raise ValidationError(f"{fiscal_year} 年度没有“{BY_NAME[name].label}”的记录，请先在台账中录入或导入。")
    before = list(_drawn_before(unit, fiscal_year, numbers.get("quarter", 0)))
    found = arranged(source, kind, numbers, today=timezone.localdate(), before=before, settings=from_environment())
    if has_errors(found.findings):
        raise ValidationError([f"{one.message}。{one.hint}" for one in found.findings])
    with transaction.atomic():
        made = Arrangement.objects.create(
            unit=unit,
            fiscal_year=fiscal_year,
            kind=kind,
            inputs=numbers,
            ledger_state=state_of(unit, fiscal_year),
            lines=list(found.lines),
            facts=dict(found.facts),
            by=by,
        )
        arrangements_folder().mkdir(parents=True, exist_ok=True)
        found.write(workbook_of(made))
        detail = {"unit": unit.code, "kind": kind, "inputs": numbers}
        record(Act("arrange.propose", f"arrangement:{made.pk}", f"提出{made}", detail), by=actor)
    return made


def decide_arrangement(*, arrangement: Arrangement, adopt: bool, note: str, by: User, actor: Actor) -> None:
    """Adopts a proposal or drops it, with a note. ValidationError where another draw of the quarter was adopted."""
    demand(by, *DECIDERS, unit=arrangement.unit)
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=arrangement.unit_id))
        if adopt and arrangement.kind == "files":
            quarter = arrangement.inputs["quarter"]
            others = adopted(arrangement.unit, arrangement.fiscal_year, "files").exclude(pk=arrangement.pk)
            if any(one.inputs["quarter"] == quarter for one in others):
                raise ValidationError(f"第{quarter}季度已经采用了另一次抽取，请先把那一次改为不采用。")
        arrangement.state = "adopted" if adopt else "dropped"
        arrangement.note, arrangement.decided_by, arrangement.decided_at = note.strip()[:500], by, timezone.now()
        arrangement.save()
        told = f"{arrangement.get_state_display()}：{arrangement}"
        detail = {"unit": arrangement.unit.code, "note": arrangement.note}
        record(Act("arrange.decide", f"arrangement:{arrangement.pk}", told, detail), by=actor)


def hand_out_arrangement(*, arrangement: Arrangement, actor: Actor) -> None:
    """Writes down that the workbook of an arrangement was downloaded."""
    told, detail = f"下载{arrangement}", {"unit": arrangement.unit.code}
    record(Act("arrange.export", f"arrangement:{arrangement.pk}", told, detail), by=actor)


def _number(name: str, text: str) -> int:
    least, most, label = LIMITS[name]
    number = int(text) if text.strip().isascii() and text.strip().isdigit() and len(text) < 12 else -1
    if not least <= number <= most:
        raise ValidationError(f"“{label}”请填 {least} 到 {most} 的整数。")
    return number


def _drawn_before(unit: Unit, fiscal_year: int, quarter: int) -> Iterable[Drawn]:
    """What was drawn and adopted for other quarters of the year: no file twice a year."""
    for one in adopted(unit, fiscal_year, "files"):
        if one.inputs["quarter"] != quarter:
            yield from (Drawn(each["office"], each["checker"], each["file"]) for each in one.facts["drawn"])
