"""The score sheet, the projects and the findings of one evaluation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS
from jixiao.workbench.results import open_results

from .results import folder


@local_or(*BUSINESS)
def score_sheet(request: HttpRequest) -> HttpResponse:
    """The score sheet, each figure a link to where it comes from; without results, how to get some."""
    return _page(request, "sheet.html")


@local_or(*BUSINESS)
def projects(request: HttpRequest) -> HttpResponse:
    """The self-evaluation of every project."""
    return _page(request, "projects.html")


@local_or(*BUSINESS)
def findings(request: HttpRequest) -> HttpResponse:
    """Everything that was found doubtful or wrong."""
    return _page(request, "findings.html")


def _page(request: HttpRequest, template: str) -> HttpResponse:
    results = open_results(folder())
    if results is None:
        return render(request, "empty.html", {"page": template}, status=404)
    return render(request, template, {"results": results, "page": template})
