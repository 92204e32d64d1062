"""What a register counts to at this moment: every number leads to its records, splits by field beside it."""

from __future__ import annotations

from typing import Any

from django.db.models import Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jixiao.facts.registers import REGISTERS, Installed
from jixiao.measures.model import Measure
from jixiao.measures.registers import measures_of
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.watching import counted_now
from jixiao.server.ledger.open_limits import fiscal_years
from jixiao.server.ledger.tables import TABLES
from jixiao.standards.register_shelf import of_other_years
from jixiao.workbench.explain import explained
from jixiao.workbench.settings import from_environment

from .originals import original_links
from .privacy import demand_readable

Json = dict[str, Any]
ROWS = 200
"""So many records behind a number are listed."""


@allow(*WITH_REPORTERS)
def register_figures(request: HttpRequest, name: str) -> HttpResponse:
    """The statistics of a register and how its time limits were kept, of a unit with those below it and a year."""
    installed = _readable(request, name)
    table: Any = TABLES[name]
    kept = scope_of(request.user).rows(table.objects.filter(ended__isnull=True))
    years = list(fiscal_years(kept))[::-1]
    units = scope_of(request.user).units()
    unit = units.filter(code=request.GET.get("unit", "")).first() or _topmost(units, kept)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() else max(years, default=0)
    told: Json = {"type": installed.record, "units": units, "unit": unit, "years": years, "year": year}
    if unit is not None and year in years:
        told |= _counted(installed, counted_now(unit, year, name)["figures"], year)
        told["base"] = _base(name, unit.code, year)
    return render(request, "register_figures.html", {"listed": [], "splits": [], "base": "", **told})


@allow(*WITH_REPORTERS)
def register_figure(request: HttpRequest, name: str, unit: str, year: int, code: str) -> HttpResponse:
    """One number and the way back to its records; 404 when there is none of this code."""
    installed = _readable(request, name)
    place = get_object_or_404(scope_of(request.user).units(), code=unit)
    document = counted_now(place, year, name)
    explanation = explained(code, document=document, rows=ROWS, settings=from_environment())
    links = original_links(request, {record.sha256 for record in explanation.records})
    told = {
        "page": f"{installed.record.label}的统计",
        "sub": f"{place}，{year} 年度，现在的台账",
        "code": code,
        "back": f"{reverse('register-figures', args=[name])}?unit={unit}&year={year}",
        "base": _base(name, unit, year),
        "explanation": explanation,
        "register": installed.record,
        "records": [(record, links.get(record.sha256, "")) for record in explanation.records],
    }
    return render(request, "traced_figure.html", told, status=404 if explanation.findings else 200)


def _readable(request: HttpRequest, name: str) -> Installed:
    installed = REGISTERS.get(name)
    if installed is None:
        raise Http404(name)
    demand_readable(request, name)
    return installed


def _topmost(units: QuerySet[Unit], kept: QuerySet[Any]) -> Unit | None:
    """The topmost unit in scope, below the finance bureau, that has records of its own or below it."""
    some = units.filter(code=kept.order_by().aggregate(some=Min("unit_id"))["some"]).first()
    above = (one for one in units if some is not None and some.path.startswith(one.path) and one.kind != "finance")
    return next(above, None)


def _base(name: str, unit: str, year: int) -> str:
    return reverse("register-figure", args=[name, unit, year, "x"]).removesuffix("figures/x/")


def _counted(installed: Installed, figures: Json, year: int) -> Json:
    """The numbers as they are listed, with what their packs say of them, and the splits; without those that other years' versions count."""
    name = installed.record.name
    other = of_other_years([version for version, _ in installed.versions], year)
    notes = {f"{name}.{one.code}": one.note for one in installed.register.statistics}
    listed, splits = [], []
    for measure in measures_of(installed.register):
        if measure.code.split(".")[1] in other:
            continue
        if isinstance(measure, Measure) and measure.group:
            field = installed.record.field(measure.group)
            parts = _parts(measure.code, figures, dict(field.codes))
            if parts:
                splits.append({"label": measure.label, "field": field.label, "parts": parts})
        elif measure.code in figures:
            listed.append({"code": measure.code, **figures[measure.code], "note": notes.get(measure.code, "")})
    return {"listed": listed, "splits": splits}


def _parts(code: str, figures: Json, labels: dict[str, str]) -> list[Json]:
    """The parts of a split, the largest first."""
    found = [
        {**figure, "code": one, "label": labels.get(rest := one.removeprefix(f"{code}."), rest)}
        for one, figure in figures.items()
        if one.startswith(f"{code}.")
    ]
    return sorted(found, key=lambda one: (-int(one["value"] or 0), str(one["label"])))
