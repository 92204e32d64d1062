"""Which results a page shows: of one evaluation that the person may see, or, without accounts, of the one folder named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jixiao.server.accounts.access import unguarded
from jixiao.server.accounts.scope import scope_of
from jixiao.server.process.cases import Case
from jixiao.server.results.folders import folder_of, results_of
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import stale
from jixiao.workbench.results import Results, files_in, open_findings, open_results

from .results import folder as local_folder


@dataclass(frozen=True, slots=True)
class Shown:
    """Results with the folder they stand in and the address (`base`) that the pages about them begin with."""

    results: Results
    folder: Path
    base: str
    evaluation: Evaluation | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def context(self) -> dict[str, Any]:
        """What the templates of these pages ask for."""
        return {"results": self.results, "base": self.base, "evaluation": self.evaluation, **self.extra}


def shown(request: HttpRequest, number: int | None, *, page: str = "") -> Shown | HttpResponse:
    """The results of evaluation `number`, without one those of the local folder; a response when there is something else to see.

    With accounts and no number, the way to the newest evaluation the person may see.
    """
    if unguarded(request):
        return _local(request, number)
    if number is None:
        return redirect(newest_address(request, page=page))
    evaluation = evaluation_of(request, number)
    results = results_of(evaluation)
    if results is None:
        return waiting(request, evaluation)
    folder = folder_of(evaluation)
    present = replace(results, files=files_in(folder))
    return Shown(
        present, folder, base_of(evaluation), evaluation, {"stale": stale(evaluation), "own_case": _case_of(evaluation)}
    )


def _case_of(evaluation: Evaluation) -> Case | None:
    """The newest self-evaluation on its way for the same unit and year."""
    same = Case.objects.filter(subject="self_evaluation", unit=evaluation.unit, fiscal_year=evaluation.fiscal_year)
    return same.select_related("process").order_by("-pk").first()


def evaluation_of(request: HttpRequest, number: int) -> Evaluation:
    """An evaluation in the person's scope; all others do not exist for them."""
    query = Evaluation.objects.select_related("unit", "by")
    return get_object_or_404(scope_of(request.user).rows(query), pk=number)


def waiting(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    """The page of an evaluation without results: under way, or why there are none."""
    told: dict[str, Any] = {"evaluation": evaluation, "working": evaluation.state in ("queued", "running")}
    if evaluation.state == "failed" and evaluation.folder:
        told["problems"] = open_findings(folder_of(evaluation))
    return render(request, "evaluation_waiting.html", told)


def newest_address(request: HttpRequest, *, page: str) -> str:
    """The page of the newest evaluation that the person may see; the list of evaluations when there is none."""
    newest = scope_of(request.user).rows(Evaluation.objects.filter(state="done")).first()
    return f"{base_of(newest)}{page}" if newest is not None else reverse("evaluations")


def base_of(evaluation: Evaluation) -> str:
    """The address that the pages of an evaluation begin with."""
    return reverse("evaluation", args=[evaluation.pk])


def _local(request: HttpRequest, number: int | None) -> Shown | HttpResponse:
    if number is not None:
        raise Http404
    results = open_results(local_folder())
    if results is None:
        return render(request, "empty.html", status=404)
    return Shown(results, local_folder(), reverse("sheet"))
