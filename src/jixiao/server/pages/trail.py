"""The audit trail, read by the auditor: search, verification, sealed export."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Act, export, record, verify

ON_A_PAGE = 100


@allow(Role.AUDITOR)
def events(request: HttpRequest) -> HttpResponse:
    """The events, newest first; with `verify`, whether the chain is whole."""
    wanted = request.GET.get("q", "").strip()
    listed = Event.objects.all()
    if wanted:
        listed = listed.filter(
            Q(actor_name__icontains=wanted) | Q(summary__icontains=wanted) | Q(subject__icontains=wanted)
        )
    verdict = verify(expected_last=request.POST.get("last", "").strip()) if request.method == "POST" else None
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "trail.html", {"listed": page, "wanted": wanted, "verdict": verdict})


@allow(Role.AUDITOR)
@limited("export", reading=True)
def exported(request: HttpRequest) -> StreamingHttpResponse:
    """The whole trail as lines of JSON, sealed by its last line; the export itself becomes an event first."""
    record(Act("audit.export", "audit", "导出审计记录"), by=actor_of(request))
    response = StreamingHttpResponse(export(), content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = "attachment; filename*=UTF-8''%E5%AE%A1%E8%AE%A1%E8%AE%B0%E5%BD%95.jsonl"
    return response
