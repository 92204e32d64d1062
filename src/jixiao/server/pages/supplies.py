"""Supplies: the shelf and what may be asked for, one request until it is signed for, who uses how much."""

from __future__ import annotations

import secrets
from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.kernel.formatting import money
from jixiao.monitoring.assets.supplies import limits_used, months_of, unusual_of, use_of
from jixiao.reporting.supplies_text import per_head_text, unusual_text, write_supplies
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.supplying import (
    APPROVERS,
    KEEPERS,
    ask,
    decide,
    issue,
    receive,
    records_of,
    stock_at,
    take_back,
)
from jixiao.server.assets.requests import APPROVED, ASKED, SupplyRequest, requests_of
from jixiao.workbench.settings import from_environment
from jixiao.workbench.supply_control import supply_control_of

from .asset_places import place_of, units_of
from .exports import handed_out

ON_A_PAGE = 30


@allow(*BUSINESS)
def supplies(request: HttpRequest) -> HttpResponse:
    """The shelf of a unit with a number to ask for beside each item; the requests that wait and those that were."""
    unit, year = place_of(request, "supply")
    stock = stock_at(unit, year)
    asked = {code: request.POST.get(f"quantity|{code}", "").strip() for code in stock}
    problems: list[str] = []
    if request.method == "POST":
        try:
            made = ask(
                unit=unit, fiscal_year=year, division=request.POST.get("division", "").strip(), wanted=_wanted(asked),
                purpose=request.POST.get("purpose", ""), key=request.POST.get("key", "")[:40] or secrets.token_hex(16),
                by=person_of(request), actor=actor_of(request),
            )  # fmt: skip
            messages.success(request, "申请已提交，批准后到办公室领取。")
            return redirect("supply-request", number=made.pk)
        except NotPermitted as refused:
            problems = [str(refused)]
        except ValidationError as error:
            problems = error.messages
    person = person_of(request)
    own = person.memberships.filter(unit=unit, division__isnull=False).select_related("division").first()
    divisions = [division.name for division in unit.divisions.all()]
    mine = requests_of(person).filter(Q(unit=unit) & Q(fiscal_year=year))
    told = {
        "unit": unit,
        "units": units_of(request),
        "year": year,
        "lines": [
            (one, asked[code], money(one.price, unit="元") if one.price is not None else "")
            for code, one in stock.items()
        ],
        "problems": problems,
        "divisions": divisions,
        "division": request.POST.get("division")
        or (own.division.name if own and own.division else next(iter(divisions), "")),
        "purpose": request.POST.get("purpose", ""),
        "key": request.POST.get("key") or secrets.token_hex(16),
        "waiting": mine.filter(state__in=(ASKED, APPROVED)),
        "page": Paginator(mine.exclude(state__in=(ASKED, APPROVED)), ON_A_PAGE).get_page(request.GET.get("page")),
        "keeps": person.memberships.filter(unit=unit, role__in=KEEPERS).exists(),
    }
    return render(request, "supplies.html", told, status=400 if problems else 200)


@allow(*BUSINESS)
def supply_request(request: HttpRequest, number: int) -> HttpResponse:
    """One request: what was asked for, what may be done with it now, and the signature."""
    found = get_object_or_404(requests_of(person_of(request)), pk=number)
    problems: list[str] = []
    if request.method == "POST":
        try:
            messages.success(request, _act(request, found))
            return redirect("supply-request", number=number)
        except NotPermitted as refused:
            problems = [str(refused)]
        except ValidationError as error:
            problems = error.messages
    person = person_of(request)
    roles = set(person.memberships.filter(unit=found.unit).values_list("role", flat=True))
    stock = stock_at(found.unit, found.fiscal_year)
    told = {
        "request_": found,
        "lines": [(line, stock[line["supply"]].left if line["supply"] in stock else None) for line in found.lines],
        "problems": problems,
        "taken_by": request.POST.get("taken_by", "") or str(found.by),
        "may_decide": found.state == ASKED and found.by_id != person.pk and bool(roles & set(APPROVERS)),
        "may_issue": found.state == APPROVED and bool(roles & set(KEEPERS)),
        "may_take_back": found.state in (ASKED, APPROVED) and found.by_id == person.pk,
    }
    return render(request, "supply_request.html", told, status=400 if problems else 200)


@allow(*KEEPERS)
@require_POST
def supply_receive(request: HttpRequest) -> HttpResponse:
    """Pieces that came in."""
    unit, year = place_of(request, "supply")
    quantity = request.POST.get("quantity", "").strip()
    try:
        receive(
            unit=unit, fiscal_year=year, supply=request.POST.get("supply", ""),
            quantity=int(quantity) if quantity.lstrip("-").isdecimal() and len(quantity) < 8 else 0,
            reason=request.POST.get("reason", ""), by=person_of(request), actor=actor_of(request),
        )  # fmt: skip
        messages.success(request, "已入库。")
    except NotPermitted as refused:
        raise PermissionDenied from refused
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"/assets/supplies/?unit={unit.code}&year={year}")


@allow(*BUSINESS)
@limited("export", reading=True)
def supply_use(request: HttpRequest) -> HttpResponse | FileResponse:
    """Who uses how much in which month, a head, and what is unusual; with `file` as a workbook."""
    unit, year = place_of(request, "supply")
    stock, issues = stock_at(unit, year), records_of("supply_issue", unit, year)
    uses = use_of(issues, _heads(unit, year))
    control, findings = supply_control_of(from_environment(), unit=unit.code, fiscal_year=year)
    unusual = unusual_of(issues, stock, times=control.times, least=control.least) if control is not None else []
    if "file" in request.GET:
        told: dict[str, Any] = {"stock": list(stock.values()), "uses": uses, "months": months_of(issues)}
        return handed_out(
            request, f"低值易耗品统计{year}.xlsx",
            lambda path: write_supplies(path, unit=unit.name, fiscal_year=year, unusual=unusual, **told),
            subject="records:supply", summary=f"导出低值易耗品统计 {year}", detail={"unit": unit.code},
        )  # fmt: skip
    lines = [(one, money(one.amount, unit="元"), per_head_text(one), _months(one.by_month)) for one in uses]
    context = {
        "unit": unit, "units": units_of(request), "year": year, "lines": lines, "months": range(1, 13),
        "unusual": [unusual_text(one) for one in unusual], "low": [one for one in stock.values() if one.low],
        "total": money(sum(one.amount for one in uses), unit="元"), "control": control, "findings": findings,
        "limits": [
            (one, money(one.spent, unit="元"), money(one.amount, unit="元") if one.amount is not None else "")
            for one in limits_used(records_of("supply_limit", unit, year), issues, stock)
        ],
    }  # fmt: skip
    return render(request, "supply_use.html", context)


def _act(request: HttpRequest, found: SupplyRequest) -> str:
    by, actor, do = person_of(request), actor_of(request), request.POST.get("do", "")
    if do in ("approve", "refuse"):
        decide(request=found, agrees=do == "approve", opinion=request.POST.get("opinion", ""), by=by, actor=actor)
        return "已批准，请到办公室领取。" if do == "approve" else "已退回。"
    if do == "issue":
        taken_by, signature = request.POST.get("taken_by", ""), request.POST.get("signature", "")
        issue(request=found, taken_by=taken_by, signature=signature, by=by, actor=actor)
        return "已发放，签字已存为佐证材料，库存已扣减。"
    if do == "take_back":
        take_back(request=found, by=by, actor=actor)
        return "申请已撤回。"
    raise ValidationError("没有这样的办理方式。")


def _wanted(asked: dict[str, str]) -> dict[str, int]:
    wrong = [text for text in asked.values() if text and not (text.isdecimal() and len(text) < 7)]
    if wrong:
        raise ValidationError(f"“{wrong[0]}”不是数量，请填大于 0 的整数。")
    return {code: int(text) for code, text in asked.items() if text and int(text)}


def _heads(unit: Unit, year: int) -> dict[str, int]:
    """People by the name of their division; who has left is not among them."""
    names = {str(one["code"]): str(one["name"]) for one in records_of("division", unit, year)}
    people = [one for one in records_of("person", unit, year) if one.get("left_on") is None]
    return dict(Counter(names[str(one["division"])] for one in people if str(one.get("division")) in names))


def _months(by_month: Any) -> list[str]:
    return [money(by_month[month], unit="元") if by_month.get(month) else "" for month in range(1, 13)]
