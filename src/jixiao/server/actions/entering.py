"""Cases of a received file into the register, and the register after somebody has decided a pair: one dispute, counted once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.facts.entering import differing, settled
from jixiao.facts.platform_cases import MARKS, PERHAPS, marked, number_of
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.schema import Field
from jixiao.facts.showing import value_text
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.models import Batch, Record
from jixiao.server.matching.models import Collection, LinkRun
from jixiao.server.matching.readings import known_by, run_folder
from jixiao.workbench.platforms import cases_in, platform_fitted, platform_named, platforms
from jixiao.workbench.settings import from_environment

from .background_entering import deliver, enter_cases, standing_rows
from .permission import demand_to_enter
from .records import Change, save_records


def enter_received(*, collection: Collection, by: User, actor: Actor) -> None:
    """The cases of a received file on their way into the register. ValidationError for one that cannot be, or is on its way already."""
    layout = platform_named(collection.system, settings=from_environment())
    if layout is None or layout.register not in BY_NAME:
        raise ValidationError(
            f"系统“{collection.system}”没有版式，不知道哪一列是台账的哪个字段。请系统管理员写一份版式（kind: platform-layout）。"
        )
    demand_to_enter(by, layout.register, unit=collection.unit)
    if collection.outcome != "received":
        raise ValidationError("这个文件读不出来，没有可以登记的案件。")
    with transaction.atomic():
        kept = Collection.objects.select_for_update().get(pk=collection.pk)
        if kept.entered.get("state") == "working":
            raise ValidationError("这个文件正在登记，请稍候。")
        kept.entered = {"state": "working"}
        kept.save(update_fields=["entered"])
        detail = {"unit": collection.unit.code, "register": layout.register}
        record(Act("collect.enter", f"collection:{kept.pk}", f"登记到台账：{kept}", detail), by=actor)
        transaction.on_commit(lambda: enter_cases.enqueue(kept.pk, by.pk))


def follow_decision(*, unit: Unit, numbers: tuple[str, str], by: User) -> None:
    """The registers after a pair was decided, or a decision signed or taken back: what is one dispute counts once, what is two, twice."""
    how = known_by(unit, numbers)
    for name in sorted({layout.register for layout in platforms(from_environment()) if layout.register in BY_NAME}):
        if not set(MARKS) <= set(BY_NAME[name].columns):
            continue
        standing = {number_of(row): row for row in standing_rows(name, unit, numbers)}
        one, other = (standing.get(number) for number in numbers)
        changed = settled(one, other, numbers, how)
        if changed and not how and (one is None or other is None):
            # It stood in the register only as the other number of this record: now it is a record of its own.
            changed += _own(unit, numbers[0] if one is None else numbers[1], perhaps=numbers[0] if how == "" else None)
        title = f"认定 {numbers[0]} ↔ {numbers[1]}"
        deliver(changed, unit=unit, title=title, by=by, kind="form", reason=title)


def exported_cases(run: LinkRun, *, numbers: set[str], unit: Unit) -> list[Row]:
    """The cases with these numbers as both files of a run have them, as records of the register; none of a file without a layout."""
    settings = from_environment()
    found: list[Row] = []
    for path in (run_folder(run) / "in" / file for file in (run.name_a, run.name_b)):
        layout = platform_fitted(path, settings=settings) if path.is_file() else None
        if layout is not None:
            asked: dict[str, Any] = {"name": path.name, "layout": layout, "said": {}, "unit": unit.code}
            year = timezone.localdate().year
            found += cases_in(path, fiscal_year=year, numbers=numbers, settings=settings, **asked).rows
    return found


def said_otherwise(standing: Row, case: Row, field: str) -> tuple[Field, str, str]:
    """A field in which a case differs from the record, and what the record and the case say. ValidationError where they do not differ."""
    found = next((one for one in differing(standing, case) if one.name == field), None)
    if found is None:
        raise ValidationError("这一项两边已经一致，或者记录已有变化，请重新打开这一页。")
    before, after = (value_text(found, one.values.get(field)) for one in (standing, case))
    return found, before, after


def take_over(*, row: Record, standing: Row, case: Row, field: str, by: User, note: str, actor: Actor) -> Batch:
    """What a case says in one field, into the record `row` (`standing` in the core's shape), with both values and `note` in the reason.

    NotPermitted without a writing role; Conflict when the record was changed meanwhile; ValidationError for a field in which the two do not
    differ. The value that stood there stays in the record's history, and is taken over again from the system that has it.
    """
    found, before, after = said_otherwise(standing, case, field)
    change = Change(
        case.type.name,
        {one.name: case.values[field] if one is found else standing.values.get(one.name) for one in case.type.fields},
        row.pk,
    )
    reason = f"“{found.label}”由“{before}”改为{number_of(case)}的“{after}”（{case.source.place}）{note}"
    unit, year = row.unit, row.fiscal_year
    return save_records(unit=unit, fiscal_year=year, changes=[change], reason=reason, by=by, actor=actor)


def _own(unit: Unit, number: str, *, perhaps: str | None) -> list[Row]:
    """A case as the newest run's files have it; none where they do not."""
    run = LinkRun.objects.filter(unit=unit, state="done").first()
    found = exported_cases(run, numbers={number}, unit=unit) if run else []
    return [marked(row, {PERHAPS: perhaps}) for row in found[:1]]
