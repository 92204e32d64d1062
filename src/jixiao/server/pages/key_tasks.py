"""The key tasks of an evaluation: what was done, each figure a way to its records."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.server.accounts.access import local_or
from jixiao.server.accounts.roles import BUSINESS
from jixiao.workbench import key_tasks as workbench
from jixiao.workbench.settings import from_environment

from .shown import Shown, shown


@local_or(*BUSINESS)
def key_tasks(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """All key tasks with their figures, as they were when the evaluation was made."""
    found = shown(request, number, page="tasks/")
    if not isinstance(found, Shown):
        return found
    tasks = workbench.key_tasks(found.results, settings=from_environment())
    return render(request, "key_tasks.html", {**found.context, "tasks": tasks})
