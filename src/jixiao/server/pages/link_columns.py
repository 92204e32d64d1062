"""Which column of two linked exports is what: as it was read, and as people say it is; then they are linked again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.facts.records import BY_NAME
from jixiao.linkage.exports import IGNORED
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.linking import DECIDERS, relink
from jixiao.server.actions.permission import NotPermitted, sees_exports
from jixiao.server.matching.models import LinkRun
from jixiao.server.matching.readings import run_folder
from jixiao.workbench.collect import headings_of, look_at
from jixiao.workbench.link import field_labels
from jixiao.workbench.platforms import platform_fitted
from jixiao.workbench.settings import from_environment

from .refusals import refusal_text

SIDES = ("a", "b")
BY_PROGRAM, NOT_USED = "由程序判断", "没有认出，不用这一列"


@allow(*DECIDERS)
def link_columns(request: HttpRequest, number: int) -> HttpResponse:
    """The columns of both files, each with the field it is; what is changed is kept with the run, which begins again."""
    run = get_object_or_404(scope_of(request.user).rows(LinkRun.objects.select_related("unit")), pk=number)
    if not sees_exports(person_of(request), handed_in_by=run.by_id):
        raise PermissionDenied
    if request.method == "POST":
        told = {side: _told(request, side) for side in SIDES}
        try:
            relink(run=run, columns=told, by=person_of(request), actor=actor_of(request))
        except (NotPermitted, ValidationError) as refused:
            messages.error(request, refusal_text(refused))
            return redirect("link-columns", number=number)
        return redirect("link-run", number=number)
    labels = field_labels(from_environment())
    context = {
        "run": run,
        "sides": [
            (side, name, _columns(run, side, name)) for side, name in zip(SIDES, (run.name_a, run.name_b), strict=True)
        ],
        "labels": [*labels.items(), (IGNORED, "不用这一列")],
    }
    return render(request, "link_columns.html", context)


def _told(request: HttpRequest, side: str) -> dict[str, str]:
    pairs = zip(request.POST.getlist(f"heading-{side}"), request.POST.getlist(f"field-{side}"), strict=False)
    return {heading: field for heading, field in pairs if field}


def _columns(run: LinkRun, side: str, name: str) -> list[tuple[str, str, str]]:
    """Headings of a file with the field each is, "" where it is not compared, and what that then means."""
    path = run_folder(run) / "in" / name
    if not path.is_file():
        return []
    told = run.columns.get(side, {})
    looked = look_at(path, name=name, told=told, settings=from_environment())
    if looked.taken is None:
        return [(heading, told.get(heading, ""), BY_PROGRAM) for heading in headings_of(path)]
    used = [(heading, field, BY_PROGRAM) for heading, field in looked.columns]
    ignored = [(heading, IGNORED, BY_PROGRAM) for heading, field in told.items() if field == IGNORED]
    entered = _only_entered(path, told)
    return [*used, *ignored, *((heading, "", entered.get(heading, NOT_USED)) for heading in looked.unknown)]


def _only_entered(path: Path, told: Mapping[str, str]) -> dict[str, str]:
    """Headings that say nothing when cases are compared and become a field of the register, and which."""
    layout = platform_fitted(path, settings=from_environment(), said=told)
    register = BY_NAME.get(layout.register) if layout else None
    if layout is None or register is None:
        return {}
    return {
        column.heading: f"不参加比对，登记为“{register.field(column.enter).label}”"
        for column in layout.export
        if column.enter and not column.link
    }
