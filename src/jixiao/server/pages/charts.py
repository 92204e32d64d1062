"""Charts: interactive where there is script, as pictures where there is none, always beside a table of their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jixiao.reporting.chart_model import Chart
from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS, WITH_REPORTERS
from jixiao.server.headers import draws_charts
from jixiao.workbench.charting import chart_table, charts_for, drawing_script, interactive, picture
from jixiao.workbench.settings import from_environment

from .shown import Shown, shown

MONTHS_OF = "progress.executed."
"""Figures of single months are not part of an evaluation; the way back is that of the year's."""


@draws_charts
@local_or(*BUSINESS)
def charts(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """All charts of one evaluation, each with its table."""
    found = shown(request, number, page="charts/")
    if not isinstance(found, Shown):
        return found
    return render(request, "charts.html", {**found.context, "charts": shown_charts(found)})


@local_or(*BUSINESS)
def chart_spec(request: HttpRequest, name: str, number: int | None = None) -> HttpResponse:
    """One chart for the drawing library; its bars lead to the traces of their figures."""
    found = shown(request, number, page=f"charts/{quote(name)}.json")
    if not isinstance(found, Shown):
        return found
    chart = _named(name, found)
    return specification(request, chart, links=_links(chart, found))


@local_or(*BUSINESS)
def chart_picture(request: HttpRequest, name: str, number: int | None = None) -> HttpResponse:
    """One chart as SVG."""
    found = shown(request, number, page=f"charts/{quote(name)}.svg")
    if not isinstance(found, Shown):
        return found
    return HttpResponse(picture(_named(name, found)), content_type="image/svg+xml")


@local_or(*WITH_REPORTERS)
def chart_script(request: HttpRequest) -> FileResponse:
    """The drawing library, made on first use and kept by browsers for a day."""
    response = FileResponse(
        drawing_script(from_environment()).open("rb"), content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = "private, max-age=86400"
    return response


def shown_charts(found: Shown, names: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What `chart_figures.html` shows of the charts of some results (only `names`, in their order, where given)."""
    known = {chart.name: chart for chart in charts_for(found.folder, settings=from_environment())}
    chosen = [known[name] for name in names if name in known] if names else list(known.values())
    return [
        {
            "chart": one,
            "address": f"{found.base}charts/{one.name}",
            "heads": chart_table(one).heads,
            "rows": _rows(one, found),
        }
        for one in chosen
    ]


def _rows(chart: Chart, found: Shown) -> list[tuple[str, list[tuple[str, str]]]]:
    links = _links(chart, found)
    return [
        (label, [(text, links.get(code, "")) for text, code in values]) for label, values in chart_table(chart).rows
    ]


def _links(chart: Chart, found: Shown) -> dict[str, str]:
    """The address of each figure's trace by code; those that no evaluation holds have none."""
    known = found.results.figures
    codes = {figure.code for series in chart.series for figure in series.figures}
    traced = {code: "expenditure.executed" if code.startswith(MONTHS_OF) else code for code in codes}
    return {code: f"{found.base}figures/{quote(to)}/" for code, to in traced.items() if to in known}


def _named(name: str, found: Shown) -> Chart:
    for chart in charts_for(found.folder, settings=from_environment()):
        if chart.name == name:
            return chart
    raise Http404(name)


def specification(request: HttpRequest, chart: Chart, *, links: Mapping[str, str]) -> JsonResponse:
    """A chart for the drawing library, as wide as the place that a phone has for it (`room`)."""
    told = interactive(chart, links=links, room=request.GET.get("room", ""))
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
