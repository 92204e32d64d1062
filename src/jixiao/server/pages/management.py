"""Performance management of a unit's year: who went through which stage, the rectification ledger, what results are used for."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.facts.records.management import USES
from jixiao.monitoring.management.stages import STAGES
from jixiao.reporting.management_text import COVERAGE_HEADS, COVERAGES
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.consequences import may_decide
from jixiao.server.actions.managing import confirmed_of, progress_of
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.result_uses import Use, decide_use, next_budgets
from jixiao.server.actions.watching import managed_now
from jixiao.workbench.explain import explained
from jixiao.workbench.manage import Managed, write_table
from jixiao.workbench.settings import from_environment

from .case_begin import SUBJECTS_TO_BEGIN
from .exports import handed_out
from .management_lines import (
    Cases,
    cases_of,
    coverage_lines,
    days_of,
    part_lines,
    rectified_lines,
    rule_lines,
    use_lines,
)
from .originals import original_links
from .payment_rules import Place, place_of

PARTS = (("stages", "各环节"), ("rectifications", "整改台账"), ("uses", "结果应用"))
ROWS, DEPARTMENTS_ON_A_PAGE = 200, 20


@allow(*BUSINESS)
def management(request: HttpRequest) -> HttpResponse:
    """One part of the page, by the day asked for; above it all departments for whoever sees several."""
    place = place_of(request)
    told: dict[str, Any] = {"place": place}
    if place.unit is not None:
        as_of, wrong = _day(request.GET.get("as_of", ""))
        part = request.GET.get("part", PARTS[0][0])
        part = part if part in dict(PARTS) else PARTS[0][0]
        found = _now(place.unit, place.year, as_of)
        told |= {"wrong": wrong, "found": found, "part": part, "as_of": as_of}
        if found is not None:
            told |= _shown(request, found, place.unit, part=part, as_of=as_of)
    return render(request, "management.html", told)


@allow(*BUSINESS)
def management_departments(request: HttpRequest) -> HttpResponse:
    """A page of the departments that the person sees, with how far their projects are, as a part of the page above.

    Without a page asked for it is the one that the unit of the page stands on.
    """
    place = place_of(request)
    if place.unit is None or len(place.units) < 2:
        raise Http404
    as_of, _ = _day(request.GET.get("as_of", ""))
    own = [unit.pk for unit in place.units].index(place.unit.pk) // DEPARTMENTS_ON_A_PAGE + 1
    listed = Paginator(place.units, DEPARTMENTS_ON_A_PAGE).get_page(request.GET.get("departments") or own)
    told = {
        "place": place,
        "listed": listed,
        "query": _query(place, as_of.isoformat() if as_of else ""),
        "heads": [one.label for one in COVERAGES],
        "departments": [
            (unit, urlencode({"unit": unit.code, "year": place.year}), progress_of(unit, place.year, as_of))
            for unit in listed
        ],
    }
    return render(request, "management_departments.html", told)


@allow(Role.OFFICE, Role.LEADER, Role.REVIEWER)
@require_POST
def management_decide(request: HttpRequest) -> HttpResponse:
    """What becomes of a project in the next budget, decided by a person with a ground."""
    found, place = _asked(request)
    posted = request.POST
    one = next((use for use in found.uses if f"{use.project.unit}/{use.project.code}" == posted.get("project")), None)
    unit = scope_of(request.user).units().filter(code=one.project.unit).first() if one else None
    if one is None or unit is None:
        raise Http404
    use = Use(
        unit=unit,
        fiscal_year=found.fiscal_year,
        project=one.project.code,
        name=one.project.name,
        proposed=one.rule.propose if one.rule else "",
        consequence=posted.get("consequence", ""),
        ground=posted.get("ground", ""),
        next_amount=posted.get("next_amount", ""),
        next_note=posted.get("next_note", ""),
    )
    try:
        decide_use(use, by=person_of(request), actor=actor_of(request))
        messages.success(request, f"已记录：{one.project.code} {dict(USES)[use.consequence]}。")
    except NotPermitted as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{reverse('management')}?{_query(place, request.GET.get('as_of', ''))}&part=uses")


@allow(*BUSINESS)
@limited("export", reading=True)
def management_table(request: HttpRequest) -> FileResponse:
    """Coverage, projects, rectifications and use of results as a workbook."""
    found, _ = _asked(request)
    return handed_out(
        request, f"绩效管理{found.as_of:%Y%m%d}.xlsx", lambda path: write_table(path, found),
        subject=f"unit:{found.unit}", detail={"as_of": str(found.as_of)},
        summary=f"导出 {found.fiscal_year} 年绩效管理（截至 {found.as_of}）",
    )  # fmt: skip


@allow(*BUSINESS)
def management_figure(request: HttpRequest, unit: str, year: int, code: str) -> HttpResponse:
    """One figure and the way back to its cells; 404 when there is no such figure."""
    place = scope_of(request.user).units().filter(kind="department", code=unit).first()
    found = _now(place, year, _day(request.GET.get("as_of", ""))[0]) if place else None
    if place is None or found is None:
        raise Http404
    explanation = explained(code, document=found.trace, rows=ROWS, settings=from_environment())
    links = original_links(request, {record.sha256 for record in explanation.records})
    told = {
        "place": place,
        "as_of": found.as_of,
        "code": code,
        "whole": "绩效管理",
        "back": f"{reverse('management')}?unit={quote(unit)}&year={year}",
        "base": _base(place, year),
        "explanation": explanation,
        "records": [(record, links.get(record.sha256, "")) for record in explanation.records],
    }
    return render(request, "analysis_figure.html", told, status=404 if explanation.findings else 200)


def _now(unit: Unit, year: int, as_of: date | None) -> Managed | None:
    return managed_now(unit, year, as_of, confirmed_of(unit, year))


def _asked(request: HttpRequest) -> tuple[Managed, Place]:
    place = place_of(request)
    found = _now(place.unit, place.year, _day(request.GET.get("as_of", ""))[0]) if place.unit is not None else None
    if found is None:
        raise Http404
    return found, place


def _day(text: str) -> tuple[date | None, str]:
    """The day asked for, None without one; what is wrong with it."""
    if not text:
        return None, ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return None, f"“{text}”不是日期，下面按登记的全部情况列出。"


def _query(place: Place, as_of: str) -> str:
    assert place.unit is not None
    asked = {"unit": place.unit.code, "year": str(place.year)}
    return urlencode(asked | ({"as_of": as_of} if as_of else {}))


def _base(unit: Unit, year: int) -> str:
    return f"{reverse('management')}{quote(unit.code)}/{year}/"


def _shown(request: HttpRequest, found: Managed, unit: Unit, *, part: str, as_of: date | None) -> dict[str, Any]:
    asked = {"unit": unit.code, "year": str(found.fiscal_year)} | ({"as_of": as_of.isoformat()} if as_of else {})
    query = urlencode(asked)
    cases = cases_of(unit, found.fiscal_year)
    return {
        "query": query,
        "parts": PARTS,
        "heads": COVERAGE_HEADS,
        "coverage": coverage_lines(found, base=_base(unit, found.fiscal_year), query=query),
        "may_rectify": bool(SUBJECTS_TO_BEGIN["rectification"] & roles_of(request.user)),
    } | _part(request, found, unit, cases, part=part, query=query)


def _part(request: HttpRequest, found: Managed, unit: Unit, cases: Cases, *, part: str, query: str) -> dict[str, Any]:
    if part == "rectifications":
        overdue = sum(bool(one.overdue) for one in found.rectified)
        return {"items": rectified_lines(found, cases), "overdue": overdue}
    if part == "uses":
        following = next_budgets(unit, found.fiscal_year)
        return {
            "uses": use_lines(found, cases, next_budgets=following),
            "kinds": USES,
            "rules": rule_lines(found.pack),
            "may_decide": may_decide(person_of(request), unit),
            "undecided": sum(one.decision is None for one in found.uses),
            "differing": sum(one.differs for one in found.uses),
        }
    return {
        "stages": [label for _, label in STAGES.values()],
        "days": days_of(found, cases),
        "groups": part_lines(found, cases, query=query),
    }
