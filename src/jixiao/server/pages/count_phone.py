"""Counting on a phone: the page that works without a network, its cards, what it sends when there is one again, photos, the worker."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST

from jixiao.facts.records.assets import FOUND, STATUSES
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.evidence import attach
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.stocktaking import take_looks
from jixiao.server.assets.rounds import CountRound, Look, may_count, rounds_of
from jixiao.server.files.sniff import Refusal

WORKER = Path(__file__).resolve().parents[1] / "static" / "count" / "worker.js"
KEY = re.compile(r"[\w-]{8,40}")


@allow(*BUSINESS)
def phone(request: HttpRequest, number: int) -> HttpResponse:
    """The page itself: the same bytes for everybody who counts, because the phone keeps it. Names and cards come by `cards`."""
    found = _round(request, number)
    return render(request, "count_phone.html", {"round": found, "statuses": FOUND})


@allow(*BUSINESS)
@gzip_page
def cards(request: HttpRequest, number: int) -> JsonResponse:
    """All cards of the unit as the round has them, each [code, name, model, division, holder, place, status, inside]."""
    found = _round(request, number)
    columns = ("code", "name", "model", "division", "holder", "place", "status", "inside")
    told = _state(request, found, found.looks.all())
    told["cards"] = [list(one) for one in found.cards.values_list(*columns).iterator()]
    told["statuses"] = dict(STATUSES)
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


@allow(*BUSINESS)
def news(request: HttpRequest, number: int) -> JsonResponse:
    """Who is signed in, whether the round still takes looks, and the looks that came in after the one numbered `after`."""
    found = _round(request, number)
    after = request.GET.get("after", "")
    looks = found.looks.filter(pk__gt=int(after) if after.isdigit() else 0)
    return JsonResponse(_state(request, found, looks), json_dumps_params={"ensure_ascii": False})


@allow(*BUSINESS)
@require_POST
def send(request: HttpRequest, number: int) -> JsonResponse:
    """Takes looks in: {"looks": […]} → {"kept": […], "refused": {…}}. What is sent twice is kept once."""
    found = _round(request, number)
    try:
        sent = json.loads(request.body)
        looks = [one for one in sent["looks"] if isinstance(one, dict)]
    except (ValueError, TypeError, KeyError):
        return JsonResponse({"error": "发送的内容看不懂，请更新页面后再同步。"}, status=400)
    try:
        taken = take_looks(found=found, looks=looks, by=person_of(request), actor=actor_of(request))
    except NotPermitted as refused:
        return JsonResponse({"error": str(refused)}, status=403)
    return JsonResponse({"kept": taken.kept, "refused": taken.refused}, json_dumps_params={"ensure_ascii": False})


@allow(*BUSINESS)
@require_POST
def photo(request: HttpRequest, number: int, key: str) -> JsonResponse:
    """Keeps a photo as evidence of a look; the same photo once."""
    found = _round(request, number)
    upload = request.FILES.get("photo")
    if not KEY.fullmatch(key) or upload is None or not Look.objects.filter(round=found, key=key).exists():
        raise Http404(key)
    person, actor = person_of(request), actor_of(request)
    kept = attach(
        unit=found.unit, subject=f"look:{found.pk}:{key}", stream=upload, name=upload.name or "盘点照片.jpg",
        note=found.title, by=person, actor=actor,
    )  # fmt: skip
    if isinstance(kept, Refusal):
        return JsonResponse({"error": kept.text}, status=400)
    return JsonResponse({"kept": kept.file.sha256})


@allow(*BUSINESS)
def worker(request: HttpRequest) -> HttpResponse:
    """The script that answers for the server while there is no network. It may answer for what lies below its own address only."""
    response = HttpResponse(WORKER.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def _round(request: HttpRequest, number: int) -> CountRound:
    return get_object_or_404(rounds_of(person_of(request)), pk=number)


def _state(request: HttpRequest, found: CountRound, looks: QuerySet[Look]) -> dict[str, Any]:
    person = person_of(request)
    listed = list(looks.select_related("by"))
    return {
        "round": {"id": found.pk, "title": found.title, "state": found.state, "stands": found.get_state_display()},
        "counts": may_count(person, found),
        "person": {"id": person.pk, "name": str(person)},
        "token": get_token(request),
        "last": max((one.pk for one in listed), default=0),
        "looks": [
            {
                "id": one.key, "code": one.code, "name": one.name, "place": one.place, "holder": one.holder, "status": one.status,
                "gone": one.gone, "by": one.by_id, "person": str(one.by), "at": one.looked_at.isoformat(),
                "dropped": one.chosen is False,
            }
            for one in listed
        ],
    }  # fmt: skip
