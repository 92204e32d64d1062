"""The lists that people keep, above the list they belong to."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import RecordType
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.actions.saved_views import drop_view, keep_view
from jixiao.server.ledger.listing import CHOICES, RANGES
from jixiao.server.ledger.views import SavedView

COMMON = frozenset({"q", "year", "unit", "sort"})


def views_of(request: HttpRequest, known: RecordType) -> dict[str, Any]:
    """The views of a list that the person may use, the one that is shown now, and the units they may share one with."""
    person = person_of(request)
    units = Unit.objects.filter(memberships__user=person, memberships__role__in=WITH_REPORTERS).distinct()
    listed = SavedView.objects.filter(Q(owner=person) | Q(unit__in=units), record=known.name).select_related("owner")
    now = query_of(known, request.GET.urlencode())
    return {
        "listed": [{"one": one, "current": one.query == now, "own": one.owner_id == person.pk} for one in listed],
        "now": now,
        "units": units,
    }


@allow(*WITH_REPORTERS)
@require_POST
def keep(request: HttpRequest, name: str) -> HttpResponse:
    """The list that is shown, under a name."""
    known = _type(name)
    query = query_of(known, request.POST.get("query", ""))
    person, code = person_of(request), request.POST.get("unit", "")
    unit = get_object_or_404(Unit.objects.filter(memberships__user=person).distinct(), code=code) if code else None
    title = request.POST.get("title", "")
    try:
        kept = keep_view(name=name, title=title, query=query, unit=unit, by=person, actor=actor_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"已保存常用列表“{kept.title}”。")
    return redirect(f"{reverse('record-list', args=[name])}?{query}")


@allow(*WITH_REPORTERS)
@require_POST
def drop(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """A view of one's own given up."""
    view = get_object_or_404(SavedView, pk=number, owner=person_of(request), record=_type(name).name)
    drop_view(view=view, by=person_of(request), actor=actor_of(request))
    messages.success(request, f"已删除常用列表“{view.title}”。")
    return redirect("record-list", name=name)


def query_of(known: RecordType, text: str) -> str:
    """What of an address narrows and orders a list of this type, always in the same order."""
    names = set(COMMON)
    for field in known.fields:
        if field.kind in CHOICES:
            names.add(field.name)
        elif field.kind in RANGES:
            names |= {f"{field.name}_from", f"{field.name}_to"}
    return urlencode(sorted((key, value) for key, value in parse_qsl(text) if key in names))


def _type(name: str) -> RecordType:
    if name not in BY_NAME:
        raise Http404(name)
    return BY_NAME[name]
