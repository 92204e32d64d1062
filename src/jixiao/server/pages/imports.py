"""Imports: files are dropped, looked at with every problem at its cell, accepted or given up, and taken back as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import SEVERITY_LABELS
from jixiao.kernel.money import FEN_IN
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import WITH_REPORTERS, Role
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.background_imports import progress_of
from jixiao.server.actions.exporting import told_download
from jixiao.server.actions.importing import (
    accept_session,
    describe_sheets,
    discard_session,
    folder_of,
    labels,
    open_session,
    undo_batch,
)
from jixiao.server.actions.permission import ENTERING
from jixiao.server.ledger.models import Batch, ImportSession

from .privacy import withheld

ON_A_PAGE = 30
STEPS = {"reading", "writing"}


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """Unit and year; the files come beside it."""

    unit = forms.ModelChoiceField(label="预算单位", queryset=Unit.objects.none(), empty_label=None)
    fiscal_year = forms.IntegerField(label="预算年度", min_value=1994, max_value=2100)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        """`units` are those in which the person may write."""
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


@allow(*WITH_REPORTERS)
@limited("upload")
def imports(request: HttpRequest) -> HttpResponse:
    """The imports in scope, newest first, and the form for another one."""
    units = writable_units(request)
    # Whoever imports goes on with the year they are at, also in January, when the year before is being closed.
    newest = Batch.objects.filter(unit__in=units).values_list("fiscal_year", flat=True).first()
    initial = {"fiscal_year": newest or timezone.localdate().year}
    form = UploadForm(request.POST or None, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        uploads: list[UploadedFile[Any]] = request.FILES.getlist("files")
        try:
            session = open_session(**form.cleaned_data, uploads=uploads, by=person_of(request), actor=actor_of(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return redirect("import", number=session.pk)
    sessions = scope_of(request.user).rows(ImportSession.objects.select_related("unit", "by", "batch"))
    page = Paginator(sessions, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "listed": page, "may_write": units.exists(), "wanted": ""}
    return render(request, "imports.html", context, status=400 if form.errors else 200)


@allow(*WITH_REPORTERS)
def one_import(request: HttpRequest, number: int) -> HttpResponse:
    """One import: how its sheets were read, every problem, what would change; or how far the work is."""
    session = _session(request, number)
    return render(request, "import.html", _shown(request, session))


@allow(*WITH_REPORTERS)
def import_progress(request: HttpRequest, number: int) -> HttpResponse:
    """The fragment that a page at work asks for again and again; the whole page once the work is done."""
    session = _session(request, number)
    if session.state in STEPS:
        return render(request, "import_progress.html", {"session": session, "progress": progress_of(session)})
    response = HttpResponse(status=204)
    response["HX-Refresh"] = "true"
    return response


@allow(*ENTERING)
@require_POST
def decide_import(request: HttpRequest, number: int) -> HttpResponse:
    """Accepts, gives up, or reads again with what was said about the columns."""
    session = _session(request, number)
    seen = int(request.POST.get("version") or -1)
    asked: dict[str, Any] = {"session": session, "seen": seen, "by": person_of(request), "actor": actor_of(request)}
    try:
        if "accept" in request.POST:
            accept_session(**asked, reason=request.POST.get("reason", ""))
        elif "discard" in request.POST:
            discard_session(**asked)
        else:
            entries = _entries(request, session)
            describe_sheets(**asked, entries=entries, replaces="replaces" in request.POST)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("import", number=number)


@allow(*ENTERING)
@require_POST
def undo_import(request: HttpRequest, number: int) -> HttpResponse:
    """Takes back the batch of an import."""
    session = _session(request, number)
    batch = get_object_or_404(Batch, pk=session.batch_id)
    try:
        reason = request.POST.get("reason", "")
        undo_batch(batch=batch, reason=reason, by=person_of(request), actor=actor_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "已整批撤销，撤销前的记录恢复有效。")
    return redirect("import", number=number)


@allow(*WITH_REPORTERS)
def import_file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """A file as it was handed in."""
    session = _session(request, number)
    if name not in {file["name"] for file in session.files}:
        raise Http404(name)
    if withheld(request, session):
        raise PermissionDenied
    told_download(subject=f"import:{session.pk}", name=name, actor=actor_of(request))
    return FileResponse((folder_of(session) / name).open("rb"), as_attachment=True, filename=name)


def writable_units(request: HttpRequest) -> QuerySet[Unit]:
    """The units in which the person may write records: those of the memberships that write, and all below them."""
    paths = person_of(request).memberships.filter(role__in=ENTERING).values_list("unit__path", flat=True)
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path)
    return Unit.objects.filter(condition)


def _session(request: HttpRequest, number: int) -> ImportSession:
    scoped = scope_of(request.user).rows(ImportSession.objects.select_related("unit", "by", "batch"))
    return get_object_or_404(scoped, pk=number)


def _shown(request: HttpRequest, session: ImportSession) -> dict[str, Any]:
    findings = [finding | {"severity_label": SEVERITY_LABELS[finding["severity"]]} for finding in session.findings]
    errors = [finding for finding in findings if finding["severity"] == "error"]
    again = ImportSession.objects.filter(
        unit=session.unit, fiscal_year=session.fiscal_year, state="accepted", batch__undone_at__isnull=True
    ).exclude(pk=session.pk)
    known = {file["sha256"]: other for other in again for file in other.files}
    return {
        "session": session,
        "withheld": withheld(request, session),
        "working": session.state in STEPS,
        "progress": progress_of(session),
        "errors": errors,
        "others": [finding for finding in findings if finding["severity"] != "error"],
        "sheets": [_sheet(number, sheet) for number, sheet in enumerate(session.sheets)],
        "differences": [(BY_NAME[name].label, told) for name, told in session.differences.items()],
        "known_files": [(file["name"], known[file["sha256"]]) for file in session.files if file["sha256"] in known],
        "types": labels(),
        "money_units": list(FEN_IN),
        "may_write": writable_units(request).filter(pk=session.unit_id).exists(),
        "may_undo": session.batch is not None and session.batch.undone_at is None,
        "roles_that_write": "、".join(Role(role).label for role in ENTERING),
    }


def _sheet(number: int, sheet: dict[str, Any]) -> dict[str, Any]:
    """A sheet as the page shows it: its columns with the label of their field, and the fields to choose from."""
    known = BY_NAME.get(sheet["record"])
    columns = [
        column | {"number": place, "label": known.field(column["field"]).label if known and column["field"] else ""}
        for place, column in enumerate(sheet["columns"])
    ]
    fields = [(field.name, field.label) for field in known.all_fields] if known else []
    left_out = sum(1 for column in columns if not column["field"])
    return sheet | {
        "number": number,
        "label": known.label if known else "",
        "columns": columns,
        "fields": fields,
        "left_out": left_out,
    }


def _entries(request: HttpRequest, session: ImportSession) -> list[dict[str, Any]]:
    """What the form says about each sheet, in the shape of package.yaml; sheets left as they were read are not mentioned."""
    said = {(entry["file"], entry.get("sheet", "")): entry for entry in session.entries}
    entries = []
    for number, sheet in enumerate(session.sheets):
        before = said.get((sheet["file"], sheet["sheet"]), {})
        kind = request.POST.get(f"record-{number}", "")
        header = request.POST.get(f"header-{number}", "")
        columns = dict(before.get("columns", {}))
        for place, column in enumerate(sheet["columns"]):
            chosen = request.POST.get(f"column-{number}-{place}")
            if chosen is not None and chosen != column["field"]:
                columns[column["heading"]] = chosen
        if kind != sheet["record"]:
            columns = {}
        entry = {
            "file": sheet["file"],
            "sheet": sheet["sheet"],
            "record": kind if kind in BY_NAME or kind == "ignore" else "",
            "header": int(header) if header.isdigit() and int(header) != sheet["header"] else before.get("header", 0),
            "unit": request.POST.get(f"unit-{number}", "") if request.POST.get(f"unit-{number}") in FEN_IN else "",
            "columns": columns,
        }
        if before or entry["header"] or entry["unit"] or columns or entry["record"] != sheet["record"]:
            entries.append(entry)
    return entries
