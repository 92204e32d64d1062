"""Spending progress over a unit's year: plan, payments and calendar, a light for every line, and where the year leads."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.kernel.formatting import money, percent
from jixiao.monitoring.dual.progress import elapsed
from jixiao.monitoring.pace.gathering import DIVISION, FUND, KIND, KINDS, PROJECT, WHOLE
from jixiao.monitoring.pace.lights import Light, MoneyAt, Paced
from jixiao.reporting.pace_text import amount_text, light_text, rate_text, way_text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.watching import paced_now
from jixiao.server.headers import draws_charts
from jixiao.server.ledger.tables import TABLES
from jixiao.workbench.charting import picture
from jixiao.workbench.pace import Pace, write_table

from .charts import specification
from .exports import handed_out
from .payment_rules import Place, day_of, place_of
from .record_lists import list_address, share_of

TONES = {Light.GREEN: "known", Light.YELLOW: "warning", Light.RED: "late", Light.NONE: ""}


@draws_charts
@allow(*BUSINESS)
def pace(request: HttpRequest) -> HttpResponse:
    """Every line with its light, the chart, the forecasts."""
    place = place_of(request)
    found, wrong = None, ""
    if place.unit is not None:
        as_of, wrong = day_of(request, place)
        found = paced_now(place.unit, place.year, as_of)
    told: dict[str, Any] = {"place": place, "found": found, "wrong": wrong}
    return render(request, "pace.html", told | (_shown(found, place) if found else {}))


@allow(*BUSINESS)
def pace_spec(request: HttpRequest) -> HttpResponse:
    """The chart for the drawing library."""
    found, _ = _asked(request)
    return specification(request, found.chart, links={})


@allow(*BUSINESS)
def pace_picture(request: HttpRequest) -> HttpResponse:
    """The chart as SVG."""
    found, _ = _asked(request)
    return HttpResponse(picture(found.chart), content_type="image/svg+xml")


@allow(*BUSINESS)
@limited("export", reading=True)
def pace_table(request: HttpRequest) -> FileResponse:
    """The lines, forecasts and chart as a workbook."""
    found, _ = _asked(request)
    return handed_out(
        request, f"支出进度{found.as_of:%Y%m%d}.xlsx", lambda path: write_table(path, found),
        subject=f"unit:{found.unit}", detail={"as_of": str(found.as_of)},
        summary=f"导出 {found.fiscal_year} 年支出进度（截至 {found.as_of}）",
    )  # fmt: skip


def _asked(request: HttpRequest) -> tuple[Pace, Place]:
    place = place_of(request)
    found = paced_now(place.unit, place.year, day_of(request, place)[0]) if place.unit is not None else None
    if found is None:
        raise Http404
    return found, place


def _shown(found: Pace, place: Place) -> dict[str, Any]:
    gone = elapsed(found.as_of)
    assert place.unit is not None
    projects = _projects_of_divisions(place)
    lights = [one.light for one in found.rows if one.money.kind == PROJECT]
    return {
        "groups": [
            (label, [_line(one, found, place, projects) for one in found.rows if one.money.kind == kind])
            for kind, label in KINDS.items()
        ],
        "gone": percent(gone.num, gone.den),
        "counts": [
            (light_text(light), TONES[light], lights.count(light)) for light in (Light.RED, Light.YELLOW, Light.GREEN)
        ],
        "forecasts": [
            {"name": name, "ways": [(amount_text(way.year), way_text(way)) for way in one.ways]}
            for name, one in found.forecasts.items()
        ],
        "chart": found.chart,
        "query": urlencode({"unit": place.unit.code, "year": place.year, "as_of": found.as_of.isoformat()}),
    }


def _line(one: Paced, found: Pace, place: Place, projects: dict[str, str]) -> dict[str, Any]:
    line = one.money
    behind = _rows_behind(line, found, place, projects)
    budget, paid = money(line.budget, unit="万元"), money(line.paid, unit="万元")
    return {
        "code": line.code if line.kind == PROJECT else "",
        "name": line.name,
        "budget": budget,
        "paid": paid,
        "rate": share_of(
            rate_text(one),
            ("已支付", paid, behind.get("payments", "")),
            ("全年预算数", budget, behind.get("lines", "")),
        ),
        "planned": "–" if line.planned is None else money(line.planned, unit="万元"),
        "light": light_text(one.light),
        "tone": TONES[one.light],
        "reasons": one.reasons,
    } | behind


def _rows_behind(line: MoneyAt, found: Pace, place: Place, projects: dict[str, str]) -> dict[str, str]:
    """The lists that a line's amounts were added up from; none for what names no division."""
    assert place.unit is not None
    narrowed = {
        WHOLE: {},
        KIND: {"kind": line.code},
        FUND: {"fund_type": line.code},
        DIVISION: {"project": projects.get(line.code, "")},
        PROJECT: {"project": line.code},
    }[line.kind]
    if "" in narrowed.values():
        return {}
    asked = {"unit": place.unit.code, **narrowed}
    until = found.as_of.isoformat()
    behind = {
        "lines": list_address("budget_line", year=place.year, **asked),
        "payments": list_address("payment", year=place.year, paid_on_to=until, **asked),
    }
    if line.kind in (DIVISION, PROJECT):
        behind["plans"] = list_address("spending_plan", year=place.year, **asked)
    return behind


def _projects_of_divisions(place: Place) -> dict[str, str]:
    """The codes of each division's projects, parted by commas."""
    assert place.unit is not None
    table: Any = TABLES["project"]
    standing = table.objects.filter(ended__isnull=True, fiscal_year=place.year, unit__path__startswith=place.unit.path)
    found: dict[str, list[str]] = defaultdict(list)
    for division, code in standing.exclude(division__isnull=True).order_by("code").values_list("division", "code"):
        found[division].append(code)
    return {division: ",".join(codes) for division, codes in found.items()}
