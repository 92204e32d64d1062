"""Evidence in pages: the part “佐证材料” of any page, the preview, downloads, and a unit's library of all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.evidence import OWNERS, SUBJECT, attach, hand_out, withdraw
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.files import preview
from jixiao.server.files.models import Attachment
from jixiao.server.files.sniff import IMAGES, LABELS, SUFFIXES, Refusal
from jixiao.server.files.store import Damaged, opened
from jixiao.server.results.folders import results_of
from jixiao.server.results.models import Evaluation

from .privacy import open_evidence

ON_A_PAGE = 50
MOST_FILES = 30
PAGES_SHOWN = 30
ALONE = "default-src 'none'; sandbox"
"""The policy of a file shown by itself: nothing loads, nothing runs, no address of ours."""
KINDS = {"case": "流程", "record": "记录", "item": "评分项", "look": "盘点照片", "signature": "签字"}
ACCEPTED = ",".join(sorted({f".{suffix}" for suffixes in SUFFIXES.values() for suffix in suffixes}))


def subject_text(subject: str) -> str:
    """What a subject is, for people: 评分项 A13, 流程 12, 支付明细."""
    kind, *parts = subject.split(":")
    if kind == "record" and parts[0] in BY_NAME:
        # The rest is the record's key, a hash that tells nobody anything.
        return BY_NAME[parts[0]].label
    if kind == "item":
        return f"评分项 {parts[-1]}"
    return " ".join((KINDS.get(kind, kind), " · ".join(parts)))


def evidence_of(request: HttpRequest, *, unit: Unit, subject: str) -> dict[str, Any]:
    """What `evidence_part.html` shows for a subject: `{% include "evidence_part.html" with evidence=evidence %}`."""
    listed = Attachment.objects.filter(unit=unit, subject=subject).select_related("file", "by", "withdrawn_by", "unit")
    rows = _rows(open_evidence(request, listed), request=request)
    return {
        "unit": unit,
        "subject": subject,
        "about": subject_text(subject),
        "present": [row for row in rows if row["one"].withdrawn_at is None],
        "withdrawn": [row for row in rows if row["one"].withdrawn_at is not None],
        "limit": settings.JIXIAO_EVIDENCE_MB,
        "accepted": ACCEPTED,
        "refused": (),
    }


@allow(*WITH_REPORTERS)
@limited("upload")
def subject_evidence(request: HttpRequest, unit: str, subject: str) -> HttpResponse:
    """The evidence of one subject: as a part for htmx, else as a page; files sent to it are attached, refusals told file by file."""
    owner = get_object_or_404(scope_of(request.user).units(), code=unit)
    if not SUBJECT.fullmatch(subject):
        raise Http404(subject)
    refused = _attached(request, unit=owner, subject=subject) if request.method == "POST" else []
    evidence = evidence_of(request, unit=owner, subject=subject) | {"refused": refused}
    htmx = request.headers.get("HX-Request") == "true"
    if request.method == "POST" and not htmx and not refused:
        return redirect("evidence-of", unit=unit, subject=subject)
    template = "evidence_part.html" if htmx else "evidence_subject.html"
    told = {"evidence": evidence} | ({} if htmx else _item_of(owner, subject))
    # htmx leaves the answer of a refused request aside, and what was refused has to be read.
    return render(request, template, told, status=400 if refused and not htmx else 200)


@allow(*WITH_REPORTERS)
def library(request: HttpRequest) -> HttpResponse:
    """All evidence in scope, by name, subject, person or unit, each with where else its file is used."""
    wanted = request.GET.get("q", "").strip()
    scope = scope_of(request.user)
    listed = open_evidence(request, scope.rows(Attachment.objects.select_related("file", "by", "unit", "withdrawn_by")))
    if wanted:
        listed = listed.filter(
            Q(name__icontains=wanted)
            | Q(note__icontains=wanted)
            | Q(subject__icontains=wanted)
            | Q(by__name__icontains=wanted)
            | Q(unit__name__icontains=wanted)
        )
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = _rows(page, request=request)
    used: dict[int, list[Attachment]] = {}
    files = {one.file_id for one in page}
    for one in scope.rows(Attachment.objects.filter(file__in=files, withdrawn_at__isnull=True).select_related("unit")):
        used.setdefault(one.file_id, []).append(one)
    for row in rows:
        others = [one for one in used.get(row["one"].file_id, []) if one.pk != row["one"].pk]
        row["elsewhere"] = [(one, subject_text(one.subject)) for one in others]
    return render(request, "evidence.html", {"listed": page, "rows": rows, "wanted": wanted})


@allow(*WITH_REPORTERS)
def one_evidence(request: HttpRequest, number: int) -> HttpResponse:
    """The preview of a piece of evidence: image, pages of a PDF, text; else a word and the download."""
    attachment = _attachment(request, number)
    stored = attachment.file
    context: dict[str, Any] = _rows([attachment], request=request)[0] | {"manner": preview.manner(stored)}
    try:
        opened(stored).close()
        if context["manner"] == "pdf":
            context["count"] = preview.pages(stored)
            context["numbers"] = range(1, min(context["count"], PAGES_SHOWN) + 1)
        elif context["manner"] == "text":
            context["text"], context["cut"] = preview.text(stored)
    except Damaged:
        return _damaged(request)
    return render(request, "evidence_one.html", context)


@allow(*WITH_REPORTERS)
def evidence_image(request: HttpRequest, number: int) -> HttpResponse:
    """An image as it was handed in, of the type that was found in it and in a sandbox."""
    stored = _attachment(request, number).file
    if stored.kind not in IMAGES:
        raise Http404(number)
    try:
        with opened(stored) as stream:
            return _alone(stream.read(), kind=IMAGES[stored.kind])
    except Damaged:
        return _damaged(request)


@allow(*WITH_REPORTERS)
def evidence_page(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """A page of a PDF as an image."""
    stored = _attachment(request, number).file
    try:
        image = preview.page(stored, page) if stored.kind == "pdf" else None
    except Damaged:
        return _damaged(request)
    if image is None:
        raise Http404(page)
    return _alone(image, kind="image/png")


@allow(*WITH_REPORTERS)
@limited("export", reading=True)
def evidence_download(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """The file as it was handed in, always as a download; the trail is told first."""
    attachment = _attachment(request, number)
    try:
        stream = opened(attachment.file)
    except Damaged:
        return _damaged(request)
    hand_out(attachment=attachment, by=person_of(request), actor=actor_of(request))
    response = FileResponse(
        stream, as_attachment=True, filename=attachment.name, content_type="application/octet-stream"
    )
    response["Content-Security-Policy"] = ALONE
    return response


@allow(*WITH_REPORTERS)
@require_POST
def evidence_withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraws a piece of evidence; leads back to its subject."""
    attachment = _attachment(request, number)
    reason = request.POST.get("reason", "")
    try:
        withdraw(attachment=attachment, reason=reason, by=person_of(request), actor=actor_of(request))
    except NotPermitted as error:
        raise PermissionDenied from error
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"已撤回“{attachment.name}”，撤回的材料仍可查阅。")
    return redirect("evidence-of", unit=attachment.unit.code, subject=attachment.subject)


def _attached(request: HttpRequest, *, unit: Unit, subject: str) -> list[Refusal]:
    uploads = request.FILES.getlist("files")
    if not uploads:
        return [Refusal("没有选择文件", "请选择或拖入要上传的材料。")]
    refused = [
        Refusal(upload.name or "", f"一次最多上传 {MOST_FILES} 个文件，这个没有保存；请再传一次。")
        for upload in uploads[MOST_FILES:]
    ]
    person, actor, note = person_of(request), actor_of(request), request.POST.get("note", "")
    for upload in uploads[:MOST_FILES]:
        name = upload.name or ""
        outcome = attach(unit=unit, subject=subject, stream=upload, name=name, note=note, by=person, actor=actor)
        if isinstance(outcome, Refusal):
            refused.append(outcome)
    return refused


def _attachment(request: HttpRequest, number: int) -> Attachment:
    scoped = scope_of(request.user).rows(Attachment.objects.select_related("file", "by", "unit", "withdrawn_by"))
    return get_object_or_404(open_evidence(request, scoped), pk=number)


def _rows(listed: Iterable[Attachment], *, request: HttpRequest) -> list[dict[str, Any]]:
    person = person_of(request)
    owned = [held.unit.path for held in person.memberships.filter(role__in=OWNERS).select_related("unit")]
    return [
        {
            "one": one,
            "kind": LABELS[one.file.kind],
            "shown": bool(preview.manner(one.file)),
            "about": subject_text(one.subject),
            "may_withdraw": one.withdrawn_at is None
            and (one.by_id == person.pk or any(one.unit.path.startswith(path) for path in owned)),
        }
        for one in listed
    ]


def _alone(content: bytes, *, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Security-Policy"] = ALONE
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=600"
    return response


def _damaged(request: HttpRequest) -> HttpResponse:
    text = "保存的文件缺失，或内容与登记的摘要不符，为稳妥起见不提供下载。请联系系统管理员运行文件核验并从备份恢复。"
    return render(request, "error.html", {"title": "文件已损坏", "text": text}, status=500)


def _item_of(unit: Unit, subject: str) -> dict[str, str]:
    """Of an item of the score sheet, its name and the form where it is stated, from the newest evaluation that has it."""
    kind, *parts = subject.split(":")
    if kind != "item" or not parts[0].isdigit():
        return {}
    newest = Evaluation.objects.filter(unit=unit, fiscal_year=int(parts[0]), state="done").first()
    results = results_of(newest) if newest is not None else None
    if newest is None or results is None:
        return {}
    names = next((row["names"] for row in results.document["rows"] if row["code"] == parts[-1]), None)
    return {"name": names[-1], "form": reverse("evaluation-form", args=[newest.pk])} if names else {}
