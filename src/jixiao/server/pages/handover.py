"""Assets handed over: who holds what, who has left and still holds some, the form with two signatures, the sheet to print."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from jixiao.facts.records.assets import HANDOVERS
from jixiao.kernel.formatting import money
from jixiao.kernel.period import day_of
from jixiao.monitoring.assets.cards import WRITTEN_OFF
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.handing_over import GIVERS, NAME, Handover, hand_over, holders_of, leavers_of
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.supplying import records_of
from jixiao.server.files.models import Attachment

from .asset_places import place_of


@allow(*BUSINESS)
def handover(request: HttpRequest) -> HttpResponse:
    """Who holds how many; with `holder` that person's assets and the form that hands them on."""
    unit, year = place_of(request, "asset")
    problems: list[str] = []
    if request.method == "POST":
        try:
            number = hand_over(
                unit=unit, fiscal_year=year, handover=_given(request),
                signatures=(request.POST.get("from_signature", ""), request.POST.get("to_signature", "")),
                by=person_of(request), actor=actor_of(request),
            )  # fmt: skip
            return redirect("handover-sheet", unit=unit.code, year=year, number=number)
        except NotPermitted as refused:
            problems = [str(refused)]
        except ValidationError as error:
            problems = error.messages
    holder = request.POST.get("holder", request.GET.get("holder"))
    cards = [
        (card, money(int(card["cost"] or 0), unit="元"))
        for card in records_of("asset", unit, year)
        if holder is not None and card["status"] != WRITTEN_OFF and str(card.get("holder") or "") == holder
    ]
    holders = holders_of(unit, year)
    sheets: dict[str, dict[str, Any]] = {}
    for line in records_of(NAME, unit, year):
        sheet = sheets.setdefault(str(line["number"]), {**line, "count": 0, "day": _day(line.get("handed_on"))})
        sheet["count"] += 1
    context = {
        "unit": unit, "year": year, "holder": holder, "cards": cards, "problems": problems, "chosen": request.POST.getlist("code"),
        "holders": sorted(holders.items()), "nobody": holders.get("", 0), "leavers": sorted(leavers_of(unit, year).items()),
        "causes": HANDOVERS, "divisions": [one.name for one in unit.divisions.all()], "today": timezone.localdate().isoformat(),
        "sheets": list(sheets.values())[::-1], "posted": request.POST,
        "may_give": person_of(request).memberships.filter(unit=unit, role__in=GIVERS).exists(),
    }  # fmt: skip
    return render(request, "handover.html", context, status=400 if problems else 200)


@allow(*BUSINESS)
def handover_sheet(request: HttpRequest, unit: str, year: int, number: str) -> HttpResponse:
    """The sheet of one handover, to print and file, with the signatures drawn on the screen."""
    owner, _ = place_of(request, "asset")
    lines = [one for one in records_of(NAME, owner, year) if one["number"] == number] if owner.code == unit else []
    if not lines:
        raise Http404(number)
    cards = {str(one["code"]): one for one in records_of("asset", owner, year)}
    subjects = [f"signature:{number}:{side}" for side in ("from", "to")]
    signed = {
        one.subject: one
        for one in Attachment.objects.filter(unit=owner, subject__in=subjects, withdrawn_at__isnull=True)
    }
    rows = [(line, cards.get(str(line["asset"]), {}), _cost(cards.get(str(line["asset"])))) for line in lines]
    context = {
        "unit": owner, "year": year, "number": number, "first": lines[0], "day": _day(lines[0].get("handed_on")), "rows": rows,
        "cause": dict(HANDOVERS).get(str(lines[0].get("cause")), ""), "signatures": [signed.get(subject) for subject in subjects],
    }  # fmt: skip
    return render(request, "handover_sheet.html", context)


def _given(request: HttpRequest) -> Handover:
    posted = request.POST
    try:
        day = date.fromisoformat(posted.get("handed_on", ""))
    except ValueError as error:
        raise ValidationError("请填写交接日期。") from error
    return Handover(
        codes=posted.getlist("code"), from_person=posted.get("holder", ""), to_person=posted.get("to_person", "").strip()[:100],
        to_division=posted.get("to_division", "")[:100], to_place=posted.get("to_place", "").strip()[:200],
        cause=posted.get("cause", ""), handed_on=day,
    )  # fmt: skip


def _day(value: Any) -> date | None:
    return day_of(int(value)) if value is not None else None


def _cost(card: Any) -> str:
    return money(int(card["cost"]), unit="元") if card else ""
