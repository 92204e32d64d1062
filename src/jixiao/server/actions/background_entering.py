"""What the worker does when the cases of a received file are entered into the register: once each, all or none, told on the file's page."""

from __future__ import annotations

import shutil
from collections.abc import Collection as Several
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django_tasks import task

from jixiao.facts.entering import Entering, entering
from jixiao.facts.platform_cases import OTHER_NUMBER, Cases, number_of
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, Refused, accept, subtree
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.ledger.registers import may_write
from jixiao.server.ledger.rows import rows_of
from jixiao.server.ledger.tables import TABLES
from jixiao.server.matching.models import Collection, SetAsideLine, SourceColumns
from jixiao.server.matching.readings import partners_of
from jixiao.server.matching.received import path_of, received_folder
from jixiao.workbench.collect import cells_in
from jixiao.workbench.platforms import cases_in, columns_told, platform_named
from jixiao.workbench.settings import from_environment

from .importing import file_told, folder_of
from .notices import notify

BROKEN = "程序出错，没有登记。请再试一次；再次出错时，请把时间告诉系统管理员。"
PROGRAM = Actor(name="系统")
WAITING = "waiting"
MOST_TOLD = 200
AT_ONCE = 500
"""Numbers asked for in one question to the database."""


@task()
def enter_cases(number: int, by: int, only_whole: bool = False) -> None:
    """Enters the cases of a received file. It may run twice: a case that is there already is left alone.

    With `only_whole`, nothing is entered while a line cannot be: somebody has to look first.
    """
    collection = Collection.objects.select_related("unit").get(pk=number)
    if collection.entered.get("state") != "working":
        return
    person = User.objects.get(pk=by)
    try:
        told = _entered(collection, person, only_whole=only_whole)
    except Refused as refused:
        told = {"state": "failed", "reason": str(refused)}
    except Exception:
        Collection.objects.filter(pk=number).update(entered={"state": "failed", "reason": BROKEN})
        raise
    Collection.objects.filter(pk=number).update(entered=told)
    collection.entered = told
    offer_refused(collection)
    how = {"done": "已登记到台账", "waiting": "待人工确认，没有登记"}.get(told["state"], "没有登记")
    title = f"“{collection.system}”的案件{how}：{collection.name}"
    notify(to=[person], kind="import", title=title, link=f"/collect/{number}/", subject=f"collection:{number}")


def offer_refused(collection: Collection, *, but: int = 0) -> None:
    """Lines that were not entered stand among those that can be put right, `but` the one that somebody just has."""
    refused: dict[int, dict[str, Any]] = {}
    for one in collection.entered.get("refused", ()):
        if one["line"] and one["line"] != but:
            refused.setdefault(one["line"], one)
    for line in collection.lines.values_list("line", flat=True):
        refused.pop(line, None)
    if not refused:
        return
    settings = from_environment()
    remembered = SourceColumns.objects.filter(unit=collection.unit, source=collection.source).first()
    told = columns_told(platform_named(collection.system, settings=settings), remembered.columns if remembered else {})
    written = cells_in(path_of(collection), refused, name=collection.name, told=told, settings=settings)
    SetAsideLine.objects.bulk_create(
        SetAsideLine(
            collection=collection,
            line=line,
            problem=f"没有登记：{one['problem']}"[:500],
            hint=one["hint"][:500],
            whole=False,
            cells=[list(cell) for cell in written[line]],
        )
        for line, one in sorted(refused.items())
        if line in written
    )


def standing_rows(name: str, unit: Unit, numbers: Several[str]) -> list[Row]:
    """The current records of a register that have one of these numbers, as their own or as the other system's, in all years."""
    table: Any = TABLES[name]
    current = table.objects.filter(unit__in=subtree(unit), ended__isnull=True)
    asked = sorted(numbers)
    found: dict[tuple[Any, ...], Row] = {}
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        for field in (BY_NAME[name].key[0], OTHER_NUMBER):
            found |= {row.key: row for row in rows_of(name, current.filter(**{f"{field}__in": part}))}
    return list(found.values())


def deliver(
    rows: Sequence[Row], *, unit: Unit, title: str, by: User, kind: str = "import", reason: str = ""
) -> list[Batch]:
    """The rows in the register, a batch for each year; Refused when a year is closed and no reason is given."""
    batches = []
    for year in sorted({int(str(row.values["fiscal_year"])) for row in rows}):
        of_year = [row for row in rows if row.values["fiscal_year"] == year]
        delivery = Delivery(
            unit=unit,
            fiscal_year=year,
            kind=kind,
            title=title,
            rows=of_year,
            present=sorted({row.type.name for row in of_year}),
            by=by,
            person=str(by),
            reason=reason,
        )
        batches.append(accept(delivery))
    return batches


def enter_at_once(collection: Collection, *, by: User, only_whole: bool) -> None:
    """Puts the cases of a file that has just come into the queue, as its source asks; what stands against it is kept as the state."""
    layout = platform_named(collection.system, settings=from_environment())
    reason = ""
    if layout is None or layout.register not in BY_NAME:
        reason = f"系统“{collection.system}”没有版式"
    elif not may_write(by, layout.register, unit=collection.unit):
        reason = f"负责人“{by}”不能填报{BY_NAME[layout.register].label}"
    elif only_whole and collection.set_aside:
        reason = f"有 {collection.set_aside} 处隔离"
    collection.entered = {"state": WAITING, "reason": f"{reason}，待人工确认。"} if reason else {"state": "working"}
    with transaction.atomic():
        collection.save(update_fields=["entered"])
        told = f"{'待人工确认' if reason else '自动登记到台账'}：{collection}"
        detail = {"unit": collection.unit.code, "answerable": by.pk, "reason": reason}
        record(Act("collect.enter", f"collection:{collection.pk}", told, detail), by=PROGRAM)
        if not reason:
            transaction.on_commit(lambda: enter_cases.enqueue(collection.pk, by.pk, only_whole))
    if reason:
        notify(
            to=[by], kind="import", title=told, link=f"/collect/{collection.pk}/", subject=f"collection:{collection.pk}"
        )


def _entered(collection: Collection, by: User, *, only_whole: bool) -> dict[str, Any]:
    cases = _cases(collection)
    if only_whole and cases.faulty:
        why = "；".join([finding.message for finding in cases.faulty][:5])
        return {"state": WAITING, "reason": f"有 {len(cases.faulty)} 处不能登记，待人工确认：{why}"}
    if not cases.rows:
        reasons = [finding.message for finding in (*cases.findings, *cases.refused)][:5]
        return {"state": "failed", "reason": "；".join(reasons) or "这个文件里没有可以登记的案件。"}
    name, unit = cases.rows[0].type.name, collection.unit
    partners = partners_of(unit)
    numbers = {number_of(row) for row in cases.rows}
    numbers |= {partners[number][0] for number in numbers if number in partners}
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        plan = entering(cases.rows, standing_rows(name, unit, numbers), partners)
        batches = deliver([*plan.new, *plan.changed], unit=unit, title=f"登记采集的案件：{collection}", by=by)
        for batch in batches:
            _keep_file(collection, cases, batch, by)
        told = _told(plan, cases, batches)
        detail = {"unit": unit.code, **{key: told[key] for key in ("new", "joined", "known", "batches")}}
        actor = Actor(by.pk, str(by), unit.code)
        record(Act("collect.enter", f"collection:{collection.pk}", f"登记采集的案件：{collection}", detail), by=actor)
    return told


def _keep_file(collection: Collection, cases: Cases, batch: Batch, by: User) -> None:
    """An import that is done, with the file as it was received: from there the batch is looked at, and taken back as a whole."""
    session = ImportSession.objects.create(
        unit=collection.unit,
        fiscal_year=batch.fiscal_year,
        by=by,
        state="accepted",
        batch=batch,
        differences=batch.counts,
    )
    folder = folder_of(session)
    folder.mkdir(parents=True, exist_ok=True)
    kept = Path(shutil.copy2(received_folder() / collection.file, folder / collection.name))
    session.files = [file_told(kept)]
    session.sheets = [asdict(cases.read)] if cases.read else []
    session.save(update_fields=["files", "sheets"])


def _cases(collection: Collection) -> Cases:
    """The cases of the file as rows; their source is the file as it was received, line by line the same as its mended copy."""
    settings = from_environment()
    layout = platform_named(collection.system, settings=settings)
    if layout is None:
        return Cases(())
    remembered = SourceColumns.objects.filter(unit=collection.unit, source=collection.source).first()
    cases = cases_in(
        path_of(collection),
        name=collection.name,
        layout=layout,
        said=remembered.columns if remembered else {},
        unit=collection.unit.code,
        fiscal_year=collection.at.year,
        settings=settings,
    )
    rows = [replace(row, source=replace(row.source, sha256=collection.sha256)) for row in cases.rows]
    return replace(cases, rows=tuple(rows))


def _told(plan: Entering, cases: Cases, batches: Sequence[Batch]) -> dict[str, Any]:
    refused, noted = (
        [
            {"line": finding.where.row if finding.where else 0, "problem": finding.message, "hint": finding.hint}
            for finding in findings[:MOST_TOLD]
        ]
        for findings in (cases.refused, cases.findings)
    )
    return {
        "state": "done",
        "new": len(plan.new),
        "joined": len(plan.changed),
        "known": plan.known,
        "differences": [asdict(one) for one in plan.differences[:MOST_TOLD]],
        "more": max(len(plan.differences) - MOST_TOLD, 0),
        "refused": refused,
        "noted": noted,
        "batches": [batch.pk for batch in batches],
    }
