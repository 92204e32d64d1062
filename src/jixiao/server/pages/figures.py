"""One figure and the way back to its cells."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS
from jixiao.workbench.explain import explain
from jixiao.workbench.settings import from_environment

from .originals import original_links
from .shown import Shown, shown

ROWS = 200


@local_or(*BUSINESS)
def figure(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """The trace of a figure with the records behind it; 404 when the evaluation has no such figure."""
    found = shown(request, number, page=f"figures/{quote(code)}/")
    if not isinstance(found, Shown):
        return found
    explanation = explain(code, folder=found.folder, rows=ROWS, settings=from_environment())
    status = 404 if explanation.findings else 200
    links = original_links(request, {record.sha256 for record in explanation.records})
    records = [(record, links.get(record.sha256, "")) for record in explanation.records]
    context = {**found.context, "explanation": explanation, "code": code, "records": records}
    if explanation.table in BY_NAME and settings.JIXIAO_ACCOUNTS:
        context["register"] = BY_NAME[explanation.table]
    return render(request, "figure.html", context, status=status)
