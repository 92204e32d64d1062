"""Charts: interactive where there is script, as pictures where there is none, always beside a table of their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from jixiao.reporting.chart_model import Chart
from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.headers import draws_charts
from jixiao.workbench.charting import chart_table, charts_for, drawing_script, interactive, picture
from jixiao.workbench.results import open_results
from jixiao.workbench.settings import from_environment

from .results import folder

MONTHS_OF = "progress.executed."
"""Figures of single months are not part of an evaluation; the way back is that of the year's."""


@draws_charts
@local_or(*BUSINESS)
def charts(request: HttpRequest) -> HttpResponse:
    """All charts of the results shown, each with its table."""
    results = open_results(folder())
    if results is None:
        return render(request, "empty.html", {"page": ""}, status=404)
    return render(request, "charts.html", {"results": results, "charts": shown_charts(folder())})


@local_or(*BUSINESS)
def chart_spec(request: HttpRequest, name: str) -> HttpResponse:
    """One chart for the drawing library; its bars lead to the traces of their figures."""
    chart = _named(name)
    return JsonResponse(interactive(chart, links=_links(chart)), json_dumps_params={"ensure_ascii": False})


@local_or(*BUSINESS)
def chart_picture(request: HttpRequest, name: str) -> HttpResponse:
    """One chart as SVG."""
    return HttpResponse(picture(_named(name)), content_type="image/svg+xml")


@local_or(*BUSINESS)
def chart_script(request: HttpRequest) -> FileResponse:
    """The drawing library, made on first use and kept by browsers for a day."""
    response = FileResponse(
        drawing_script(from_environment()).open("rb"), content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = "private, max-age=86400"
    return response


def shown_charts(place: Path, names: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What `chart_figures.html` shows for the charts of a results folder (only `names`, in their order, where given)."""
    found = {chart.name: chart for chart in charts_for(place, settings=from_environment())}
    chosen = [found[name] for name in names if name in found] if names else list(found.values())
    return [{"chart": one, "heads": chart_table(one).heads, "rows": _rows(one)} for one in chosen]


def _rows(chart: Chart) -> list[tuple[str, list[tuple[str, str]]]]:
    links = _links(chart)
    return [
        (label, [(text, links.get(code, "")) for text, code in values]) for label, values in chart_table(chart).rows
    ]


def _links(chart: Chart) -> dict[str, str]:
    """The address of each figure's trace by code; those that no evaluation holds have none."""
    results = open_results(folder())
    known = results.figures if results else {}
    codes = {figure.code for series in chart.series for figure in series.figures}
    traced = {code: "expenditure.executed" if code.startswith(MONTHS_OF) else code for code in codes}
    return {code: reverse("figure", args=[to]) for code, to in traced.items() if to in known}


def _named(name: str) -> Chart:
    for chart in charts_for(folder(), settings=from_environment()):
        if chart.name == name:
            return chart
    raise Http404(name)
