"""One figure and the way back to its cells."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS
from jixiao.workbench.explain import explain
from jixiao.workbench.results import open_results
from jixiao.workbench.settings import from_environment

from .results import folder

ROWS = 200


@local_or(*BUSINESS)
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """The trace of a figure with the records behind it; 404 when the evaluation has no such figure."""
    results = open_results(folder())
    if results is None:
        return render(request, "empty.html", {"page": ""}, status=404)
    explanation = explain(code, folder=folder(), rows=ROWS, settings=from_environment())
    status = 404 if explanation.findings else 200
    return render(request, "figure.html", {"results": results, "explanation": explanation, "code": code}, status=status)
