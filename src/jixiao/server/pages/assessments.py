"""Assessments on the page: ranking and disputes for the department, for an assessed unit its own marks once they are published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.evaluation.assessment_model import Assessed, Assessment
from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.formatting import figure_text
from jixiao.reporting.assessment_charts import radar_chart, ranking_chart
from jixiao.reporting.assessment_text import (
    DISPUTE_HEADS,
    RANKING_HEADS,
    detail_rows,
    dispute_cells,
    item_names,
    ranking_cells,
)
from jixiao.reporting.chart_model import Chart
from jixiao.reporting.trace_json import trace_json
from jixiao.reporting.xlsx_assessment import write_assessment
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import BELOW, Unit
from jixiao.server.accounts.roles import WITH_REPORTERS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.assessing import ask_units
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.publishing import publish_assessment
from jixiao.server.actions.watching import assessed_now, published_now
from jixiao.server.headers import draws_charts
from jixiao.server.process.cases import Case, open_for
from jixiao.server.process.flow import process_of
from jixiao.server.results.models import PublishedAssessment
from jixiao.workbench.assess import schemes, write_feedback
from jixiao.workbench.assess_forms import FORMS, write_form
from jixiao.workbench.charting import picture
from jixiao.workbench.explain import explained
from jixiao.workbench.settings import from_environment

from .charts import specification
from .exports import handed_out
from .originals import original_links
from .payment_rules import place_of
from .refusals import refusal_text

ROWS = 200


@dataclass(frozen=True, slots=True)
class Seat:
    """From where somebody looks at an assessment: the department and year, the scheme, and for an assessed unit its own code.

    Such a unit sees published versions only, and of them only its own part.
    """

    unit: Unit | None
    year: int
    scheme: str
    own: str
    published: PublishedAssessment | None

    @property
    def query(self) -> str:
        """What leads back to the list."""
        return urlencode({"unit": self.unit.code if self.unit else "", "year": self.year, "scheme": self.scheme})

    @property
    def parts(self) -> list[str | int]:
        """The parts of the addresses below it."""
        return [self.unit.code if self.unit else "", self.year, self.scheme]

    def address(self, name: str, *parts: str) -> str:
        """The page or file of this name below it."""
        return reverse(name, args=[*self.parts, *parts])


@draws_charts
@allow(*WITH_REPORTERS)
def assessments(request: HttpRequest) -> HttpResponse:
    """The ranking under a scheme, what disputes make, and what was published; an assessed unit is led to its own sheet."""
    seat = seat_of(request)
    told: dict[str, Any] = {"seat": seat, "schemes": schemes(from_environment())}
    if not seat.own:
        told["place"] = place_of(request)
    if seat.unit is None:
        return render(request, "assessments.html", told)
    found, findings = _found(seat)
    if seat.own:
        if found is not None and any(one.unit.code == seat.own for one in found.assessed):
            return redirect(seat.address("assessed", seat.own))
        waiting = {"waiting": True, "own_cases": _own_cases(request, seat)}
        return render(request, "assessments.html", told | waiting)
    told |= {
        "found": found,
        "errors": [finding for finding in findings if finding.severity is Severity.ERROR],
        "warnings": [finding for finding in findings if finding.severity is Severity.WARNING],
        "table": seat.address("assessment-table"),
        "forms": [(Path(name).stem, seat.address("assessment-form", name)) for name in FORMS],
        "publish": seat.address("assessment-publish"),
        "drawn": seat.address("assessment-spec", "ranking").removesuffix(".json"),
        "may_publish": Role.OFFICE in roles_of(request.user),
        "versions": _versions(seat),
        "ask": seat.address("assessment-ask"),
        "cases": _cases(seat),
    }
    return render(request, "assessments.html", told | (_shown(found, seat) if found else {}))


@draws_charts
@allow(*WITH_REPORTERS)
def assessed(request: HttpRequest, unit: str, year: int, scheme: str, code: str) -> HttpResponse:
    """One assessed unit: every item under each reading, each point with the way to its cells."""
    seat, found, one = _one(seat_at(request, unit, year, scheme), code)
    told = {
        "seat": seat,
        "found": found,
        "one": one,
        "rows": [(row, seat.address("assessed-figure", code, f"item.{row.code}")) for row in detail_rows(one)],
        "total": seat.address("assessed-figure", code, "score.total"),
        "points": figure_text(one.evaluation.total),
        "feedback": seat.address("assessed-feedback", code),
        "drawn": seat.address("assessment-spec", code).removesuffix(".json"),
        "chart": radar_chart(found, one),
        "rank": found.scheme.ranking.published or not seat.own,
        "merged": any(leaf.small is not None for leaf in found.scheme.standard.leaves()),
        "objections": _objections(found, code),
    }
    return render(request, "assessed.html", told)


@allow(*WITH_REPORTERS)
def assessed_figure(request: HttpRequest, unit: str, year: int, scheme: str, code: str, figure: str) -> HttpResponse:
    """One figure of an assessed unit and the way back to its cells."""
    seat, _, one = _one(seat_at(request, unit, year, scheme), code)
    explanation = explained(figure, document=trace_json(one.evaluation), rows=ROWS, settings=from_environment())
    links = {} if seat.own else original_links(request, {record.sha256 for record in explanation.records})
    told = {
        "page": one.unit.name,
        "sub": one.evaluation.standard.title,
        "code": figure,
        "back": seat.address("assessed", code),
        "base": seat.address("assessed-figure", code, "x").removesuffix("figures/x/"),
        "explanation": explanation,
        "records": [(record, links.get(record.sha256, "")) for record in explanation.records],
    }
    return render(request, "traced_figure.html", told, status=404 if explanation.findings else 200)


@allow(*WITH_REPORTERS)
def assessment_spec(request: HttpRequest, unit: str, year: int, scheme: str, code: str) -> HttpResponse:
    """The ranking (code “ranking”) or the web of one unit for the drawing library."""
    return specification(request, _chart(seat_at(request, unit, year, scheme), code), links={})


@allow(*WITH_REPORTERS)
def assessment_picture(request: HttpRequest, unit: str, year: int, scheme: str, code: str) -> HttpResponse:
    """The same chart as SVG."""
    return HttpResponse(picture(_chart(seat_at(request, unit, year, scheme), code)), content_type="image/svg+xml")


@allow(*WITH_REPORTERS)
@limited("export", reading=True)
def assessment_table(request: HttpRequest, unit: str, year: int, scheme: str) -> FileResponse:
    """Ranking, readings, disputes and chart as a workbook; for the department only."""
    seat = seat_at(request, unit, year, scheme)
    found, _ = _found(seat)
    if found is None or seat.own:
        raise Http404
    return _handed(request, "考评结果.xlsx", found, lambda path: write_assessment(path, found))


@allow(*WITH_REPORTERS)
@limited("export", reading=True)
def assessment_form(request: HttpRequest, unit: str, year: int, scheme: str, name: str) -> FileResponse:
    """A table to be filled in, units and items listed, to come back by importing; for the department only."""
    seat = seat_at(request, unit, year, scheme)
    found, _ = _found(seat)
    if found is None or seat.own or name not in FORMS:
        raise Http404
    folder = from_environment().snapshots / found.snapshot
    return _handed(request, name, found, lambda path: write_form(folder, name, path, scheme=found.scheme))


@allow(*WITH_REPORTERS)
@limited("export", reading=True)
def assessed_feedback(request: HttpRequest, unit: str, year: int, scheme: str, code: str) -> FileResponse:
    """The feedback sheet of one unit as a Word document."""
    _, found, one = _one(seat_at(request, unit, year, scheme), code)
    return _handed(request, f"反馈单-{one.unit.name}.docx", found, lambda path: write_feedback(found, one, path=path))


@allow(Role.OFFICE)
@require_POST
def assessment_publish(request: HttpRequest, unit: str, year: int, scheme: str) -> HttpResponse:
    """The results as they stand, published as the next version."""
    seat = seat_at(request, unit, year, scheme)
    if seat.unit is None or seat.own:
        raise Http404
    try:
        made = publish_assessment(
            unit=seat.unit, fiscal_year=seat.year, scheme=seat.scheme, by=person_of(request), actor=actor_of(request)
        )
        messages.success(request, f"已公布第 {made.number} 版，被考评单位已收到通知。")
    except (ValidationError, NotPermitted) as error:
        messages.error(request, refusal_text(error))
    return redirect(f"{reverse('assessments')}?{seat.query}")


@allow(Role.OFFICE)
@require_POST
def assessment_ask(request: HttpRequest, unit: str, year: int, scheme: str) -> HttpResponse:
    """Every assessed unit that works here asked for its self-marks."""
    seat = seat_at(request, unit, year, scheme)
    if seat.unit is None or seat.own:
        raise Http404
    try:
        asked = ask_units(
            unit=seat.unit, fiscal_year=seat.year, scheme=seat.scheme, by=person_of(request), actor=actor_of(request)
        )
        without = f"；{len(asked.without)} 个单位在这里没有账号，由办公室导入" if asked.without else ""
        checks = f"，由{asked.checking or '办公室'}复核"
        stands_in = (
            f"方案写明由名称含“{asked.unstaffed}”的科室复核，这样的科室还没有人有账号。" if asked.unstaffed else ""
        )
        messages.success(request, f"已请 {len(asked.cases)} 个单位自评{checks}{without}。{stands_in}")
    except (ValidationError, NotPermitted) as error:
        messages.error(request, refusal_text(error))
    return redirect(f"{reverse('assessments')}?{seat.query}")


def seat_of(request: HttpRequest) -> Seat:
    """The seat of the person who asks for the list; without a department in sight, that of the assessed unit they work in."""
    own = _own(request)
    if own is None:
        place = place_of(request)
        return _checked(Seat(place.unit, place.year, _wanted(request, place.unit, place.unit), "", None))
    scheme = _wanted(request, _department(own), own)
    newest = PublishedAssessment.objects.filter(unit=_department(own), scheme=scheme).first()
    return _checked(Seat(_department(own), newest.fiscal_year if newest else 0, scheme, own.code, newest))


def _wanted(request: HttpRequest, department: Unit | None, unit: Unit | None) -> str:
    """The scheme asked for; else the one a unit last worked on or was told the results of, else the last on the shelf."""
    known = [pack.id for pack in schemes(from_environment())]
    if (asked := request.GET.get("scheme", "")) or not known:
        return asked
    if unit is not None:
        cases = Case.objects.filter(subject="assessment", unit__path__startswith=unit.path, reference__in=known)
        told = PublishedAssessment.objects.filter(unit=department, scheme__in=known)
        for found in (cases.values_list("reference", flat=True).first(), told.values_list("scheme", flat=True).first()):
            if found:
                return str(found)
    return known[-1]


def seat_at(request: HttpRequest, unit: str, year: int, scheme: str) -> Seat:
    """The seat that an address names; 404 for who may not sit there."""
    own = _own(request)
    if own is None:
        department = get_object_or_404(scope_of(request.user).units().filter(kind="department"), code=unit)
        return _checked(Seat(department, year, scheme, "", None))
    published = PublishedAssessment.objects.filter(unit=_department(own), fiscal_year=year, scheme=scheme).first()
    if published is None or published.unit.code != unit:
        raise Http404
    return _checked(Seat(_department(own), year, scheme, own.code, published))


def _own(request: HttpRequest) -> Unit | None:
    """The assessed unit somebody works in; None for who sees a department."""
    seen = scope_of(request.user).units()
    if seen.filter(kind="department").exists():
        return None
    return seen.filter(kind__in=BELOW).select_related("parent").first()


def _department(own: Unit) -> Unit | None:
    return own.parent.keeper if own.parent else None


def _checked(seat: Seat) -> Seat:
    if seat.scheme and seat.scheme not in {pack.id for pack in schemes(from_environment())}:
        raise Http404
    return seat


def _found(seat: Seat) -> tuple[Assessment | None, tuple[Finding, ...]]:
    if seat.unit is None or not seat.scheme:
        return None, ()
    if seat.own:
        return (published_now(seat.published), ()) if seat.published else (None, ())
    return assessed_now(seat.unit, seat.year, seat.scheme)


def _one(seat: Seat, code: str) -> tuple[Seat, Assessment, Assessed]:
    if seat.own and seat.own != code:
        raise Http404
    found, _ = _found(seat)
    one = next((one for one in found.assessed if one.unit.code == code), None) if found else None
    if found is None or one is None:
        raise Http404
    return seat, found, one


def _chart(seat: Seat, code: str) -> Chart:
    if code != "ranking":
        _, found, one = _one(seat, code)
        return radar_chart(found, one)
    whole, _ = _found(seat)
    if whole is None or seat.own:
        raise Http404
    return ranking_chart(whole)


def _shown(found: Assessment, seat: Seat) -> dict[str, Any]:
    names = item_names(found)
    return {
        "heads": RANKING_HEADS,
        "rows": [(seat.address("assessed", one.unit.code), ranking_cells(one)) for one in found.assessed],
        "dispute_heads": DISPUTE_HEADS,
        "disputes": [dispute_cells(dispute, names=names) for dispute in found.disputes],
        "chart": ranking_chart(found),
    }


def _cases(seat: Seat) -> list[tuple[Case, str]]:
    """The cases of assessed units under this scheme, with the step each stands at."""
    if seat.unit is None:
        return []
    found = Case.objects.filter(
        subject="assessment", unit__path__startswith=seat.unit.path, fiscal_year=seat.year, reference=seat.scheme
    ).select_related("unit", "process")
    return [(one, process_of(one).name_of(one.step)) for one in found.order_by("unit__code", "pk")]


def _own_cases(request: HttpRequest, seat: Seat) -> QuerySet[Case]:
    """What an assessed unit has to do under the scheme before anything is published."""
    return open_for(person_of(request)).filter(subject="assessment", unit__code=seat.own, reference=seat.scheme)


def _versions(seat: Seat) -> list[PublishedAssessment]:
    query = PublishedAssessment.objects.filter(unit=seat.unit, fiscal_year=seat.year, scheme=seat.scheme)
    return list(query.select_related("by"))


def _objections(found: Assessment, code: str) -> list[dict[str, Any]]:
    names = item_names(found)
    return [
        dict(
            zip(
                ("unit", "item", "kept", "claimed", "ground", "answer"),
                dispute_cells(dispute, names=names)[:6],
                strict=True,
            )
        )
        | {"reason": dispute.objection.answered.reason if dispute.objection.answered else ""}
        for dispute in found.disputes
        if dispute.code == code
    ]


def _handed(request: HttpRequest, name: str, found: Assessment, write: Callable[[Path], object]) -> FileResponse:
    return handed_out(
        request, name, write, subject=f"unit:{found.unit}", summary=f"导出{name}", detail={"scheme": found.scheme.id}
    )
