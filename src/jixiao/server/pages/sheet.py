"""The score sheet, the projects and the findings of one evaluation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jixiao.server.accounts.access import local_or, unguarded
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import roles_of

from .shown import Shown, shown


@local_or()
def front(request: HttpRequest) -> HttpResponse:
    """The address without more: the score sheet, and for whom evaluations are not meant the workbench."""
    if not unguarded(request) and not roles_of(request.user) & set(BUSINESS):
        return redirect("home")
    return _page(request, None, template="sheet.html", page="")


@local_or(*BUSINESS)
def score_sheet(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The score sheet, each figure a link to where it comes from; without results, how to get some."""
    return _page(request, number, template="sheet.html", page="")


@local_or(*BUSINESS)
def projects(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The self-evaluation of every project."""
    return _page(request, number, template="projects.html", page="projects/")


@local_or(*BUSINESS)
def findings(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Everything that was found doubtful or wrong."""
    return _page(request, number, template="findings.html", page="findings/")


def _page(request: HttpRequest, number: int | None, *, template: str, page: str) -> HttpResponse:
    found = shown(request, number, page=page)
    return render(request, template, found.context) if isinstance(found, Shown) else found
