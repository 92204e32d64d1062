"""What lines of work arrange (业务安排): files drawn by a seed, teams, courses, reminders – proposed, kept, decided by a person."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.arranging import (
    INPUTS,
    LIMITS,
    decide_arrangement,
    hand_out_arrangement,
    propose,
)
from jixiao.server.actions.linking import DECIDERS
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.ledger.batches import state_of
from jixiao.server.results.arrangements import workbook_of
from jixiao.server.results.models import ARRANGEMENTS, Arrangement

from .payment_rules import place_of
from .refusals import refusal_text

KEPT = 100
BEGINS = {"quarter": 1, "total": 126, "seed": 1, "most": 12, "same_offence": 50, "days": 7}
ABOUT = {
    "files": "从社区矫正档案名册中随机抽取，各所均衡，没有一个所检查自己，同一年不重复；同一种子、同一名册再抽一次，结果相同。",
    "teams": "按区域、罪名类别和兴趣特长给还没有编队的人员提出建议，没有满足的条件写明。",
    "courses": "给还没有答复的企业需求匹配法律服务产品和律师。",
    "reminders": "开庭前镇街和司法所都要提醒到；到期前系统自动发通知，提醒后请在行政应诉台账登记日期。",
}


@allow(*DECIDERS)
def arrangements(request: HttpRequest) -> HttpResponse:
    """The forms of all kinds, and what was proposed for a unit's year."""
    place = place_of(request)
    kinds = [
        {
            "kind": kind,
            "label": label,
            "about": ABOUT[kind],
            "inputs": [
                (name, LIMITS[name][2], LIMITS[name][0], LIMITS[name][1], BEGINS[name]) for name in INPUTS[kind]
            ],
        }
        for kind, label in ARRANGEMENTS
    ]
    made: list[Arrangement] = []
    if place.unit is not None:
        own = Arrangement.objects.filter(unit=place.unit, fiscal_year=place.year)
        made = list(own.select_related("by", "decided_by")[:KEPT])
    context = {"place": place, "kinds": kinds, "made": made}
    return render(request, "arrangements.html", context)


@allow(*DECIDERS)
@require_POST
@limited("evaluation")
def arrangement_make(request: HttpRequest, unit: str, year: int, kind: str) -> HttpResponse:
    """Proposes an arrangement and shows it."""
    place = get_object_or_404(scope_of(request.user).units().filter(kind="department"), code=unit)
    inputs = {name: str(text) for name, text in request.POST.items()}
    try:
        made = propose(
            unit=place, fiscal_year=year, kind=kind, inputs=inputs, by=person_of(request), actor=actor_of(request)
        )
    except (NotPermitted, ValidationError) as refused:
        messages.error(request, refusal_text(refused))
        return redirect(f"{reverse('arrangements')}?{urlencode({'unit': unit, 'year': year})}")
    return redirect("arrangement", number=made.pk)


@allow(*DECIDERS)
def arrangement(request: HttpRequest, number: int) -> HttpResponse:
    """One proposal; posted, what the person decides."""
    found = _found(request, number)
    if request.method == "POST":
        adopt, note = "adopt" in request.POST, request.POST.get("note", "")
        asked: dict[str, Any] = {"by": person_of(request), "actor": actor_of(request)}
        try:
            decide_arrangement(arrangement=found, adopt=adopt, note=note, **asked)
            messages.success(request, f"已登记：{found.get_state_display()}。")
        except (NotPermitted, ValidationError) as refused:
            messages.error(request, refusal_text(refused))
        return redirect("arrangement", number=number)
    context = {
        "found": found,
        "inputs": [(LIMITS[name][2], value) for name, value in found.inputs.items()],
        "stale": state_of(found.unit, found.fiscal_year) != found.ledger_state,
        "drawn": found.facts.get("drawn", []),
        "ready": workbook_of(found).is_file(),
    }
    return render(request, "arrangement.html", context)


@allow(*DECIDERS)
@limited("export", reading=True)
def arrangement_file(request: HttpRequest, number: int) -> FileResponse:
    """The workbook of a proposal."""
    found = _found(request, number)
    path = workbook_of(found)
    if not path.is_file():
        raise Http404(str(found))
    hand_out_arrangement(arrangement=found, actor=actor_of(request))
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{found}.xlsx")


def _found(request: HttpRequest, number: int) -> Arrangement:
    scoped = scope_of(request.user).rows(Arrangement.objects.select_related("unit", "by", "decided_by"))
    return get_object_or_404(scoped, pk=number)
