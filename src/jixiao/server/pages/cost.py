"""Costs over a unit's year: 三公 and other items beside limit, last year and peers, and which limit is about to be crossed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import figure_text, money, percent
from jixiao.monitoring.cost.items import CONTROLLED, GROUPS
from jixiao.monitoring.cost.judging import Costed
from jixiao.monitoring.cost.peers import Peers, Spread, peers_of, spreads
from jixiao.monitoring.pace.lights import LABELS
from jixiao.reporting.cost_text import HEADS, public_text, reasons_text, row_figures, text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.watching import costed_now, costs_by_department
from jixiao.workbench.cost import Controlled, write_document, write_table
from jixiao.workbench.explain import explained
from jixiao.workbench.settings import from_environment

from .exports import handed_out
from .originals import original_links
from .pace import TONES
from .payment_rules import Place, day_of, place_of

ROWS = 200
MIDDLES = {"lower": "下四分位", "median": "中位数", "upper": "上四分位"}


@allow(*BUSINESS)
def cost(request: HttpRequest) -> HttpResponse:
    """Every item with its light; every number leads to its rows."""
    place = place_of(request)
    told: dict[str, Any] = {"place": place}
    if place.unit is not None:
        as_of, wrong = day_of(request, place)
        found = costed_now(place.unit, place.year, as_of)
        told |= {"wrong": wrong, "found": found}
        if found is not None:
            told |= _shown(found, place.unit) | _compared(found, place)
    return render(request, "cost.html", told)


@allow(*BUSINESS)
@limited("export", reading=True)
def cost_table(request: HttpRequest, unit: str, day: str) -> FileResponse:
    """All items as a workbook."""
    found, _ = _asked(request, unit, day)
    return _handed(request, found, "成本控制", "xlsx", write_table)


@allow(*BUSINESS)
@limited("export", reading=True)
def cost_document(request: HttpRequest, unit: str, day: str) -> FileResponse:
    """The same as a document."""
    found, _ = _asked(request, unit, day)
    return _handed(request, found, "成本控制情况", "docx", write_document)


@allow(*BUSINESS)
def cost_figure(request: HttpRequest, unit: str, day: str, code: str) -> HttpResponse:
    """One figure and the way back to its cells; 404 when there is no such figure."""
    found, place = _asked(request, unit, day)
    explanation = explained(code, document=found.trace, rows=ROWS, settings=from_environment())
    links = original_links(request, {record.sha256 for record in explanation.records})
    told = {
        "place": place,
        "as_of": found.costs.as_of,
        "code": code,
        "whole": "成本控制",
        "back": _address(place, found),
        "base": _base(place, found),
        "explanation": explanation,
        "records": [(record, links.get(record.sha256, "")) for record in explanation.records],
    }
    return render(request, "analysis_figure.html", told, status=404 if explanation.findings else 200)


def _asked(request: HttpRequest, unit: str, day: str) -> tuple[Controlled, Unit]:
    place = get_object_or_404(scope_of(request.user).units().filter(kind="department"), code=unit)
    try:
        as_of = date.fromisoformat(day)
    except ValueError as wrong:
        raise Http404(day) from wrong
    found = costed_now(place, as_of.year, as_of)
    if found is None:
        raise Http404(unit)
    return found, place


def _base(place: Unit, found: Controlled) -> str:
    return f"{reverse('cost')}{quote(place.code)}/{found.costs.as_of.isoformat()}/"


def _address(place: Unit, found: Controlled) -> str:
    return f"{reverse('cost')}?unit={quote(place.code)}&year={found.fiscal_year}&as_of={found.costs.as_of.isoformat()}"


def _shown(found: Controlled, place: Unit) -> dict[str, Any]:
    return {
        "base": _base(place, found),
        "public": public_text(found.costs),
        "heads": [(head, number and head not in ("灯", "说明")) for number, head in enumerate(HEADS)],
        "groups": [
            (label, [_line(one, found, place) for one in found.costs.of(group)]) for group, label in GROUPS.items()
        ],
        "controlled": bool(found.costs.of(CONTROLLED)),
        "warned": [one.item.name for one in found.costs.rows if TONES[one.light] in ("warning", "late")],
    }


def _compared(found: Controlled, place: Place) -> dict[str, Any]:
    """The unit's own costs beside the middle of all others; and side by side those departments that the person may see."""
    every = costs_by_department(found.costs.as_of)
    others = [costs for code, costs in every.items() if code != found.unit]
    seen = {unit.code: every[unit.code] for unit in place.units if unit.code in every}
    side_by_side = spreads(seen, pack=found.pack)
    return {
        "peers": [_peer(one) for one in peers_of(found.costs, others, pack=found.pack)],
        "spreads": side_by_side,
        "middles": [
            (label, [_yuan(getattr(one.middle, name)) for one in side_by_side]) for name, label in MIDDLES.items()
        ],
        "side_by_side": [
            (unit, [_beside(one, unit) for one in side_by_side])
            for unit in place.units
            if any(unit.code in one.costs for one in side_by_side)
        ],
    }


def _peer(one: Peers) -> dict[str, Any]:
    return {
        "one": one,
        "own": _yuan(one.own),
        **{name: _yuan(getattr(one.others, name)) for name in MIDDLES},
        "above": percent(*one.dearer, decimals=1) if one.dearer else "",
    }


def _beside(one: Spread, unit: Unit) -> tuple[str, str, bool]:
    """A department's unit cost as printed, what it is called, and whether it is above the upper quartile."""
    return _yuan(one.costs.get(unit.code)), f"{one.name}（每{one.measured_in}）", one.is_dear(unit.code)


def _yuan(fen: int | None) -> str:
    return money(fen, unit="元") if fen is not None else ""


def _line(one: Costed, found: Controlled, place: Unit) -> dict[str, Any]:
    return {
        "name": one.item.name,
        "cells": [_cell(figure, head, _base(place, found)) for figure, head in zip(row_figures(one), HEADS[1:], strict=False)],
        "light": LABELS[one.light],
        "tone": TONES[one.light],
        "reasons": reasons_text(one),
    }  # fmt: skip


def _cell(figure: Figure | None, head: str, base: str) -> tuple[str, str, str]:
    """A figure as printed (its unit stands in the heading), where it leads, and its heading."""
    if figure is None:
        return text(None), "", head
    return figure_text(figure, with_unit=False), f"{base}figures/{quote(figure.code)}/", head


def _handed(
    request: HttpRequest, found: Controlled, name: str, kind: str, write: Callable[[Path, Controlled], object]
) -> FileResponse:
    as_of = found.costs.as_of
    return handed_out(
        request, f"{name}{as_of:%Y%m%d}.{kind}", lambda path: write(path, found),
        subject=f"unit:{found.unit}", detail={"as_of": str(as_of)},
        summary=f"导出 {found.fiscal_year} 年{name}（截至 {as_of}）",
    )  # fmt: skip
