"""Sources asked by the worker: on the hour those that are due, and those somebody asks by hand; what came is looked at line by line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jixiao.exchange.receiving import FAILED, RECEIVED, Receipt
from jixiao.exchange.sources import BY_HAND, WHEN_CLEAN, Source
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.matching.models import Collection, MendedCell, SetAsideLine, SourceColumns
from jixiao.server.matching.received import newest_try, received_folder
from jixiao.workbench.collect import Looked, collect_from, headings_of, look_at, mend, sources_in
from jixiao.workbench.platforms import columns_told, platform_named
from jixiao.workbench.settings import from_environment

from .background_entering import WAITING, enter_at_once
from .notices import notify

PROGRAM = Actor(name="系统")
EARLY = timedelta(minutes=10)
"""The clock strikes on the hour and the last try took a while: what is due in ten minutes is due."""
BROKEN = "程序出错，没有完成采集。请再试一次；再次出错时，请把时间告诉系统管理员。"
ASKING = timedelta(hours=6)
"""A try that has not ended after so long was killed."""


def collect_due(now: datetime) -> None:
    """Puts every source into the queue whose hours are over; one that failed is asked again the next hour."""
    sources, _ = sources_in(from_environment())
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[one.unit for one in sources])}
    for source in sources:
        if source.every_hours and source.unit in units and _due(source, units[source.unit], now):
            begin(source, unit=units[source.unit], by=None)


def begin(source: Source, *, unit: Unit, by: User | None) -> Collection:
    """A try that is on its way, put into the queue once it is kept."""
    made = Collection.objects.create(unit=unit, source=source.name, system=source.system, by=by)
    transaction.on_commit(lambda: collect_source.enqueue(made.pk))
    return made


@task()
def collect_source(number: int) -> None:
    """Asks the source of a try. It may run twice; the same content is received once."""
    first = Collection.objects.select_related("unit", "by").get(pk=number)
    if first.outcome != "asking":
        return
    sources, _ = sources_in(from_environment())
    source = next((one for one in sources if (one.name, one.unit) == (first.source, first.unit.code)), None)
    try:
        receipts = _asked(source)
        _keep(first, receipts, source)
    except Exception:
        Collection.objects.filter(pk=number).update(outcome="failed", reason=BROKEN)
        _tell(first, failed_before=_failed_before(first))
        raise


def look_again(collection: Collection) -> None:
    """Reads a received file once more: with the cells put right, and the columns as people have said."""
    folder = received_folder()
    cells = MendedCell.objects.filter(collection=collection)
    if cells.exists():
        changes: dict[int, dict[int, str]] = {}
        for cell in cells:
            changes.setdefault(cell.line, {})[cell.column] = cell.text
        kept = Path(collection.file)
        copy = kept.with_name(f"{kept.stem}.更正.csv")
        mend(folder / kept, sheet=collection.sheet, changes=changes, into=folder / copy)
        collection.mended = str(copy)
    remembered = SourceColumns.objects.filter(unit=collection.unit, source=collection.source).first()
    settings = from_environment()
    layout = platform_named(collection.system, settings=settings)
    told = columns_told(layout, remembered.columns if remembered else {})
    path = folder / (collection.mended or collection.file)
    looked = look_at(path, name=collection.name, told=told, settings=settings)
    _write(collection, looked, path)


def _due(source: Source, unit: Unit, now: datetime) -> bool:
    last = newest_try(unit, source.name)
    if last is None:
        return True
    if last.outcome == "asking":
        return last.at + ASKING <= now
    hours = 1 if last.outcome == "failed" else source.every_hours
    return last.at + timedelta(hours=hours) - EARLY <= now


def _asked(source: Source | None) -> Iterable[Receipt]:
    if source is None:
        gone = "来源文件里已经没有这个来源，或者来源文件有错误。"
        return [Receipt("", "", "", FAILED, reason=gone)]
    return collect_from(source, into=received_folder(), now=timezone.now())


def _keep(first: Collection, receipts: Iterable[Receipt], source: Source | None) -> None:
    """A line for every file: the try's own for the first, new ones for the others. Its cases enter the register if the source says so."""
    before = _failed_before(first)
    for place, receipt in enumerate(receipts):
        kept = (
            first if place == 0 else Collection(unit=first.unit, source=first.source, system=first.system, by=first.by)
        )
        kept.outcome, kept.reason = receipt.outcome, receipt.reason[:1000]
        kept.name, kept.sha256, kept.size, kept.file = receipt.name, receipt.sha256, receipt.bytes, receipt.file
        kept.save()
        if receipt.outcome == RECEIVED:
            look_again(kept)
        _tell(kept, failed_before=before)
        if source is not None and source.enter != BY_HAND and kept.outcome == RECEIVED:
            _enter(kept, source)


def _enter(collection: Collection, source: Source) -> None:
    answerable = User.objects.filter(username=source.answerable, is_active=True).first()
    if answerable is not None:
        enter_at_once(collection, by=answerable, only_whole=source.enter == WHEN_CLEAN)
        return
    reason = f"来源里写的负责人“{source.answerable}”没有这个账号，待人工确认。"
    Collection.objects.filter(pk=collection.pk).update(entered={"state": WAITING, "reason": reason})
    title = f"“{collection.system}”没有自动登记：{reason}"
    notify(
        to=_office(collection.unit),
        kind="import",
        title=title,
        link=f"/collect/{collection.pk}/",
        subject=f"collection:{collection.pk}",
    )


def _failed_before(collection: Collection) -> bool:
    last = newest_try(collection.unit, collection.source, before=collection.pk)
    return last is not None and last.outcome == "failed"


def _write(collection: Collection, looked: Looked, path: Path) -> None:
    with transaction.atomic():
        collection.outcome = "received" if looked.taken is not None else "unread"
        collection.taken, collection.set_aside = looked.taken, looked.set_aside
        collection.columns = [list(one) for one in looked.columns]
        if not collection.mended:
            # A copy has one sheet; cells are always put right in the file as it was received, whose sheet this is.
            collection.sheet = looked.sheet
        collection.headings = list(looked.unknown) if looked.taken is not None else list(headings_of(path))
        collection.reason = "" if looked.taken is not None else "；".join(one.message for one in looked.findings)[:1000]
        collection.save()
        collection.lines.all().delete()
        SetAsideLine.objects.bulk_create(
            SetAsideLine(
                collection=collection,
                line=one.line,
                number=one.number[:120],
                problem=one.problem[:500],
                hint=one.hint[:500],
                whole=one.whole,
                cells=[list(cell) for cell in one.cells],
            )
            for one in looked.aside
        )


def _tell(collection: Collection, *, failed_before: bool) -> None:
    """The event of the trail, and a notice where somebody has to do something; a source that stays away is told of once."""
    shown = collection.get_outcome_display()
    detail = {
        "unit": collection.unit.code,
        "file": collection.name,
        "taken": collection.taken,
        "aside": collection.set_aside,
    }
    with transaction.atomic():
        record(
            Act("collect.finish", f"collection:{collection.pk}", f"采集{shown}：{collection}"[:500], detail), by=PROGRAM
        )
        needed = collection.outcome == "unread" or (collection.outcome == "received" and collection.set_aside)
        if needed or (collection.outcome == "failed" and not failed_before):
            what = f"有 {collection.set_aside} 处要更正" if collection.outcome == "received" else shown
            notify(
                to=_office(collection.unit),
                kind="import",
                title=f"采集“{collection.system}”{what}：{collection.reason or collection.name}",
                link=f"/collect/{collection.pk}/" if collection.file else "/collect/",
                subject=f"collection:{collection.pk}",
            )


def _office(unit: Unit) -> Iterable[User]:
    return User.objects.filter(memberships__unit=unit, memberships__role=Role.OFFICE).distinct()
