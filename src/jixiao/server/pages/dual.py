"""Double monitoring over a unit's year: where every project stands, which has to explain itself, and the form filled in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.kernel.formatting import percent
from jixiao.monitoring.dual.progress import Dual, elapsed
from jixiao.reporting.dual_text import ASKED, answered_text, apart_text, budget_text, share_text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.consequences import Decided, decide, may_decide
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.watching import doubled_now
from jixiao.server.headers import draws_charts
from jixiao.server.ledger.batches import subtree
from jixiao.server.process.consequences import KINDS, standing
from jixiao.workbench.charting import picture
from jixiao.workbench.dual import Doubled, write_form

from .charts import specification
from .exports import handed_out
from .payment_rules import Place, day_of, place_of
from .record_lists import list_address, share_of

TONES = {"ahead": "known", "spending": "late", "thrifty": "warning", "behind": "late"}


@draws_charts
@allow(*BUSINESS)
def dual(request: HttpRequest) -> HttpResponse:
    """Every project, those furthest apart first, with the chart of all."""
    place = place_of(request)
    found, wrong = None, ""
    if place.unit is not None:
        as_of, wrong = day_of(request, place)
        found = doubled_now(place.unit, place.year, as_of)
    told: dict[str, Any] = {"place": place, "found": found, "wrong": wrong}
    told["may_decide"] = place.unit is not None and may_decide(person_of(request), place.unit)
    return render(request, "dual.html", told | (_shown(found, place) if found else {}))


@allow(Role.OFFICE, Role.LEADER, Role.REVIEWER)
@require_POST
def dual_decide(request: HttpRequest) -> HttpResponse:
    """What follows for one project, decided."""
    found, place = _asked(request)
    posted = request.POST
    one = next((row for row in found.rows if f"{row.project.unit}/{row.project.code}" == posted.get("project")), None)
    unit = scope_of(request.user).units().filter(code=one.project.unit).first() if one else None
    if one is None or unit is None:
        raise Http404
    decided = Decided(
        unit=unit,
        fiscal_year=found.fiscal_year,
        project=one.project.code,
        name=one.project.name,
        budget=one.project.budget,
        cut_off=found.cut_off,
        kind=posted.get("kind", ""),
        amount=posted.get("amount", ""),
        ground=posted.get("ground", ""),
    )
    try:
        made = decide(decided, by=person_of(request), actor=actor_of(request))
        messages.success(request, f"已记录：{made}。")
    except NotPermitted as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{reverse('dual')}?{_query(found, place)}")


@allow(*BUSINESS)
def dual_spec(request: HttpRequest) -> HttpResponse:
    """The chart for the drawing library; its points lead to the payments of their project."""
    found, _ = _asked(request)
    links = {f"dual.{one.project.code}.money": _payments(one, found) for one in found.rows}
    return specification(request, found.chart, links=links)


@allow(*BUSINESS)
def dual_picture(request: HttpRequest) -> HttpResponse:
    """The chart as SVG."""
    found, _ = _asked(request)
    return HttpResponse(picture(found.chart), content_type="image/svg+xml")


@allow(*BUSINESS)
@limited("export", reading=True)
def dual_form(request: HttpRequest) -> FileResponse:
    """The workbook: all projects, the chart, and 项目支出绩效目标执行监控表 for each."""
    found, _ = _asked(request, with_tables=True)
    return handed_out(
        request, f"双监控表{found.cut_off:%Y%m%d}.xlsx", lambda path: write_form(path, found),
        subject=f"unit:{found.unit}", detail={"as_of": str(found.cut_off)},
        summary=f"导出 {found.fiscal_year} 年双监控表（截至 {found.cut_off}）",
    )  # fmt: skip


def _asked(request: HttpRequest, *, with_tables: bool = False) -> tuple[Doubled, Place]:
    place = place_of(request)
    if place.unit is None:
        raise Http404
    found = doubled_now(place.unit, place.year, day_of(request, place)[0], with_tables=with_tables)
    if found is None:
        raise Http404
    return found, place


def _shown(found: Doubled, place: Place) -> dict[str, Any]:
    gone = elapsed(found.cut_off)
    assert place.unit is not None
    decisions = standing(subtree(place.unit), place.year)
    return {
        "lines": [
            _line(one, found) | {"decision": decisions.get((one.project.unit, one.project.code))} for one in found.rows
        ],
        "kinds": KINDS,
        "gone": percent(gone.num, gone.den),
        "apart": sum(one.apart for one in found.rows),
        "quadrants": [
            {"name": one.name, "advice": one.advice, "count": sum(row.quadrant is one for row in found.rows)}
            for one in found.pack.quadrants.values()
        ],
        "unknown": sum(one.quadrant is None for one in found.rows),
        "limit": str(found.pack.deviation.scaled(100)),
        "chart": found.chart,
        "query": _query(found, place),
    }


def _query(found: Doubled, place: Place) -> str:
    unit = place.unit.code if place.unit else ""
    return urlencode({"unit": unit, "year": place.year, "as_of": found.cut_off.isoformat()})


def _line(one: Dual, found: Doubled) -> dict[str, Any]:
    year, unit, code = found.fiscal_year, one.project.unit, one.project.code
    budget, paid = budget_text(one.project.budget), budget_text(one.project.paid)
    lines = list_address("budget_line", year=year, unit=unit, project=code, columns="all")
    payments = _payments(one, found)
    return {
        "code": code,
        "place": f"{unit}/{code}",
        "name": one.project.name,
        "budget": budget,
        "paid": paid,
        "lines": lines,
        "payments": payments,
        "money": share_of(share_text(one.money), ("已支付", paid, payments), ("全年预算数", budget, lines)),
        "target": share_text(one.target),
        "answered": answered_text(one),
        "answers": list_address("monitor_result", year=year, unit=unit, project=code),
        "indicators": list_address("indicator", year=year, unit=unit, project=code),
        "quadrant": one.quadrant,
        "tone": TONES.get(one.quadrant.code, "") if one.quadrant else "",
        "why": one.why,
        "asked": f"{apart_text(one)}，{ASKED}。" if one.apart else "",
    }


def _payments(one: Dual, found: Doubled) -> str:
    """The payments that were added up; the list adds them up again below."""
    return list_address(
        "payment",
        year=found.fiscal_year,
        unit=one.project.unit,
        project=one.project.code,
        paid_on_to=found.cut_off.isoformat(),
    )
