"""Sources asked by hand, lines put right, headings told once for all later files, and what two systems sent linked."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.exchange.sources import Source
from jixiao.linkage.exports import IGNORED
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.matching.models import Collection, LinkRun, MendedCell, SourceColumns
from jixiao.server.matching.readings import run_folder
from jixiao.server.matching.received import newest_file, newest_try, path_of
from jixiao.workbench.collect import sources_in
from jixiao.workbench.link import field_labels
from jixiao.workbench.settings import from_environment

from .background_collecting import begin, look_again
from .background_entering import offer_refused
from .background_links import link_exports
from .linking import DECIDERS, WORKING
from .permission import demand, demand_exports

LONGEST = 500


def ask_source(*, unit: Unit, name: str, by: User, actor: Actor) -> Collection:
    """A source asked now, in the background. ValidationError for one that does not exist or is being asked."""
    demand(by, *DECIDERS, unit=unit)
    source = _source(unit, name)
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        last = newest_try(unit, name)
        if last is not None and last.outcome == "asking":
            raise ValidationError("这个来源正在采集，请稍候。")
        made = begin(source, unit=unit, by=by)
        detail = {"unit": unit.code, "source": name}
        record(Act("collect.ask", f"collection:{made.pk}", f"采集：{source.system}", detail), by=actor)
    return made


def mend_line(*, collection: Collection, line: int, cells: Mapping[int, str], by: User, actor: Actor) -> None:
    """Puts cells of a line right and reads the file again. ValidationError when nothing was changed."""
    demand(by, *DECIDERS, unit=collection.unit)
    demand_exports(by)
    told = {number: text for kept in collection.lines.filter(line=line) for number, _, text in kept.cells}
    changed = {
        number: text.strip()[:LONGEST]
        for number, text in cells.items()
        if number in told and text.strip() != told[number]
    }
    if not changed:
        raise ValidationError("没有改动。请改正有问题的格子再保存。")
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=collection.unit_id))
        MendedCell.objects.bulk_create(
            MendedCell(collection=collection, line=line, column=number, text=text, by=by)
            for number, text in changed.items()
        )
        look_again(collection)
        offer_refused(collection, but=line)
        detail = {"unit": collection.unit.code, "line": line, "columns": sorted(changed)}
        record(Act("collect.mend", f"collection:{collection.pk}", f"更正第 {line} 行：{collection}", detail), by=actor)


def remember_columns(*, collection: Collection, columns: Mapping[str, str], by: User, actor: Actor) -> None:
    """Says which heading is which field, for this file and all later ones of the source, and reads the file again."""
    demand(by, *DECIDERS, unit=collection.unit)
    demand_exports(by)
    known = {*field_labels(from_environment()), IGNORED}
    told = {heading: field for heading, field in columns.items() if field}
    if not set(told.values()) <= known:
        raise ValidationError("请从列表中选择每一列的含义。")
    with transaction.atomic():
        kept, _ = SourceColumns.objects.get_or_create(unit=collection.unit, source=collection.source)
        kept.columns = {heading: field for heading, field in (kept.columns | dict(columns)).items() if field}
        kept.save()
        look_again(collection)
        detail = {"unit": collection.unit.code, "source": collection.source, "columns": kept.columns}
        record(Act("collect.columns", f"collection:{collection.pk}", f"列的对应：{collection}", detail), by=actor)


def link_received(*, unit: Unit, one: str, other: str, by: User, actor: Actor) -> LinkRun:
    """A run over the newest files of two sources. ValidationError unless both have one."""
    demand(by, *DECIDERS, unit=unit)
    demand_exports(by)
    files = [newest_file(unit, name) for name in (one, other)]
    a, b = files
    if one == other or a is None or b is None:
        raise ValidationError("请选择两个不同的来源，它们都要有读得出来的文件。")
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk=unit.pk))
        if LinkRun.objects.filter(unit=unit, state__in=WORKING).exists():
            raise ValidationError("上一次关联还没有完成，请等它完成。")
        made = LinkRun.objects.create(unit=unit, name_a="-", name_b="-", columns=_columns(a, b), by=by)
        folder = run_folder(made) / "in"
        folder.mkdir(parents=True, exist_ok=True)
        names = [f"{side}-{kept.system}-{path_of(kept).name}"[-180:] for side, kept in (("1", a), ("2", b))]
        for name, kept in zip(names, (a, b), strict=True):
            shutil.copyfile(path_of(kept), folder / name)
        made.name_a, made.name_b = names
        made.save()
        detail = {"unit": unit.code, "files": names, "collections": [a.pk, b.pk]}
        record(Act("links.request", f"links:{made.pk}", f"关联两个系统：{made}", detail), by=actor)
        transaction.on_commit(lambda: link_exports.enqueue(made.pk))
    return made


def hand_out_received(*, collection: Collection, actor: Actor) -> None:
    """Writes down that a received file was downloaded."""
    detail = {"unit": collection.unit.code, "file": collection.name, "sha256": collection.sha256}
    record(Act("collect.export", f"collection:{collection.pk}", f"下载收到的文件：{collection}", detail), by=actor)


def _source(unit: Unit, name: str) -> Source:
    sources, findings = sources_in(from_environment())
    if findings:
        raise ValidationError("来源文件有错误，请系统管理员先改正。")
    found = next((one for one in sources if (one.name, one.unit) == (name, unit.code)), None)
    if found is None:
        raise ValidationError("没有这个来源。")
    return found


def _columns(a: Collection, b: Collection) -> dict[str, dict[str, str]]:
    kept = {one.source: one.columns for one in SourceColumns.objects.filter(unit=a.unit)}
    return {"a": kept.get(a.source, {}), "b": kept.get(b.source, {})}
