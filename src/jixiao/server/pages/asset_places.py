"""Whose assets and supplies a page shows: the unit and year asked for, else the person's own and the newest there is."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from jixiao.server.accounts.actor import person_of
from jixiao.server.accounts.models import WITH_A_BUDGET, Unit
from jixiao.server.accounts.scope import scope_of
from jixiao.server.ledger.tables import TABLES


def units_of(request: HttpRequest) -> list[Unit]:
    """The units in scope that have things of their own."""
    return list(scope_of(request.user).units().filter(kind__in=WITH_A_BUDGET))


def place_of(request: HttpRequest, name: str) -> tuple[Unit, int]:
    """The unit and year asked for; else the person's own unit, and the newest year in which it has records of type `name`."""
    asked = request.POST.get("unit") or request.GET.get("unit", "")
    own = person_of(request).memberships.exclude(unit__kind="finance").select_related("unit").first()
    units = units_of(request)
    unit = next((one for one in units if one.code == asked), None) or (own.unit if own else next(iter(units), None))
    if unit is None:
        raise Http404(name)
    year = request.POST.get("year") or request.GET.get("year", "")
    if year.isdigit() and 1994 <= int(year) <= 2100:
        return unit, int(year)
    table: Any = TABLES[name]
    years = table.objects.filter(unit=unit, ended__isnull=True).order_by("-fiscal_year")
    return unit, years.values_list("fiscal_year", flat=True).first() or timezone.localdate().year
