"""What other systems sent (采集): each source with its last try, what was received when, lines set aside and their correction."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.exchange.sources import DATABASE, FOLDER, GOOD_LINES, REST, SFTP, WHEN_CLEAN
from jixiao.linkage.exports import IGNORED
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.collecting import (
    ask_source,
    hand_out_received,
    link_received,
    mend_line,
    remember_columns,
)
from jixiao.server.actions.entering import enter_received
from jixiao.server.actions.linking import DECIDERS
from jixiao.server.actions.permission import NotPermitted, sees_exports
from jixiao.server.ledger.models import ImportSession
from jixiao.server.matching.models import Collection
from jixiao.server.matching.received import newest_file, newest_try, received_folder
from jixiao.workbench.collect import sources_in
from jixiao.workbench.link import field_labels
from jixiao.workbench.platforms import platform_named
from jixiao.workbench.settings import from_environment

from .refusals import refusal_text

ON_A_PAGE = 30
KINDS = {FOLDER: "文件夹", SFTP: "SFTP", REST: "接口", DATABASE: "数据库"}
ENTERING_TOLD = {WHEN_CLEAN: "没有隔离的行就自动登记", GOOD_LINES: "好的行自动登记"}
TONES = {"received": "known", "same": "", "nothing": "", "asking": "warning", "failed": "error", "unread": "error"}


@allow(*DECIDERS)
def collect(request: HttpRequest) -> HttpResponse:
    """The sources of the person's units and everything received, newest first."""
    units = {unit.code: unit for unit in scope_of(request.user).units().filter(kind="department")}
    sources, findings = sources_in(from_environment())
    own = [_source(one, units[one.unit]) for one in sources if one.unit in units]
    sees = sees_exports(person_of(request))
    listed = Paginator(_collections(request), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "sources": own,
        "findings": findings,
        "listed": listed,
        "lines": [(one, TONES[one.outcome]) for one in listed],
        "wanted": "",
        "ready": _ready(own) if sees else [],
        "sees": sees,
        "several": len({one["unit"].pk for one in own}) > 1,
        "working": any(one.outcome == "asking" for one in listed),
    }
    return render(request, "collect.html", context)


@allow(*DECIDERS)
@require_POST
@limited("upload")
def collect_now(request: HttpRequest) -> HttpResponse:
    """Asks a source, or links the newest files of two."""
    unit = get_object_or_404(scope_of(request.user).units(), code=request.POST.get("unit", ""))
    asked: dict[str, Any] = {"unit": unit, "by": person_of(request), "actor": actor_of(request)}
    try:
        if "link" in request.POST:
            run = link_received(one=request.POST.get("one", ""), other=request.POST.get("other", ""), **asked)
            return redirect("link-run", number=run.pk)
        ask_source(name=request.POST.get("source", ""), **asked)
        messages.success(request, "已开始采集，结果会显示在下面。")
    except (NotPermitted, ValidationError) as refused:
        messages.error(request, refusal_text(refused))
    return redirect("collect")


@allow(*DECIDERS)
def collected(request: HttpRequest, number: int) -> HttpResponse:
    """One received file: which column was read as what, and the lines set aside with their cells."""
    found = _whole(request, number)
    labels = field_labels(from_environment())
    lines = list(found.lines.all())
    context = {
        "found": found,
        "tone": TONES[found.outcome],
        "columns": [*found.columns, *((one, "") for one in found.headings)],
        "labels": [*labels.items(), (IGNORED, "不用这一列")],
        "lines": lines,
        "more": found.set_aside - len(lines),
        "mended": found.mended_cells.select_related("by"),
        "layout": platform_named(found.system, settings=from_environment()),
        "sessions": ImportSession.objects.filter(batch__in=found.entered.get("batches", ())).select_related("batch"),
        "mendable": bool(found.file) and not found.file.endswith(".parquet"),
    }
    return render(request, "collected.html", context)


@allow(*DECIDERS)
@require_POST
def collected_change(request: HttpRequest, number: int) -> HttpResponse:
    """Puts a line right, says which column is what, or enters the cases into the register."""
    found = _collection(request, number)
    asked: dict[str, Any] = {"collection": found, "by": person_of(request), "actor": actor_of(request)}
    try:
        if "enter" in request.POST:
            enter_received(**asked)
            messages.success(request, "已开始登记，结果会显示在下面。")
        elif "columns" in request.POST:
            headings = zip(request.POST.getlist("heading"), request.POST.getlist("field"), strict=False)
            remember_columns(columns=dict(headings), **asked)
            messages.success(request, "已记住，这个来源以后的文件都这样读取。")
        else:
            line = request.POST.get("line", "")
            prefix = "cell-"
            cells = {
                int(key.removeprefix(prefix)): str(text)
                for key, text in request.POST.items()
                if key.startswith(prefix) and key.removeprefix(prefix).isdigit()
            }
            mend_line(line=int(line) if line.isdigit() else 0, cells=cells, **asked)
            messages.success(request, f"第 {line} 行已更正，文件已重新读取。")
    except (NotPermitted, ValidationError) as refused:
        messages.error(request, refusal_text(refused))
    return redirect("collected", number=number)


@allow(*DECIDERS)
@limited("export", reading=True)
def collected_file(request: HttpRequest, number: int) -> FileResponse:
    """A file as it was received."""
    found = _whole(request, number)
    path = received_folder() / found.file
    if not found.file or not path.is_file():
        raise Http404(found.name)
    hand_out_received(collection=found, actor=actor_of(request))
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.name)


def _ready(own: list[dict[str, Any]]) -> list[tuple[Unit, list[dict[str, Any]]]]:
    """The sources with a file, by unit, where there are two that could be linked: records of two units are never one case."""
    by_unit: dict[Unit, list[dict[str, Any]]] = {}
    for one in own:
        if one["file"] is not None:
            by_unit.setdefault(one["unit"], []).append(one)
    return [(unit, sources) for unit, sources in by_unit.items() if len(sources) > 1]


def _collections(request: HttpRequest) -> QuerySet[Collection]:
    return scope_of(request.user).rows(Collection.objects.select_related("unit", "by"))


def _collection(request: HttpRequest, number: int) -> Collection:
    return get_object_or_404(_collections(request), pk=number)


def _whole(request: HttpRequest, number: int) -> Collection:
    """A received file that this person may read in full; 403 for the others."""
    if not sees_exports(person_of(request)):
        raise PermissionDenied
    return _collection(request, number)


def _source(source: Any, unit: Unit) -> dict[str, Any]:
    last = newest_try(unit, source.name)
    return {
        "source": source,
        "unit": unit,
        "kind": KINDS[source.kind],
        "entering": ENTERING_TOLD.get(source.enter, ""),
        "last": last,
        "tone": TONES[last.outcome] if last else "",
        "file": newest_file(unit, source.name),
    }
